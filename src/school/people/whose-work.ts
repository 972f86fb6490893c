/**
 * Work that a device kept for a while says whose it is. It is taken only in its owner's own
 * session: between keeping and sending, another person may have come to the front of the device.
 */
import { workOwnerHeader } from '#contract/kept-work-limits.ts'
import { type Result, refuse } from '#kernel/result.ts'
import type { Caller } from './caller.ts'

/** The caller, or the refusal for a stranger's work; work that names nobody is the caller's. */
export function ownerOfWork(call: {
  readonly caller: Caller | null
  readonly headers: Readonly<Record<string, string | string[] | undefined>>
}): Result<Caller> {
  const { caller, headers } = call
  if (caller === null) return refuse('sign_in_required')
  const owner = headers[workOwnerHeader]
  if (owner !== undefined && owner !== caller.accountId) return refuse('other_account')
  return { ok: true, value: caller }
}
