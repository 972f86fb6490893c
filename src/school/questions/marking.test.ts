/** Marking, kind by kind, and what must hold for every exercise and every answer. */
import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import fc from 'fast-check'
import { Value } from 'typebox/value'
import { textToInlines } from '#contract/content.ts'
import { type Answer, type Answers, type Question, questionSchema } from '#contract/questions.ts'
import { arbitraryQuestion, keyAnswer } from '../../../tests/arbitrary-question.ts'
import { markAnswers, markQuestion } from './marking.ts'
import { contentKey, opaqueId } from './opaque-ids.ts'

const salt = 'sel de la révision'
const base = { id: 'q', prompt: [], points: 2 }
const words = textToInlines
const id = (role: 'choice' | 'left' | 'right' | 'item' | 'gap', key: string) =>
  opaqueId(salt, 'q', role, key)

function mark(question: Question, answer: Answer | undefined) {
  const { state, points, feedback, parts } = markQuestion(question, salt, answer)
  return {
    state,
    points,
    feedback: feedback.map((f) => f.map((i) => 'text' in i && i.text)),
    parts,
  }
}

function choice(key: string, fraction: number) {
  return { id: key, text: words(key), fraction, feedback: words(`mot sur ${key}`) }
}

describe('single choice', () => {
  const question: Question = {
    ...base,
    kind: 'single_choice',
    shuffle: true,
    choices: [choice('a', 1), choice('b', 0.5), choice('c', 0), choice('d', -1)],
  }
  for (const [key, state, points] of [
    ['a', 'right', 2],
    ['b', 'partly', 1],
    ['c', 'wrong', 0],
    ['d', 'wrong', 0],
  ] as const) {
    test(`choosing ${key}: ${state}`, () => {
      const result = mark(question, { kind: 'single_choice', choice: id('choice', key) })
      assert.equal(result.state, state)
      assert.equal(result.points, points)
      assert.deepEqual(result.feedback, [[`mot sur ${key}`]])
    })
  }
  test('the author’s own id is no answer', () => {
    assert.equal(mark(question, { kind: 'single_choice', choice: 'a' }).state, 'unanswered')
  })
  test('an answer of another kind is none', () => {
    assert.equal(mark(question, { kind: 'true_false', value: true }).state, 'unanswered')
  })
})

describe('multiple choice', () => {
  const question: Question = {
    ...base,
    kind: 'multiple_choice',
    shuffle: false,
    choices: [choice('a', 0.5), choice('b', 0.5), choice('c', -0.5), choice('d', 0)],
  }
  for (const [keys, state, points] of [
    ['ab', 'right', 2],
    ['ba', 'right', 2],
    ['a', 'partly', 1],
    ['abc', 'partly', 1],
    ['abd', 'right', 2],
    ['ac', 'wrong', 0],
    ['c', 'wrong', 0],
    ['d', 'wrong', 0],
    ['', 'unanswered', 0],
  ] as const) {
    test(`choosing ${keys || 'nothing'}: ${state}`, () => {
      const choices = Array.from(keys, (key) => id('choice', key))
      const result = mark(question, { kind: 'multiple_choice', choices })
      assert.equal(result.state, state)
      assert.equal(result.points, points)
      assert.equal(result.feedback.length, keys.length)
    })
  }
  test('three thirds make a whole', () => {
    const thirds: Question = {
      ...question,
      choices: [
        choice('a', 0.33333),
        choice('b', 0.333333),
        choice('c', 0.3333333),
        choice('d', 0),
      ],
    }
    const near: Question = { ...thirds, choices: ['a', 'b', 'c'].map((k) => choice(k, 0.3333333)) }
    const all = ['a', 'b', 'c'].map((key) => id('choice', key))
    assert.equal(mark(near, { kind: 'multiple_choice', choices: all }).points, 2)
    assert.equal(mark(thirds, { kind: 'multiple_choice', choices: all }).points, 2)
    // As the editor writes them, for each number of right answers.
    for (let count = 2; count <= 12; count += 1) {
      const keys = [...'abcdefghijkl'].slice(0, count)
      const fraction = Math.round(100_000 / count) / 100_000
      const shared: Question = { ...question, choices: keys.map((key) => choice(key, fraction)) }
      const chosen = keys.map((key) => id('choice', key))
      const whole = mark(shared, { kind: 'multiple_choice', choices: chosen })
      assert.deepEqual([whole.state, whole.points], ['right', 2], `${count} right answers`)
      const but = mark(shared, { kind: 'multiple_choice', choices: chosen.slice(1) })
      assert.equal(but.state, 'partly')
    }
  })
})

