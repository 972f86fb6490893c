/**
 * What an answer of the server, or its silence, means for the entry that was sent and for the
 * pace at which the device goes on. Pure: the caller writes it down.
 */
import type { ApiRefusal, ApiResult } from '#browser/api/call-api.ts'
import type { Receipt } from '#contract/exercises.ts'
import { calm, type Entry, type Pace } from './entry.ts'
import { isWorthRetrying, retryDelayMs } from './retry-delay.ts'

/** What came back for an entry. */
export type Sent =
  | { readonly kind: 'received'; readonly receipt: Receipt | null }
  /** A part of a photo: so many bytes lie at the school now. */
  | { readonly kind: 'part'; readonly sentBytes: number }
  /** Nothing was sent: its owner is not the one in front. */
  | { readonly kind: 'not_sent' }

export interface Verdict {
  readonly entry: Entry
  readonly pace: Pace
  /** True where the server does not know the owner any more: whoever is in front is asked anew. */
  readonly askWhoIsThere: boolean
}

/** Somebody else's session, or none: the work waits for its owner. */
function isOfOwner({ status, code }: ApiRefusal): boolean {
  return status === 401 || code === 'other_account' || code === 'account_disabled'
}

/** After trouble all devices come back at once: each goes on after a moment of its own. */
const returnMsMax = 2_000
/** While nobody or somebody else is in front, asking often changes nothing. */
const ownerMs = 60_000

export function judgeReply(
  reply: ApiResult<Sent>,
  before: { readonly entry: Entry; readonly pace: Pace },
  now: { readonly ms: number; readonly random: number },
): Verdict {
  const { entry, pace } = before
  if (reply.ok) {
    const soon = { notBeforeMs: now.ms + returnMsMax * now.random, setAtMs: now.ms }
    const rested = pace.failures === 0 ? calm : { ...calm, ...soon }
    return { entry: advance(entry, reply.value, now.ms), pace: rested, askWhoIsThere: false }
  }
  const { refusal } = reply
  if (isOfOwner(refusal)) {
    const pause = { notBeforeMs: now.ms + ownerMs, setAtMs: now.ms, isTold: false }
    const later = { ...pause, failures: 0, trouble: refusal }
    return { entry, pace: later, askWhoIsThere: true }
  }
  if (!isWorthRetrying(refusal)) {
    const where = { at: 'refused', sinceMs: now.ms, refusal } as const
    return { entry: { ...entry, where }, pace: calm, askWhoIsThere: false }
  }
  return {
    // Only a bug in the server speaks against this entry; the rest is the line or the crowd.
    entry: refusal.code === 'internal' ? { ...entry, failures: entry.failures + 1 } : entry,
    pace: paceAfter(refusal, pace, now),
    askWhoIsThere: false,
  }
}

/** The pace after a question that was not answered: later each time. */
export function paceAfter(
  refusal: ApiRefusal,
  pace: Pace,
  now: { readonly ms: number; readonly random: number },
): Pace {
  const failures = pace.failures + 1
  return {
    failures,
    notBeforeMs: now.ms + retryDelayMs(failures, refusal.retryAfterMs, now.random),
    setAtMs: now.ms,
    isTold: refusal.retryAfterMs !== null,
    trouble: refusal,
  }
}

function advance(entry: Entry, sent: Sent, nowMs: number): Entry {
  switch (sent.kind) {
    case 'received':
      return { ...entry, where: { at: 'school', sinceMs: nowMs, receipt: sent.receipt } }
    case 'part':
      return { ...entry, sentBytes: sent.sentBytes }
    case 'not_sent':
      return entry
  }
}
