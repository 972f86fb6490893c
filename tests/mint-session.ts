/** A teacher's device for tests of processes of their own: its session, as a cookie. */
import type { Id } from '#kernel/ids.ts'
import type { SchoolDatabase } from '#school/room-context.ts'
import { mintSessionToken } from '#school/sign-in/session-token.ts'
import { freshId } from './live-device.ts'

/** A device session of the teacher's. */
export async function signInTeacher(
  db: SchoolDatabase,
  { accountId, sessionKey }: { readonly accountId: Id; readonly sessionKey: Uint8Array },
): Promise<string> {
  const sessionId = freshId()
  const issuedAtMs = Date.now()
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
