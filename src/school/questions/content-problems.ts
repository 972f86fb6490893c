/**
 * What a schema cannot say about an exercise: that a question can be answered at all, that its
 * ids are its own, that everyone can perceive it. Asked before a revision is published; the words
 * for teachers are in the catalogues, one entry per code.
 */
import { type Blocks, type Inlines, inlinesToText } from '#contract/content.ts'
import { everyHint } from '#contract/hints.ts'
import type { ExerciseContent, Question } from '#contract/questions.ts'
import { worthOf } from '#contract/rubric-rules.ts'
import { fullFraction } from './full-fraction.ts'
import { listGaps } from './mark-gaps.ts'
import { contentKey } from './opaque-ids.ts'
import { copyRubricProblems, questionRubricProblems } from './rubric-problems.ts'

/** Every problem that can be found. `error` forbids publishing, `advice` only tells the author. */
export const contentProblemCodes = {
  duplicate_question_id: 'error',
  duplicate_id: 'error',
  empty_prompt: 'error',
  empty_text: 'error',
  no_full_answer: 'error',
  everything_is_right: 'advice',
  same_left_twice: 'error',
  same_choice_twice: 'error',
  nothing_to_order: 'error',
  no_gap: 'error',
  unit_twice: 'error',
  first_unit_factor: 'error',
  link_not_https: 'error',
  image_without_alt: 'error',
  audio_without_transcript: 'advice',
  choosing_all_earns_all: 'advice',
  draw_too_small: 'error',
  draw_points_differ: 'error',
  question_in_two_draws: 'error',
  draw_takes_all: 'advice',
  rubric_points_differ: 'error',
  rubric_points_bounds: 'error',
} as const
export type ContentProblemCode = keyof typeof contentProblemCodes

/** One problem: where (question, null for the introduction and the whole copy; field as a path) and which. */
export interface ContentProblem {
  questionId: string | null
  field: string
  code: ContentProblemCode
}

type Report = (field: string, code: ContentProblemCode) => void

/** Whether a problem forbids publishing. */
export function forbidsPublishing(problem: ContentProblem): boolean {
  return contentProblemCodes[problem.code] === 'error'
}

/** All problems of an exercise's content, in reading order; none for content fit to publish. */
export function findContentProblems(content: ExerciseContent): ContentProblem[] {
  const problems: ContentProblem[] = []
  checkBlocks(content.introduction, 'introduction', (field, code) =>
    problems.push({ questionId: null, field, code }),
  )
  const seen = new Set<string>()
  for (const question of content.questions) {
    const report: Report = (field, code) => problems.push({ questionId: question.id, field, code })
    if (seen.has(question.id)) report('id', 'duplicate_question_id')
    seen.add(question.id)
    checkQuestion(question, report)
  }
  const ofCopy = content.rubric === undefined ? [] : copyRubricProblems(content.rubric)
  return [
    ...problems,
    ...findDrawProblems(content),
    ...ofCopy.map((code): ContentProblem => ({ questionId: null, field: 'rubric', code })),
  ]
}

/** Every attempt must be worth the same, whatever it draws. Told at the first question of a draw. */
function findDrawProblems({ questions, plan }: ExerciseContent): ContentProblem[] {
  const problems: ContentProblem[] = []
  const drawn = new Set<string>()
  for (const { questionIds, take } of plan?.draws ?? []) {
    const own = questions.filter(({ id }) => questionIds.includes(id))
    const report = (code: ContentProblemCode, questionId = own[0]?.id ?? null): void => {
      problems.push({ questionId, field: 'draw', code })
    }
    if (own.length < take || own.length === 0) report('draw_too_small')
    else if (own.length === take) report('draw_takes_all')
    if (new Set(own.map(worthOf)).size > 1) report('draw_points_differ')
    for (const { id } of own) {
      if (drawn.has(id)) report('question_in_two_draws', id)
      drawn.add(id)
    }
  }
  return problems
}

function checkQuestion(question: Question, report: Report): void {
  // The lines of a gap text may say everything; any other question must ask something.
  if (question.prompt.length === 0 && question.kind !== 'gap_text') report('prompt', 'empty_prompt')
  checkBlocks(question.prompt, 'prompt', report)
  checkInlines(question.explanation, 'explanation', report)
  for (const [place, hint] of everyHint(question).entries()) {
    checkInlines(hint, `hints.${place}`, report)
  }
  switch (question.kind) {
    case 'single_choice':
    case 'multiple_choice':
      checkChoiceQuestion(question, report)
      return
    case 'true_false':
      checkInlines(question.feedbackTrue, 'feedbackTrue', report)
      checkInlines(question.feedbackFalse, 'feedbackFalse', report)
      return
    case 'numeric':
      checkAnswers(question.answers, 'answers', report)
      checkInlines(question.otherFeedback, 'otherFeedback', report)
      checkUnits(question, report)
      return
    case 'short_text':
      checkAnswers(question.answers, 'answers', report)
      return
    case 'match':
      checkMatch(question, report)
      return
    case 'order':
      checkOrder(question, report)
      return
    case 'gap_text':
      checkGaps(question, report)
      return
    case 'open':
      checkInlines(question.markingGuide, 'markingGuide', report)
      if (question.rubric !== undefined) {
        for (const code of questionRubricProblems(question.rubric, question.points)) {
          report('rubric', code)
        }
      }
  }
}

type ChoiceQuestion = Extract<Question, { kind: 'single_choice' | 'multiple_choice' }>
type Choices = ChoiceQuestion['choices']

