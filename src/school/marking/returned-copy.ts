/**
 * Whether a pupil and their guardians see what a person marked in a submission, once its result is
 * open: not before its teacher has returned the copy. What rules alone marked waits for nobody.
 */
export function isReturned(copy: {
  /** Answers that the rules left to a person; null while nothing was handed in. */
  readonly toMark: number | null
  readonly returnedAt: Date | string | null
}): boolean {
  return (copy.toMark ?? 0) === 0 || copy.returnedAt !== null
}
