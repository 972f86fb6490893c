/** What a person decides about a bank that was read: what comes along, and how many exercises. */
import type { BankReport } from '#contract/question-banks.ts'

/** As `questionsMax` of the contract: questions of one exercise. */
const questionsMax = 100

/** Signs of `agreed` that an address can carry beside everything else. */
const agreedTextMax = 6_000

/** One that waits for a person's agreement: a question, or a text that stands above one. */
export interface Waiting {
  readonly index: number
  readonly line: number
  readonly title: string
  /** A question's kind; null for a text without a question. */
  readonly kind: string | null
  readonly losses: BankReport['lossy'][number]['losses']
}

/** In the file's order. */
export function waitingForAgreement(report: BankReport): readonly Waiting[] {
  const texts = report.descriptions
    .filter(({ losses }) => losses.length > 0)
    .map((text): Waiting => ({ ...text, kind: null }))
  return [...report.lossy, ...texts].sort((left, right) => left.index - right.index)
}

/** Those of `waiting` that stay out. */
export function leftOut(waiting: readonly Waiting[], agreed: ReadonlySet<number>): number {
  return waiting.filter(({ index }) => !agreed.has(index)).length
}

/** Questions that would be in the exercise with these agreements. */
export function questionCount(report: BankReport, agreed: ReadonlySet<number>): number {
  return report.imported.length + report.lossy.filter(({ index }) => agreed.has(index)).length
}

/** The server makes one exercise for each hundred questions. */
export function exerciseCount(questions: number): number {
  return Math.ceil(questions / questionsMax)
}

/** All that would be created is there from an earlier import. Agreeing to more makes it another. */
export function isAlreadyThere(report: BankReport, agreed: ReadonlySet<number>): boolean {
  if (agreed.size > 0 || report.unchanged.length === 0) return false
  return report.unchanged.length === exerciseCount(questionCount(report, agreed))
}

/**
 * `agreed` as the address carries it: absent for none, 'all' for every one, else '3,7,12'; null
 * where so many single choices fit no address.
 */
export function agreedText(
  waiting: readonly Waiting[],
  agreed: ReadonlySet<number>,
): string | undefined | null {
  const indexes = waiting.map(({ index }) => index).filter((index) => agreed.has(index))
  if (indexes.length === 0) return undefined
  if (indexes.length === waiting.length) return 'all'
  const text = indexes.join(',')
  // A comma travels as three signs.
  return text.length + 2 * indexes.length > agreedTextMax ? null : text
}
