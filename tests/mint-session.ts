/** A device session for tests that do not come in by the door: its row, and its cookie. */
import type { Id } from '#kernel/ids.ts'
import type { SchoolDatabase } from '#school/room-context.ts'
import { mintSessionToken } from '#school/sign-in/session-token.ts'
import { freshId } from './live-device.ts'

/** The cookie of a session that begins now, or at `nowMs`, and lasts a day. */
export async function mintSession(
  db: SchoolDatabase,
  given: { readonly accountId: Id; readonly sessionKey: Uint8Array; readonly nowMs?: number },
): Promise<string> {
  const { accountId, sessionKey, nowMs: issuedAtMs = Date.now() } = given
  const sessionId = freshId()
  await db
    .insertInto('device_session')
    .values({
      id: sessionId,
      account_id: accountId,
      issued_at: new Date(issuedAtMs),
      expires_at: new Date(issuedAtMs + 86_400_000),
      shared: false,
      opened_by: 'password',
      device_label: 'test',
      is_new_device: false,
    })
    .execute()
  const flags = { shared: false, parked: false, pupilOnly: false }
  const token = mintSessionToken(sessionKey, { accountId, sessionId, issuedAtMs, ...flags })
  return `__Host-preau=${token}`
}
