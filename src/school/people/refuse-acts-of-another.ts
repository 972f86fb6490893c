/**
 * A page says whose it is, and so does work that a device kept for a while. Both are taken only in that
 * account's own session: the cookie is one for all tabs of a browser, and between typing and sending
 * another person may have come to the front.
 */
import { workOwnerHeader } from '#contract/kept-work-limits.ts'
import type { Refusal } from '#kernel/result.ts'
import type { Caller } from './caller.ts'

/** What names nobody is the caller's: commands and other apps say nothing. */
export function refuseActsOfAnother(
  { accountId }: Pick<Caller, 'accountId'>,
  headers: Readonly<Record<string, string | string[] | undefined>>,
): Refusal | null {
  const named = headers[workOwnerHeader]
  return named === undefined || named === accountId ? null : { code: 'other_account' }
}