function checkChoiceQuestion(question: ChoiceQuestion, report: Report): void {
  const fractions = question.choices.map((choice) => choice.fraction)
  const positive = fractions.filter((fraction) => fraction > 0)
  if (question.kind === 'single_choice') {
    if (Math.max(...fractions) < 1) report('choices', 'no_full_answer')
    if (fractions.every((fraction) => fraction >= 1)) report('choices', 'everything_is_right')
  } else {
    const best = positive.reduce((sum, fraction) => sum + fraction, 0)
    const all = fractions.reduce((sum, fraction) => sum + fraction, 0)
    if (best < fullFraction) report('choices', 'no_full_answer')
    else if (all >= fullFraction && positive.length < fractions.length) {
      report('choices', 'choosing_all_earns_all')
    }
  }
  checkChoices(question.choices, 'choices', report)
}

function checkChoices(choices: Choices, field: string, report: Report): void {
  checkIds(choices, field, report)
  const keys = new Set<string>()
  for (const [index, choice] of choices.entries()) {
    const at = `${field}.${index}`
    requireText(choice.text, `${at}.text`, report)
    checkInlines(choice.feedback, `${at}.feedback`, report)
    const key = contentKey(choice.text)
    if (keys.has(key)) report(`${at}.text`, 'same_choice_twice')
    keys.add(key)
  }
}

function checkAnswers(
  answers: readonly { fraction: number; feedback?: Inlines }[],
  field: string,
  report: Report,
): void {
  if (!answers.some((answer) => answer.fraction >= 1)) report(field, 'no_full_answer')
  for (const [index, answer] of answers.entries()) {
    checkInlines(answer.feedback, `${field}.${index}.feedback`, report)
  }
}

function checkUnits(question: Extract<Question, { kind: 'numeric' }>, report: Report): void {
  const symbols = question.unit?.symbols ?? []
  const names = symbols.map((symbol) => symbol.symbol.trim())
  if (new Set(names).size < names.length) report('unit.symbols', 'unit_twice')
  if (names.includes('')) report('unit.symbols', 'empty_text')
  // The accepted values are in the first unit, so its own factor can only be one.
  if (symbols[0] !== undefined && symbols[0].factor !== 1) {
    report('unit.symbols.0.factor', 'first_unit_factor')
  }
}

function checkMatch(question: Extract<Question, { kind: 'match' }>, report: Report): void {
  checkIds(question.pairs, 'pairs', report)
  const lefts = new Set<string>()
  for (const [index, pair] of question.pairs.entries()) {
    requireText(pair.left, `pairs.${index}.left`, report)
    requireText(pair.right, `pairs.${index}.right`, report)
    checkInlines(pair.feedback, `pairs.${index}.feedback`, report)
    const key = contentKey(pair.left)
    if (lefts.has(key)) report(`pairs.${index}.left`, 'same_left_twice')
    lefts.add(key)
  }
  for (const [index, distractor] of question.distractors.entries()) {
    requireText(distractor, `distractors.${index}`, report)
  }
}

function checkOrder(question: Extract<Question, { kind: 'order' }>, report: Report): void {
  checkIds(question.items, 'items', report)
  for (const [index, item] of question.items.entries()) {
    requireText(item.text, `items.${index}.text`, report)
    checkInlines(item.feedback, `items.${index}.feedback`, report)
  }
  if (new Set(question.items.map((item) => contentKey(item.text))).size < 2) {
    report('items', 'nothing_to_order')
  }
}

function checkGaps(question: Extract<Question, { kind: 'gap_text' }>, report: Report): void {
  const gaps = listGaps(question)
  if (gaps.length === 0) report('lines', 'no_gap')
  checkIds(gaps, 'lines', report)
  for (const piece of question.lines.flat()) {
    if (piece.type === 'words') checkInlines(piece.text, 'lines', report)
  }
  for (const gap of gaps) {
    const field = `gap.${gap.id}`
    if (gap.answer.kind === 'choice') {
      checkChoices(gap.answer.choices, `${field}.choices`, report)
      const best = Math.max(...gap.answer.choices.map((choice) => choice.fraction))
      if (best < 1) report(`${field}.choices`, 'no_full_answer')
    } else {
      checkAnswers(gap.answer.answers, `${field}.answers`, report)
    }
  }
}

function checkIds(things: readonly { id: string }[], field: string, report: Report): void {
  if (new Set(things.map((thing) => thing.id)).size < things.length) report(field, 'duplicate_id')
}

function requireText(text: Inlines, field: string, report: Report): void {
  if (inlinesToText(text).trim() === '') report(field, 'empty_text')
  checkInlines(text, field, report)
}

function checkInlines(inlines: Inlines | undefined, field: string, report: Report): void {
  for (const inline of inlines ?? []) {
    if (inline.type === 'link' && !isHttps(inline.href)) report(field, 'link_not_https')
  }
}

/** The schema asks for the prefix; whether the rest is an address, only a parser knows. */
function isHttps(href: string): boolean {
  return URL.canParse(href) && new URL(href).protocol === 'https:' && !/\s/u.test(href)
}

function checkBlocks(blocks: Blocks, field: string, report: Report): void {
  for (const [index, block] of blocks.entries()) {
    const at = `${field}.${index}`
    if (block.type === 'image' && block.decorative !== true && block.alt.trim() === '') {
      report(at, 'image_without_alt')
    }
    if (block.type === 'audio' && block.transcript.trim() === '') {
      report(at, 'audio_without_transcript')
    }
    for (const inlines of blockInlines(block)) checkInlines(inlines, at, report)
  }
}

function blockInlines(block: Blocks[number]): Inlines[] {
  switch (block.type) {
    case 'heading':
    case 'paragraph':
      return [block.text]
    case 'list':
      return block.items
    case 'callout':
      return block.paragraphs
    case 'quote':
      return block.lines
    case 'table':
      return [block.header, ...block.rows].flat()
    case 'maths':
    case 'image':
    case 'audio':
      return []
  }
}
