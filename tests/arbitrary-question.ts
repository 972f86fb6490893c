/**
 * Made-up questions of every kind for property tests, and the answer that earns all points.
 */
import fc from 'fast-check'
import type { Inlines } from '#contract/content.ts'
import type { Answer, Question } from '#contract/questions.ts'
import { rubricPoints } from '#contract/rubric-rules.ts'
import type { Rubric } from '#contract/rubrics.ts'
import { contentKey, opaqueId } from '#school/questions/opaque-ids.ts'

const word = fc.stringMatching(/^[a-zéèçœ]{1,8}$/u)
const inlines: fc.Arbitrary<Inlines> = fc.oneof(
  word.map((text): Inlines => [{ type: 'text', text }]),
  word.map((text): Inlines => [{ type: 'text', text, marks: ['strong'] }]),
  fc.constantFrom('x^2', '\\frac{1}{2}').map((tex): Inlines => [{ type: 'maths', tex }]),
)
/** Words that must never reach a pupil carry this prefix. */
export const secretWord = 'SECRETZ'
const secret: fc.Arbitrary<Inlines> = word.map((text) => [
  { type: 'text', text: `${secretWord} ${text}` },
])
const some = <T>(things: fc.Arbitrary<T>, minLength: number) =>
  fc.array(things, { minLength, maxLength: 6 })
const points = fc.constantFrom(0.5, 1, 2, 3, 7.5, 100)
const common = points.map((value) => ({
  prompt: [{ type: 'paragraph' as const, text: [{ type: 'text' as const, text: 'Énoncé' }] }],
  points: value,
  explanation: [{ type: 'text' as const, text: `${secretWord} explication` }],
  hint: [{ type: 'text' as const, text: 'Un indice' }],
  furtherHints: [[{ type: 'text' as const, text: 'Un autre' }]],
  hintPenalty: 0.25,
}))
const withIds = <T extends object>(things: T[], letter: string) =>
  things.map((thing, index) => ({ id: `${letter}${index + 1}`, ...thing }))
const choices = fc
  .tuple(some(inlines, 1), some(inlines, 1), secret)
  .map(([right, wrong, feedback]) =>
    withIds(
      [
        ...right.map((text) => ({ text, fraction: 1 / right.length, feedback })),
        ...wrong.map((text) => ({ text, fraction: -0.5, feedback })),
      ],
      'c',
    ),
  )
const oneRight = choices.map((list) =>
  list.map((choice, index) => ({ ...choice, fraction: index === 0 ? 1 : choice.fraction / 2 })),
)
const rule = fc.record({ caseMatters: fc.boolean(), accentsMatter: fc.boolean() })
const texts = fc.tuple(word, word, secret).map(([pattern, other, feedback]) => [
  { pattern: `${secretWord}${pattern}`, fraction: 1, feedback },
  { pattern: `${secretWord}${other}*`, fraction: 0.5 },
])
const numbers = fc
  .tuple(fc.integer({ min: -1e6, max: 1e6 }), fc.constantFrom(0, 0.5, 10), secret)
  .map(([tenths, tolerance, feedback]) => [
    { value: 8_675_309 + tenths / 10, tolerance, fraction: 1, feedback },
    { value: 0, tolerance: 1, fraction: 0.25 },
  ])
const gapAnswer = fc.oneof(
  fc.record({ kind: fc.constant('text' as const), answers: texts, rule }),
  fc.record({ kind: fc.constant('number' as const), answers: numbers }),
  fc.record({ kind: fc.constant('choice' as const), choices: oneRight }),
)
const unit = fc.record({
  rule: fc.constantFrom('required' as const, 'optional' as const),
  symbols: fc.constant([
    { symbol: 'm', factor: 1 },
    { symbol: 'km', factor: 1000 },
  ]),
})

export const arbitraryRubric: fc.Arbitrary<Rubric> = fc.oneof(
  fc
    .array(fc.array(fc.constantFrom(0.5, 1, 2.25), { minLength: 2, maxLength: 5 }), {
      minLength: 2,
      maxLength: 4,
    })
    .map(
      (criteria): Rubric => ({
        kind: 'points',
        criteria: criteria.map((steps, place) => ({
          id: `k${place}`,
          name: 'Critère',
          steps: steps.map((worth) => ({ words: 'niveau', points: worth })),
        })),
      }),
    ),
  fc.constantFrom(2, 3).map(
    (count): Rubric => ({
      kind: 'attainment',
      criteria: Array.from({ length: count }, (_, place) => ({
        id: `k${place}`,
        name: 'Critère',
        steps: Array.from({ length: 4 }, () => ({ words: '' })),
      })),
    }),
  ),
)

