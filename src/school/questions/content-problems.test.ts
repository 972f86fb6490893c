/** What the schema cannot say is found, and nothing is found in good content. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { textToInlines } from '#contract/content.ts'
import type { Question } from '#contract/questions.ts'
import {
  type ContentProblemCode,
  findContentProblems,
  forbidsPublishing,
} from './content-problems.ts'

const words = textToInlines
const prompt = [{ type: 'paragraph' as const, text: words('Énoncé') }]
const base = { id: 'q', prompt, points: 1 }
const choice = (id: string, fraction: number, text = id) => ({ id, text: words(text), fraction })
const single = (...choices: ReturnType<typeof choice>[]): Question => ({
  ...base,
  kind: 'single_choice',
  shuffle: true,
  choices,
})
const several = (...choices: ReturnType<typeof choice>[]): Question => ({
  ...base,
  kind: 'multiple_choice',
  shuffle: true,
  choices,
})
const pair = (id: string, left: string, right: string) => ({
  id,
  left: words(left),
  right: words(right),
})
const link = (href: string) => [{ type: 'link' as const, href, text: 'lien' }]
const gapText = (...answers: Extract<GapAnswer, { kind: 'text' }>['answers']): Question => ({
  ...base,
  kind: 'gap_text',
  lines: [
    [
      {
        type: 'gap',
        id: 'g',
        weight: 1,
        answer: { kind: 'text', answers, rule: { caseMatters: false, accentsMatter: true } },
      },
    ],
  ],
})
type GapAnswer = Extract<
  Extract<Question, { kind: 'gap_text' }>['lines'][number][number],
  { type: 'gap' }
>['answer']

const cases: [string, Question, [string, ContentProblemCode][]][] = [
  ['a good choice', single(choice('a', 1), choice('b', 0)), []],
  ['no full choice', single(choice('a', 0.5), choice('b', 0)), [['choices', 'no_full_answer']]],
  [
    'all choices right',
    single(choice('a', 1), choice('b', 1)),
    [['choices', 'everything_is_right']],
  ],
  [
    'the same choice twice',
    single(choice('a', 1, 'x'), choice('b', 0, 'x')),
    [['choices.1.text', 'same_choice_twice']],
  ],
  [
    'an empty choice',
    single(choice('a', 1), choice('b', 0, ' ')),
    [['choices.1.text', 'empty_text']],
  ],
  ['ids twice', single(choice('a', 1), choice('a', 0, 'x')), [['choices', 'duplicate_id']]],
  [
    'good thirds',
    several(choice('a', 0.3334), choice('b', 0.3333), choice('c', 0.3333), choice('d', -1)),
    [],
  ],
  ['halves only', several(choice('a', 0.5), choice('b', 0)), [['choices', 'no_full_answer']]],
  [
    'ticking all earns all',
    several(choice('a', 1), choice('b', 0)),
    [['choices', 'choosing_all_earns_all']],
  ],
  [
    'no prompt',
    { ...single(choice('a', 1), choice('b', 0)), prompt: [] },
    [['prompt', 'empty_prompt']],
  ],
  [
    'an image without words',
    {
      ...single(choice('a', 1), choice('b', 0)),
      prompt: [
        ...prompt,
        { type: 'image', fileId: 'f', alt: ' ' },
        { type: 'image', fileId: 'f', alt: '', decorative: true },
      ],
    },
    [['prompt.1', 'image_without_alt']],
  ],
  [
    'links that are none',
    {
      ...base,
      kind: 'true_false',
      correct: true,
      explanation: link('https://exa mple.fr'),
      hint: link('https://exemple.fr/a?b#c'),
      furtherHints: [link('http://')],
      feedbackTrue: link('https://'),
    },
    [
      ['explanation', 'link_not_https'],
      ['hints.1', 'link_not_https'],
      ['feedbackTrue', 'link_not_https'],
    ],
  ],
  [
    'units',
    {
      ...base,
      kind: 'numeric',
      answers: [{ value: 1, tolerance: 0, fraction: 0.5 }],
      unit: {
        rule: 'required',
        symbols: [
          { symbol: 'm', factor: 2 },
          { symbol: 'm ', factor: 3 },
        ],
      },
    },
    [
      ['answers', 'no_full_answer'],
      ['unit.symbols', 'unit_twice'],
      ['unit.symbols.0.factor', 'first_unit_factor'],
    ],
  ],
  [
    'a match',
    {
      ...base,
      kind: 'match',
      pairs: [pair('a', 'x', '1'), pair('b', 'x', '1'), pair('b', 'y', '')],
      distractors: [words('')],
    },
    [
      ['pairs', 'duplicate_id'],
      ['pairs.1.left', 'same_left_twice'],
      ['pairs.2.right', 'empty_text'],
      ['distractors.0', 'empty_text'],
    ],
  ],
  [
    'an order of sames',
    {
      ...base,
      kind: 'order',
      items: [
        { id: 'a', text: words('x') },
        { id: 'b', text: words('x') },
      ],
    },
    [['items', 'nothing_to_order']],
  ],
  ['a good gap text without prompt', { ...gapText({ pattern: 'x', fraction: 1 }), prompt: [] }, []],
  [
    'a gap nobody fills',
    gapText({ pattern: 'x', fraction: 0.5 }),
    [['gap.g.answers', 'no_full_answer']],
  ],
  [
    'no gap',
    { ...base, kind: 'gap_text', lines: [[{ type: 'words', text: words('x') }]] },
    [['lines', 'no_gap']],
  ],
  ['an open question', { ...base, kind: 'open', accepts: 'photo' }, []],
]

for (const [name, question, expected] of cases) {
  test(name, () => {
    const problems = findContentProblems({ format: 1, introduction: [], questions: [question] })
    assert.deepEqual(
      problems.map((problem) => [problem.field, problem.code]),
      expected,
    )
    assert.ok(problems.every((problem) => problem.questionId === 'q'))
  })
}

test('question ids are unique, and the introduction is looked at', () => {
  const question: Question = { ...base, kind: 'open', accepts: 'text' }
  const problems = findContentProblems({
    format: 1,
    introduction: [{ type: 'audio', fileId: 'a', title: 'Écoute', transcript: '' }],
    questions: [question, question],
  })
  assert.deepEqual(problems, [
    { questionId: null, field: 'introduction.0', code: 'audio_without_transcript' },
    { questionId: 'q', field: 'id', code: 'duplicate_question_id' },
  ])
  assert.deepEqual(problems.map(forbidsPublishing), [false, true])
})

test('a rubric of the whole copy has names, words, and points that a copy can earn', () => {
  const question: Question = { ...base, kind: 'open', accepts: 'text' }
  const problemsOf = (words: string, ...best: number[]) =>
    findContentProblems({
      format: 1,
      introduction: [],
      questions: [question],
      rubric: {
        kind: 'points',
        criteria: best.map((points, at) => ({
          id: `c${at}`,
          name: 'Soin',
          steps: [
            { words, points: 0 },
            { words, points },
          ],
        })),
      },
    }).map(({ questionId, field, code }) => [questionId, field, code])
  assert.deepEqual(problemsOf('x', 2, 3), [])
  assert.deepEqual(problemsOf(' ', 2, 3), [[null, 'rubric', 'empty_text']])
  for (const best of [
    [0, 0],
    [60, 41],
  ]) {
    assert.deepEqual(problemsOf('x', ...best), [[null, 'rubric', 'rubric_points_bounds']])
  }
})

test('a draw asks no more than it has, of questions worth the same, each in one draw', () => {
  const open = (id: string, points: number): Question => ({
    ...base,
    id,
    points,
    kind: 'open',
    accepts: 'text',
  })
  const problemsOf = (...draws: { take: number; questionIds: string[] }[]) =>
    findContentProblems({
      format: 1,
      introduction: [],
      questions: [open('a', 1), open('b', 1), open('c', 2)],
      plan: {
        draws: draws.map((draw, place) => ({ id: `d${place}`, ...draw })),
        shuffleQuestions: true,
      },
    }).map(({ questionId, field, code }) => [questionId, field, code])
  assert.deepEqual(problemsOf({ take: 1, questionIds: ['a', 'b'] }), [])
  assert.deepEqual(problemsOf({ take: 2, questionIds: ['a', 'b'] }), [
    ['a', 'draw', 'draw_takes_all'],
  ])
  assert.deepEqual(problemsOf({ take: 2, questionIds: ['b', 'gone'] }), [
    ['b', 'draw', 'draw_too_small'],
  ])
  assert.deepEqual(problemsOf({ take: 1, questionIds: [] }), [[null, 'draw', 'draw_too_small']])
  assert.deepEqual(problemsOf({ take: 1, questionIds: ['b', 'c'] }), [
    ['b', 'draw', 'draw_points_differ'],
  ])
  assert.deepEqual(
    problemsOf({ take: 1, questionIds: ['a', 'b'] }, { take: 1, questionIds: ['b', 'c'] }),
    [
      ['b', 'draw', 'draw_points_differ'],
      ['b', 'draw', 'question_in_two_draws'],
    ],
  )
})
