/** What is exported comes back whole, in both formats, with what carries it and as far as Moodle's own words go. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { Value } from 'typebox/value'
import { type Blocks, blocksSchema, type Inlines } from '#contract/content.ts'
import type { ExerciseContent, Question, QuestionKind } from '#contract/questions.ts'
import type { Rubric } from '#contract/rubrics.ts'
import { arbitraryRubric } from '../../../tests/arbitrary-question.ts'
import { importGift } from './gift.ts'
import { giftExercise } from './gift-exercise.ts'
import type { GiftReport } from './gift-report.ts'
import { writeGift } from './gift-writer.ts'
import { importMoodleXml } from './moodle-xml.ts'
import { writeMoodleXml } from './moodle-xml-writer.ts'

const words = fc.oneof(
  fc.string({ minLength: 1, maxLength: 30, unit: 'grapheme' }),
  fc.string({ minLength: 1, maxLength: 12, unit: 'binary' }),
  fc.constantFrom(
    '{=a ~b}',
    ']]>',
    '-->',
    '\\{x\\}',
    '::t::',
    '// c',
    '<b>',
    '&#39;',
    'a\n\nb',
    '$2 = #3',
  ),
)
const marks = fc.uniqueArray(fc.constantFrom('strong', 'emphasis', 'sub', 'sup', 'code'), {
  maxLength: 2,
})
const inline = fc.oneof(
  fc.record({ type: fc.constant('text'), text: words, marks }, { requiredKeys: ['type', 'text'] }),
  fc.record({ type: fc.constant('maths'), tex: words }),
  fc.record({
    type: fc.constant('link'),
    href: fc.constant('https://exemple.fr/?a=1'),
    text: words,
  }),
)
const inlines = fc.array(inline, { minLength: 1, maxLength: 3 }) as fc.Arbitrary<Inlines>
/** Every block but the files, which do not travel. */
const block = fc.oneof(
  fc.record({ type: fc.constant('paragraph'), text: inlines }),
  fc.record({ type: fc.constant('heading'), level: fc.constantFrom(2, 3), text: inlines }),
  fc.record({
    type: fc.constant('list'),
    ordered: fc.boolean(),
    items: fc.array(inlines, { minLength: 1, maxLength: 3 }),
  }),
  fc.record({
    type: fc.constant('callout'),
    kind: fc.constantFrom('remember', 'careful'),
    paragraphs: fc.array(inlines, { minLength: 1, maxLength: 2 }),
  }),
  fc.record({
    type: fc.constant('quote'),
    lines: fc.array(inlines, { minLength: 1, maxLength: 2 }),
    source: words,
  }),
  fc.record({
    type: fc.constant('table'),
    caption: words,
    header: fc.array(inlines, { minLength: 1, maxLength: 2 }),
    rows: fc.array(fc.array(inlines, { minLength: 1, maxLength: 2 }), { maxLength: 2 }),
  }),
  fc.record({ type: fc.constant('maths'), tex: words }),
)
const blocks = fc.array(block, { minLength: 1, maxLength: 3 })
const fraction = fc.double({ min: -1, max: 1, noNaN: true }).map((one) => one + 0)
const number = fc.double({ noNaN: true, noDefaultInfinity: true }).map((one) => one + 0)
const positive = fc.double({ min: 0.001, max: 100, noNaN: true })
const tolerance = fc.double({ min: 0, max: 1e6, noNaN: true })
const id = fc.stringMatching(/^[A-Za-z0-9-][A-Za-z0-9_-]{0,20}$/)
const common = {
  id,
  prompt: blocks,
  points: positive,
  explanation: inlines,
  hint: inlines,
  furtherHints: fc.array(inlines, { maxLength: 3 }),
  hintPenalty: fc.double({ min: 0, max: 1, noNaN: true }).map((one) => one + 0),
}
const shared = ['id', 'prompt', 'points'] as const
const choice = fc.record(
  { id, text: inlines, fraction, feedback: inlines },
  { requiredKeys: ['id', 'text', 'fraction'] },
)
const choices = fc.array(choice, { minLength: 2, maxLength: 4 })
const rule = fc.record({ caseMatters: fc.boolean(), accentsMatter: fc.boolean() })
const texts = fc.array(
  fc.record(
    { pattern: words, fraction, feedback: inlines },
    { requiredKeys: ['pattern', 'fraction'] },
  ),
  { minLength: 1, maxLength: 3 },
)
const numbers = fc.array(
  fc.record(
    { value: number, tolerance, fraction, feedback: inlines },
    { requiredKeys: ['value', 'tolerance', 'fraction'] },
  ),
  { minLength: 1, maxLength: 3 },
)
const unit = fc.record({
  rule: fc.constantFrom('required', 'optional'),
  symbols: fc.array(
    fc.record({ symbol: fc.constantFrom('m', 'km', 'm²', '€'), factor: positive }),
    { minLength: 1, maxLength: 3 },
  ),
})
const gap = fc.record({
  type: fc.constant('gap'),
  id,
  weight: positive,
  answer: fc.oneof(
    fc.record({ kind: fc.constant('text'), answers: texts, rule }),
    fc.record({ kind: fc.constant('number'), answers: numbers }),
    fc.record({ kind: fc.constant('choice'), choices }),
  ),
})
const lines = fc.array(
  fc.array(fc.oneof(fc.record({ type: fc.constant('words'), text: inlines }), gap), {
    minLength: 1,
    maxLength: 4,
  }),
  { minLength: 1, maxLength: 3 },
)
const kind = <Kind extends QuestionKind>(name: Kind) => fc.constant(name)
const needs = (...keys: string[]) => ({ requiredKeys: [...shared, 'kind', ...keys] as never[] })
const questions: Record<QuestionKind, fc.Arbitrary<unknown>> = {
  single_choice: fc.record(
    { ...common, kind: kind('single_choice'), choices, shuffle: fc.boolean() },
    needs('choices', 'shuffle'),
  ),
  multiple_choice: fc.record(
    { ...common, kind: kind('multiple_choice'), choices, shuffle: fc.boolean() },
    needs('choices', 'shuffle'),
  ),
  true_false: fc.record(
    {
      ...common,
      kind: kind('true_false'),
      correct: fc.boolean(),
      feedbackTrue: inlines,
      feedbackFalse: inlines,
    },
    needs('correct'),
  ),
  numeric: fc.record(
    { ...common, kind: kind('numeric'), answers: numbers, otherFeedback: inlines, unit },
    needs('answers'),
  ),
  short_text: fc.record(
    { ...common, kind: kind('short_text'), answers: texts, rule },
    needs('answers', 'rule'),
  ),
  match: fc.record(
    {
      ...common,
      kind: kind('match'),
      pairs: fc.array(
        fc.record(
          { id, left: inlines, right: inlines, feedback: inlines },
          { requiredKeys: ['id', 'left', 'right'] },
        ),
        { minLength: 2, maxLength: 3 },
      ),
      distractors: fc.array(inlines, { maxLength: 2 }),
    },
    needs('pairs', 'distractors'),
  ),
  order: fc.record(
    {
      ...common,
      kind: kind('order'),
      items: fc.array(
        fc.record({ id, text: inlines, feedback: inlines }, { requiredKeys: ['id', 'text'] }),
        { minLength: 2, maxLength: 4 },
      ),
    },
    needs('items'),
  ),
  gap_text: fc.record({ ...common, kind: kind('gap_text'), lines }, needs('lines')),
  open: fc.record(
    {
      ...common,
      kind: kind('open'),
      accepts: fc.constantFrom('text', 'photo', 'text_or_photo'),
      takesFiles: fc.constant(true),
      markingGuide: inlines,
    },
    needs('accepts'),
  ),
}

