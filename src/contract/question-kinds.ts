/** The kinds of questions, in the order in which they are offered. */
import type { QuestionKind } from './questions.ts'

export const questionKinds = [
  'single_choice',
  'multiple_choice',
  'true_false',
  'short_text',
  'numeric',
  'match',
  'order',
  'gap_text',
  'open',
] as const satisfies readonly QuestionKind[]