describe('true or false', () => {
  const question: Question = {
    ...base,
    kind: 'true_false',
    correct: false,
    feedbackTrue: words('non'),
    feedbackFalse: words('oui'),
  }
  test('right', () => {
    const result = mark(question, { kind: 'true_false', value: false })
    assert.deepEqual([result.state, result.points, result.feedback], ['right', 2, [['oui']]])
  })
  test('wrong', () => {
    const result = mark(question, { kind: 'true_false', value: true })
    assert.deepEqual([result.state, result.points, result.feedback], ['wrong', 0, [['non']]])
  })
})

describe('numeric', () => {
  const question: Question = {
    ...base,
    kind: 'numeric',
    answers: [
      { value: 3.14, tolerance: 0.005, fraction: 1, feedback: words('exact') },
      { value: 3, tolerance: 0.5, fraction: 0.5, feedback: words('à peu près') },
    ],
    otherFeedback: words('loin'),
  }
  for (const [text, points, feedback] of [
    ['3,14', 2, 'exact'],
    ['3,145', 2, 'exact'],
    ['3,135', 2, 'exact'],
    ['3,1', 1, 'à peu près'],
    ['3,5', 1, 'à peu près'],
    ['3,6', 0, 'loin'],
    ['trois', 0, 'loin'],
    ['3,14 cm', 0, 'loin'],
  ] as const) {
    test(`${text}: ${points} points`, () => {
      const result = mark(question, { kind: 'numeric', text })
      assert.deepEqual([result.points, result.feedback], [points, [[feedback]]])
    })
  }
  test('the edge of a tolerance is inside, whatever binary fractions make of it', () => {
    const edge: Question = {
      ...question,
      answers: [{ value: 0.3, tolerance: 0.1, fraction: 1 }],
    }
    assert.equal(mark(edge, { kind: 'numeric', text: '0,4' }).points, 2)
    assert.equal(mark(edge, { kind: 'numeric', text: '0,2' }).points, 2)
    assert.equal(mark(edge, { kind: 'numeric', text: '0,4001' }).points, 0)
    const large: Question = {
      ...question,
      answers: [{ value: 1_234_567_890, tolerance: 0, fraction: 1 }],
    }
    assert.equal(mark(large, { kind: 'numeric', text: '1 234 567 890' }).points, 2)
    assert.equal(mark(large, { kind: 'numeric', text: '1 234 567 891' }).points, 0)
  })
  const length = (rule: 'required' | 'optional'): Question => ({
    ...question,
    answers: [{ value: 5, tolerance: 0, fraction: 1 }],
    unit: {
      rule,
      symbols: [
        { symbol: 'm', factor: 1 },
        { symbol: 'cm', factor: 0.01 },
        { symbol: 'km', factor: 1000 },
      ],
    },
  })
  for (const [text, required, optional] of [
    ['5 m', 2, 2],
    ['5m.', 2, 2],
    ['500 cm', 2, 2],
    ['0,005 km', 2, 2],
    ['5', 0, 2],
    ['5 M', 0, 0],
    ['5 s', 0, 0],
    ['5 km', 0, 0],
  ] as const) {
    test(`with a unit, ${text}`, () => {
      assert.equal(mark(length('required'), { kind: 'numeric', text }).points, required)
      assert.equal(mark(length('optional'), { kind: 'numeric', text }).points, optional)
    })
  }
})