const formats = {
  'Moodle XML': (content: ExerciseContent) =>
    importMoodleXml(writeMoodleXml('Révision', content), 'x'),
  GIFT: (content: ExerciseContent) => importGift(writeGift('Révision', content), 'x'),
}

function contentOf(report: GiftReport): ExerciseContent | undefined {
  const content = giftExercise(report, { agreed: new Set() })
  return content.ok ? content.value : undefined
}

for (const [format, roundTrip] of Object.entries(formats)) {
  for (const [name, arbitrary] of Object.entries(questions)) {
    test(`${format}: every ${name} comes back as it was`, () => {
      fc.assert(
        fc.property(
          fc.uniqueArray(arbitrary as fc.Arbitrary<Question>, {
            minLength: 1,
            maxLength: 3,
            selector: (one) => one.id,
          }),
          blocks,
          (many, introduction) => {
            assert.ok(Value.Check(blocksSchema, introduction))
            // Made objects may have no prototype, which is no difference in a file.
            const content = structuredClone({ format: 1 as const, introduction, questions: many })
            const report = roundTrip(content)
            assert.deepEqual([report.rejected, report.lossy], [[], []])
            assert.deepEqual(contentOf(report), content)
          },
        ),
        { numRuns: 60 },
      )
    })
  }
}

for (const [format, roundTrip] of Object.entries(formats)) {
  test(`${format}: the rubric of a whole copy comes back, with an introduction and without`, () => {
    const question: Question = {
      id: 'q1',
      kind: 'open',
      prompt: [{ type: 'paragraph', text: [{ type: 'text', text: 'Raconter.' }] }],
      points: 4,
      accepts: 'text',
    }
    fc.assert(
      fc.property(
        arbitraryRubric,
        fc.oneof(fc.constant<Blocks>([]), blocks as fc.Arbitrary<Blocks>),
        words,
        (rubric, introduction, name) => {
          const criteria = rubric.criteria.map((one) => ({ ...one, name }))
          const content = structuredClone({
            format: 1 as const,
            introduction,
            questions: [question],
            rubric: { ...rubric, criteria } as Rubric,
          })
          const report = roundTrip(content)
          assert.deepEqual([report.rejected, report.lossy], [[], []])
          assert.deepEqual(contentOf(report), content)
        },
      ),
      { numRuns: 60 },
    )
  })
}

