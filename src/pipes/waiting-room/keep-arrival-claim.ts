/** Keeps what a device says about somebody's presence while this installation was away. */
import type { ArrivalClaimAsked } from '#contract/arrival.ts'
import type { Id } from '#kernel/ids.ts'
import { accept, type Result } from '#kernel/result.ts'
import { isWorthKeeping } from './arrival-claim.ts'
import type { WaitingRoomContext } from './waiting-room-context.ts'

/** What cannot be true is taken and not kept: the device could do nothing about a refusal. */
export async function keepArrivalClaim(
  { arrivalClaims, clock }: Pick<WaitingRoomContext, 'arrivalClaims' | 'clock'>,
  accountId: Id,
  { at, onDay }: ArrivalClaimAsked,
): Promise<Result<{ isKept: boolean }>> {
  const claim = { accountId, onDay, claimedAtMs: Date.parse(at), receivedAtMs: clock.now() }
  if (!isWorthKeeping(claim)) return accept({ isKept: false })
  const written = await arrivalClaims.submit(claim)
  return written.ok ? accept({ isKept: true }) : written
}