const kinds = {
  single_choice: fc.record({ choices: oneRight, shuffle: fc.boolean() }),
  multiple_choice: fc.record({ choices, shuffle: fc.boolean() }),
  true_false: fc.record({ correct: fc.boolean(), feedbackTrue: secret, feedbackFalse: secret }),
  numeric: fc.record({ answers: numbers, unit }, { requiredKeys: ['answers'] }),
  short_text: fc.record({ answers: texts, rule }),
  match: fc
    .record({
      pairs: some(fc.record({ left: inlines, right: inlines, feedback: secret }), 2),
      distractors: fc.array(inlines, { maxLength: 3 }),
    })
    .map((match) => ({ ...match, pairs: withIds(match.pairs, 'p') })),
  order: some(fc.record({ text: inlines, feedback: secret }), 2).map((items) => ({
    items: withIds(items, 'i'),
  })),
  gap_text: some(fc.tuple(gapAnswer, fc.constantFrom(0.5, 1, 2, 3)), 1).map((gaps) => ({
    lines: gaps.map(([answer, weight], index) => [
      { type: 'words' as const, text: [{ type: 'text' as const, text: 'avant' }] },
      { type: 'gap' as const, id: `g${index + 1}`, weight, answer },
    ]),
  })),
  open: fc
    .record({
      accepts: fc.constantFrom('text' as const, 'photo' as const),
      markingGuide: secret,
      rubric: fc.option(arbitraryRubric, { nil: undefined }),
    })
    .map(({ rubric: given, ...open }) => {
      if (given === undefined) return open
      // A question is worth what its rubric is.
      const points = given.kind === 'points' ? { points: rubricPoints(given) } : {}
      return { ...open, ...points, rubric: given }
    }),
}

/** A question of any kind, or of the kinds named. */
export function arbitraryQuestion(...wanted: Question['kind'][]): fc.Arbitrary<Question> {
  const names = Object.keys(kinds) as Question['kind'][]
  const used = wanted.length > 0 ? wanted : names
  return fc.oneof(
    ...used.map((kind) =>
      fc
        .tuple(common, kinds[kind] as fc.Arbitrary<object>, fc.stringMatching(/^[a-z]{1,8}$/u))
        .map(([shared, own, id]) => ({ id, kind, ...shared, ...own }) as Question),
    ),
  )
}

/** The answer that earns all points, in the pupil's ids. */
export function keyAnswer(question: Question, salt: string): Answer {
  const id = (role: Parameters<typeof opaqueId>[2], key: string) =>
    opaqueId(salt, question.id, role, key)
  switch (question.kind) {
    case 'single_choice':
      return { kind: question.kind, choice: id('choice', best(question.choices)?.id ?? '') }
    case 'multiple_choice':
      return {
        kind: question.kind,
        choices: question.choices
          .filter((choice) => choice.fraction > 0)
          .map((choice) => id('choice', choice.id)),
      }
    case 'true_false':
      return { kind: question.kind, value: question.correct }
    case 'numeric': {
      const symbol = ` ${question.unit?.symbols[0]?.symbol ?? ''}`
      return { kind: question.kind, text: `${best(question.answers)?.value}${symbol}` }
    }
    case 'short_text':
      return { kind: question.kind, text: best(question.answers)?.pattern ?? '' }
    case 'match':
      return {
        kind: question.kind,
        pairs: Object.fromEntries(
          question.pairs.map((pair) => [id('left', pair.id), id('right', contentKey(pair.right))]),
        ),
      }
    case 'order':
      return { kind: question.kind, order: question.items.map((item) => id('item', item.id)) }
    case 'gap_text':
      return { kind: question.kind, gaps: Object.fromEntries(keyGaps(question, salt)) }
    case 'open':
      return { kind: question.kind, text: 'Ma réponse', fileIds: [] }
  }
}

/** The first of those that earn most. */
function best<T extends { fraction: number }>(things: readonly T[]): T | undefined {
  return things.toSorted((a, b) => b.fraction - a.fraction)[0]
}

function keyGaps(
  question: Extract<Question, { kind: 'gap_text' }>,
  salt: string,
): [string, string][] {
  return question.lines.flat().flatMap((piece): [string, string][] => {
    if (piece.type === 'words') return []
    const { answer } = piece
    const text =
      answer.kind === 'text'
        ? (best(answer.answers)?.pattern ?? '')
        : answer.kind === 'number'
          ? String(best(answer.answers)?.value)
          : opaqueId(salt, `${question.id}/${piece.id}`, 'choice', best(answer.choices)?.id ?? '')
    return [[opaqueId(salt, question.id, 'gap', piece.id), text]]
  })
}