describe('match', () => {
  const pair = (key: string, right: string) => ({ id: key, left: words(key), right: words(right) })
  const question: Question = {
    ...base,
    points: 3,
    kind: 'match',
    pairs: [pair('chat', 'mammifère'), pair('merle', 'oiseau'), pair('chien', 'mammifère')],
    distractors: [words('poisson')],
  }
  const right = (text: string) => id('right', contentKey(words(text)))
  const answer = (pairs: Record<string, string>): Answer => ({
    kind: 'match',
    pairs: Object.fromEntries(
      Object.entries(pairs).map(([left, text]) => [id('left', left), right(text)]),
    ),
  })
  test('the share of right pairs counts; the same right-hand text serves twice', () => {
    const all = { chat: 'mammifère', merle: 'oiseau', chien: 'mammifère' }
    assert.equal(mark(question, answer(all)).points, 3)
    assert.equal(mark(question, answer({ ...all, chien: 'poisson' })).points, 2)
    assert.equal(mark(question, answer({ merle: 'oiseau' })).points, 1)
    assert.equal(mark(question, answer({ merle: 'mammifère' })).state, 'wrong')
    assert.equal(mark(question, answer({})).state, 'unanswered')
    assert.equal(mark(question, answer({ merle: 'inconnu' })).state, 'unanswered')
  })
  test('whoever joins a pair wrongly reads its words; who finds it or leaves it empty does not', () => {
    const pairs = question.pairs.map((one) => ({ ...one, feedback: words(`mot sur ${one.id}`) }))
    const said = (given: Record<string, string>) =>
      mark({ ...question, pairs }, answer(given)).feedback.flat()
    assert.deepEqual(said({ chat: 'poisson', merle: 'oiseau' }), ['mot sur chat'])
    assert.deepEqual(said({ chien: 'oiseau', chat: 'oiseau' }), ['mot sur chat', 'mot sur chien'])
    assert.deepEqual(said({ chat: 'mammifère', merle: 'oiseau', chien: 'mammifère' }), [])
    assert.deepEqual(said({}), [])
  })
})

describe('order', () => {
  const items = ['un', 'deux', 'deux', 'trois'].map((text, index) => ({
    id: `i${index}`,
    text: words(text),
  }))
  const question: Question = { ...base, points: 4, kind: 'order', items }
  const order = (...indexes: number[]): Answer => ({
    kind: 'order',
    order: indexes.map((index) => id('item', `i${index}`)),
  })
  for (const [indexes, points] of [
    [[0, 1, 2, 3], 4],
    [[0, 2, 1, 3], 4],
    [[1, 0, 2, 3], 2],
    [[3, 2, 1, 0], 2],
    [[0], 1],
    [[1], 0],
  ] as const) {
    test(`${indexes.join('')}: ${points} points`, () => {
      assert.equal(mark(question, order(...indexes)).points, points)
    })
  }
  test('whoever puts something else in a place reads its words; things that look the same are not else', () => {
    const spoken = items.map((item) => ({ ...item, feedback: words(`mot sur ${item.id}`) }))
    const said = (...indexes: number[]) =>
      mark({ ...question, items: spoken }, order(...indexes)).feedback.flat()
    assert.deepEqual(said(0, 2, 1, 3), [])
    assert.deepEqual(said(1, 0, 2, 3), ['mot sur i0', 'mot sur i1'])
    assert.deepEqual(said(3), ['mot sur i0'])
    assert.deepEqual(said(), [])
  })
})

describe('gap text', () => {
  const question: Question = {
    ...base,
    points: 4,
    kind: 'gap_text',
    lines: [
      [
        { type: 'words', text: words('Le chat ') },
        {
          type: 'gap',
          id: 'g1',
          weight: 1,
          answer: {
            kind: 'text',
            answers: [{ pattern: 'dort', fraction: 1, feedback: words('bien') }],
            rule: { caseMatters: false, accentsMatter: true },
          },
        },
        {
          type: 'gap',
          id: 'g2',
          weight: 3,
          answer: { kind: 'choice', choices: [choice('a', 1), choice('b', -1)] },
        },
      ],
    ],
  }
  const gapChoice = (key: string) => opaqueId(salt, 'q/g2', 'choice', key)
  test('gaps count by their weight; a negative choice takes nothing from the others', () => {
    const g1 = { [id('gap', 'g1')]: ' Dort ' }
    const g2 = (key: string) => ({ [id('gap', 'g2')]: gapChoice(key) })
    assert.equal(mark(question, { kind: 'gap_text', gaps: { ...g1, ...g2('a') } }).points, 4)
    assert.equal(mark(question, { kind: 'gap_text', gaps: g1 }).points, 1)
    assert.equal(mark(question, { kind: 'gap_text', gaps: g2('a') }).points, 3)
    assert.equal(mark(question, { kind: 'gap_text', gaps: { ...g1, ...g2('b') } }).points, 1)
    assert.equal(mark(question, { kind: 'gap_text', gaps: { g1: 'dort' } }).state, 'unanswered')
    const both = mark(question, { kind: 'gap_text', gaps: { ...g1, ...g2('b') } })
    assert.deepEqual(both.feedback, [['bien'], ['mot sur b']])
  })
})

