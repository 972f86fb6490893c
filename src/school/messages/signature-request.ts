/** Decisions about what guardians are asked to sign: no I/O. */
import type { SignatureAnswer, SignatureKind, SignatureRequests } from '#contract/signatures.ts'
import type { Day } from '#kernel/calendar-day.ts'

/** What is signed: none of it can change without being asked anew. */
export interface SignedWords {
  readonly text: string
  readonly kind: SignatureKind
  readonly until: Day
}

/** Whether the question can be answered so. */
export function answersKind(answer: SignatureAnswer, kind: SignatureKind): boolean {
  return (answer === 'read') === (kind === 'read')
}

/** Only an open one can be signed. */
export function stateOfRequest(
  request: { readonly until: Day; readonly withdrawnAt: Date | null },
  today: Day,
): SignatureRequests['requests'][number]['state'] {
  if (request.withdrawnAt !== null) return 'withdrawn'
  return request.until < today ? 'over' : 'open'
}
