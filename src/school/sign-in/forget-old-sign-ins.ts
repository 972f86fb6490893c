/**
 * Deletes what signing in leaves behind once its time is over: ended device sessions, used and
 * expired codes, revoked cards, counters of wrong tries. Runs every night.
 */
import { sql } from 'kysely'
import type { RoomContext } from '#school/room-context.ts'

/** Days that a session that is over, a used code or a revoked card is still kept, to explain itself. */
const explainDays = 30

export interface ForgottenSignIns {
  readonly sessions: number
  readonly codes: number
  readonly cards: number
}

export async function forgetOldSignIns({
  db,
  clock,
}: Pick<RoomContext, 'db' | 'clock'>): Promise<ForgottenSignIns> {
  const now = new Date(clock.now())
  const before = new Date(now.getTime() - explainDays * 86_400_000)
  // While the token of an ended session could still be shown, its row is all that refuses it.
  const sessions = await sql`
    delete from device_session
    where expires_at <= ${now} and least(expires_at, revoked_at) < ${before}`.execute(db)
  const codes = await sql`
    delete from one_use_code where coalesce(used_at, expires_at) < ${before}`.execute(db)
  const cards = await sql`
    delete from class_card where revoked_at < ${before}
      and not exists (select from device_session where device_session.card_id = class_card.id)
  `.execute(db)
  await sql`delete from try_guard where coalesce(paused_until, window_from) < ${before}`.execute(db)
  return {
    sessions: Number(sessions.numAffectedRows ?? 0n),
    codes: Number(codes.numAffectedRows ?? 0n),
    cards: Number(cards.numAffectedRows ?? 0n),
  }
}