describe('open', () => {
  const question: Question = { ...base, kind: 'open', accepts: 'text' }
  test('waits for a person once something is given', () => {
    assert.equal(mark(question, { kind: 'open', text: 'Voilà', fileIds: [] }).state, 'to_mark')
    assert.equal(mark(question, { kind: 'open', text: ' ', fileIds: ['f1'] }).state, 'to_mark')
    assert.equal(mark(question, { kind: 'open', text: ' ', fileIds: [] }).state, 'unanswered')
  })
})

describe('for every exercise', () => {
  const exercise = fc
    .uniqueArray(arbitraryQuestion(), { selector: (q) => q.id, minLength: 1, maxLength: 5 })
    .map((questions) => ({ format: 1 as const, introduction: [], questions }))

  test('the made-up questions fit the contract', () => {
    fc.assert(fc.property(arbitraryQuestion(), (question) => Value.Check(questionSchema, question)))
  })
  test('the key earns all points, nothing earns none, and sums agree', () => {
    fc.assert(
      fc.property(exercise, fc.string(), (content, anySalt) => {
        const key = Object.fromEntries(
          content.questions.map((question) => [question.id, keyAnswer(question, anySalt)]),
        )
        const marking = markAnswers({ content, salt: anySalt }, null, key)
        for (const [index, result] of marking.perQuestion.entries()) {
          const question = content.questions[index]
          assert.ok(question)
          assert.equal(result.state, question.kind === 'open' ? 'to_mark' : 'right')
          assert.equal(result.points, question.kind === 'open' ? 0 : question.points)
        }
        const none = markAnswers({ content, salt: anySalt }, null, {})
        assert.equal(none.points, 0)
        assert.equal(none.pointsMax, marking.pointsMax)
        assert.ok(none.perQuestion.every((result) => result.state === 'unanswered'))
        const sum = marking.perQuestion.reduce((total, result) => total + result.points, 0)
        assert.ok(Math.abs(marking.points - sum) < 1e-4)
      }),
    )
  })
  test('one more right pair, gap or place never lowers the points', () => {
    const kinds = arbitraryQuestion('match', 'gap_text', 'multiple_choice')
    fc.assert(
      fc.property(kinds, fc.nat(), (question, drop) => {
        const full = keyAnswer(question, salt)
        const fewer = withoutOne(full, drop)
        const less = markQuestion(question, salt, fewer).points
        assert.ok(less <= markQuestion(question, salt, full).points)
        assert.ok(less >= 0)
      }),
    )
  })
  test('hostile answers never throw and never leave the bounds', () => {
    const hostile = fc.oneof(
      fc.anything(),
      fc.record({
        kind: fc.constantFrom('match', 'gap_text'),
        pairs: fc.anything(),
        gaps: fc.anything(),
      }),
      fc.record({ kind: fc.constant('numeric'), text: fc.string() }),
      fc.record({ kind: fc.constant('short_text'), text: fc.string({ unit: 'binary' }) }),
      fc.record({ kind: fc.constant('order'), order: fc.array(fc.string()) }),
    )
    fc.assert(
      fc.property(exercise, fc.array(hostile), fc.anything(), (content, given, whole) => {
        const answers = Object.fromEntries(
          content.questions.map((question, index) => [question.id, given[index]]),
        )
        for (const any of [answers, whole, JSON.parse('{"__proto__": {"kind": "open"}}')]) {
          const marking = markAnswers({ content, salt }, null, any as Answers)
          for (const result of marking.perQuestion) {
            assert.ok(result.points >= 0 && result.points <= result.pointsMax)
          }
          assert.ok(Number.isFinite(marking.points))
        }
      }),
    )
  })
})

function withoutOne(answer: Answer, drop: number): Answer {
  const without = (record: Record<string, string>) => {
    const keys = Object.keys(record)
    const gone = keys[drop % Math.max(1, keys.length)]
    return Object.fromEntries(Object.entries(record).filter(([key]) => key !== gone))
  }
  if (answer.kind === 'match') return { ...answer, pairs: without(answer.pairs) }
  if (answer.kind === 'gap_text') return { ...answer, gaps: without(answer.gaps) }
  if (answer.kind === 'multiple_choice') return { ...answer, choices: answer.choices.slice(1) }
  return answer
}
