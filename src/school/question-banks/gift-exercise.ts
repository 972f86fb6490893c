/**
 * From the report of a question bank to an exercise: the questions a person chose, in the bank's
 * order, with the descriptions where they stood, and the rubric that one above the first carried. A
 * lossy question comes along only when it was agreed to by its index.
 */
import type { Blocks } from '#contract/content.ts'
import { type ExerciseContent, type Question, questionsMax } from '#contract/questions.ts'
import { accept, type Result, refuse } from '#kernel/result.ts'
import type { GiftReport } from './gift-report.ts'

/** Which questions to take. */
export interface GiftChoice {
  /** Indexes of lossy questions and descriptions whose losses a person has seen and accepted. */
  agreed: ReadonlySet<number>
  /** Indexes to take; all that may be taken when absent. */
  chosen?: ReadonlySet<number>
  /** Index up to which all belongs to an exercise before this one; from the beginning when absent. */
  after?: number
  /** Another exercise follows, and words after the last question are its first. */
  goesOn?: boolean
}

/** Most blocks in an introduction or a prompt, as in the contract. */
const blocksMax = 60

/**
 * The content of an exercise. Refused as `bad_request` with `reason` `no_question`,
 * `too_many_questions` (then `questionsMax` says how many may be chosen) or `too_long` (the
 * descriptions fill more than `blocksMax` blocks of introduction). Words after the last question have none
 * to stand above: they close the introduction.
 */
export function giftExercise(report: GiftReport, choice: GiftChoice): Result<ExerciseContent> {
  const wanted = (index: number): boolean => choice.chosen?.has(index) ?? true
  const questions = [
    ...report.imported,
    ...report.lossy.filter((entry) => choice.agreed.has(entry.index)),
  ]
    .filter((entry) => wanted(entry.index))
    .sort((a, b) => a.index - b.index)
  if (questions.length === 0) return refuse('bad_request', { reason: 'no_question' })
  if (questions.length > questionsMax) {
    return refuse('bad_request', { reason: 'too_many_questions', questionsMax })
  }
  const introduction: Blocks = []
  const placed: Question[] = []
  let from = choice.after ?? 0
  for (const entry of questions) {
    const above = descriptionsBetween(report, choice, from, entry.index).flatMap(
      (description) => description.blocks,
    )
    from = entry.index
    const prompt = [...above, ...entry.question.prompt]
    const isFirst = placed.length === 0
    if (!isFirst && prompt.length <= blocksMax) {
      // Words in the middle of a bank belong to what follows: they stand above the next question.
      placed.push({ ...entry.question, prompt })
      continue
    }
    introduction.push(...above)
    placed.push(entry.question)
  }
  if (choice.goesOn !== true) {
    const below = descriptionsBetween(report, choice, from, Number.POSITIVE_INFINITY)
    introduction.push(...below.flatMap((description) => description.blocks))
  }
  if (introduction.length > blocksMax)
    return refuse('bad_request', { reason: 'too_long', blocksMax })
  const [first] = questions
  const rubric = descriptionsBetween(report, choice, choice.after ?? 0, first?.index ?? 0).find(
    (description) => description.rubric !== undefined,
  )?.rubric
  const ofCopy = rubric === undefined ? {} : { rubric }
  return accept({ format: 1, introduction, questions: placed, ...ofCopy })
}

/** The descriptions between two questions; one that would lose something only if it was agreed to. */
function descriptionsBetween(
  report: GiftReport,
  choice: GiftChoice,
  from: number,
  to: number,
): GiftReport['descriptions'] {
  return report.descriptions
    .filter((description) => description.index > from && description.index < to)
    .filter(({ losses, index }) => losses.length === 0 || choice.agreed.has(index))
}