const plain = (text: string): Inlines => [{ type: 'text', text }]

/** Files whose comment is gone, as Moodle gives them back. */
test('without what we carry, Moodle’s own words still hold the question', () => {
  const prompt = [{ type: 'paragraph' as const, text: plain('Combien ? {a=b} ~ # 100 %') }]
  const base = {
    prompt,
    points: 2,
    explanation: plain('Parce que.'),
    hint: plain('Compter.'),
    furtherHints: [plain('Sur les doigts.'), plain('Un, deux…')],
    hintPenalty: 0.25,
  }
  const two = (first: number, second: number) => [
    { id: 'c1', text: plain('x = {1}'), fraction: first, feedback: plain('Oui.') },
    { id: 'c2', text: plain('non'), fraction: second },
  ]
  const many: Question[] = [
    { ...base, id: 'q1', kind: 'single_choice', choices: two(1, -0.5), shuffle: false },
    { ...base, id: 'q2', kind: 'multiple_choice', choices: two(1, -1), shuffle: true },
    { ...base, id: 'q3', kind: 'true_false', correct: false, feedbackTrue: plain('Non.') },
    {
      ...base,
      id: 'q4',
      kind: 'numeric',
      answers: [{ value: 3.14, tolerance: 0.01, fraction: 1 }],
      otherFeedback: plain('Non.'),
      unit: {
        rule: 'required',
        symbols: [
          { symbol: 'm', factor: 1 },
          { symbol: 'cm', factor: 0.01 },
        ],
      },
    },
    {
      ...base,
      id: 'q5',
      kind: 'short_text',
      answers: [
        { pattern: 'Seine*', fraction: 1 },
        { pattern: 'Loire', fraction: 0.5 },
      ],
      rule: { caseMatters: true, accentsMatter: true },
    },
    {
      ...base,
      id: 'q6',
      kind: 'match',
      pairs: [
        { id: 'p1', left: plain('a'), right: plain('1') },
        { id: 'p2', left: plain('b'), right: plain('2') },
      ],
      distractors: [plain('3')],
    },
    {
      ...base,
      id: 'q7',
      kind: 'order',
      items: [
        { id: 'i1', text: plain('un') },
        { id: 'i2', text: plain('deux') },
      ],
    },
    {
      ...base,
      id: 'q8',
      kind: 'open',
      accepts: 'text_or_photo',
      markingGuide: plain('Deux idées.'),
    },
    { ...base, id: 'q9', kind: 'open', accepts: 'text', takesFiles: true },
  ]
  const content = { format: 1 as const, introduction: [], questions: many }
  const xml = writeMoodleXml('R', content).replace(/<!--[\s\S]*?-->/gu, '')
  const report = importMoodleXml(xml, 'r')
  assert.deepEqual([report.rejected, report.lossy], [[], []])
  assert.deepEqual(contentOf(report)?.questions, many)
  const gift = importGift(writeGift('R', content).replace(/^\/\/.*\n/gmu, ''), 'r')
  assert.deepEqual(gift.rejected, [])
  const kinds = [...gift.imported, ...gift.lossy].map(({ question }) => question.kind)
  assert.deepEqual(kinds.filter((one) => one === 'match').length, 2)
  assert.equal(kinds.length, many.length)
})

test('an edit made elsewhere wins over what we carried', () => {
  const question: Question = {
    id: 'q1',
    kind: 'true_false',
    prompt: [{ type: 'paragraph', text: plain('Avant') }],
    points: 1,
    correct: true,
  }
  const content = { format: 1 as const, introduction: [], questions: [question] }
  for (const report of [
    importMoodleXml(writeMoodleXml('R', content).replace('Avant', 'Après'), 'r'),
    importGift(writeGift('R', content).replace('Avant', 'Après'), 'r'),
  ]) {
    assert.deepEqual(report.imported[0]?.question.prompt, [
      { type: 'paragraph', text: plain('Après') },
    ])
  }
})

test('a picture does not travel, and that is told', () => {
  const prompt = [{ type: 'image' as const, fileId: 'f1', alt: 'Un cube' }]
  const content = {
    format: 1 as const,
    introduction: [],
    questions: [{ id: 'q1', kind: 'open' as const, prompt, points: 1, accepts: 'text' as const }],
  }
  for (const roundTrip of Object.values(formats)) {
    const report = roundTrip(content)
    assert.equal(report.lossy[0]?.losses[0]?.code, 'image_lost')
    assert.doesNotMatch(JSON.stringify(report), /f1/)
  }
})
