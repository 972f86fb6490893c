/**
 * Makes and ends the addresses under which calendars elsewhere read somebody's lessons. An address
 * reads by the rights of the account that made it: so a guardian makes one from the own account,
 * where it ends with the link, and not in a session opened for the child, which it would outlive.
 */
import { type Id, mintId } from '#kernel/ids.ts'
import { accept, type Result, refuse } from '#kernel/result.ts'
import type { Caller } from '#school/people/caller.ts'
import { writeAuditLine } from '#school/people/write-audit-line.ts'
import type { RoomContext, SchoolDatabase } from '#school/room-context.ts'
import { findOpenedBy } from '#school/sign-in/find-opened-by.ts'
import {
  calendarKeyName,
  calendarSecretBytes,
  calendarSecretHmac,
  feedFileOf,
  feedLifeMs,
  feedsOpenTo,
  lessonsFor,
} from './calendar-feed.ts'
import { deleteFeed, type FeedRow, readFeedsOf, replaceFeed } from './calendar-feed-store.ts'

type Context = Pick<RoomContext, 'db' | 'clock' | 'random' | 'keyRing'>

/**
 * The lessons that the caller may have in a calendar, with the address where there is one. In a
 * session opened by a guardian only what is there: it may be ended, and nothing made.
 */
export async function listCalendarFeeds(
  { db, clock }: Pick<Context, 'db' | 'clock'>,
  caller: Caller,
): Promise<{ readonly pupilId: Id | null; readonly feed: FeedRow | null }[]> {
  const feeds = await readFeedsOf(db, caller.accountId, new Date(clock.now()))
  const mayMake = (await findOpenedBy(db, caller)) !== 'guardian'
  return feedsOpenTo(caller)
    .map((pupilId) => ({
      pupilId,
      feed: feeds.find((feed) => feed.pupilId === pupilId) ?? null,
    }))
    .filter(({ feed }) => mayMake || feed !== null)
}

/**
 * The file name in the address carries the secret, which is told this once. `opened_by_guardian`:
 * it would read by the child's rights, whatever becomes of the guardian's.
 */
export async function makeCalendarFeed(
  context: Context,
  caller: Caller,
  pupilId: Id | null,
): Promise<Result<{ readonly feed: FeedRow; readonly feedFile: string }>> {
  if (lessonsFor(caller, pupilId) === null) return refuse('not_found')
  const { clock, db, keyRing, random } = context
  if ((await findOpenedBy(db, caller)) === 'guardian') return refuse('opened_by_guardian')
  const secret = Buffer.from(random.bytes(calendarSecretBytes)).toString('base64url')
  const nowMs = clock.now()
  const feed: FeedRow = {
    id: mintId(clock, random),
    pupilId,
    madeAt: new Date(nowMs),
    expiresAt: new Date(nowMs + feedLifeMs),
  }
  const secretHmac = calendarSecretHmac(keyRing.key(calendarKeyName), secret)
  await db.transaction().execute(async (trx) => {
    await replaceFeed(trx, { ...feed, accountId: caller.accountId, secretHmac })
    await writeFeedLine(trx, caller, { pupilId, action: 'calendar_feed_made' })
  })
  return accept({ feed, feedFile: feedFileOf(secret) })
}

/** Whoever asks with the address from now on learns as much as with a made-up one. */
export function revokeCalendarFeed(
  { db }: Pick<Context, 'db'>,
  caller: Caller,
  feedId: Id,
): Promise<Result<Record<string, never>>> {
  return db.transaction().execute(async (trx) => {
    const gone = await deleteFeed(trx, feedId)
    if (gone === undefined) return refuse('not_found')
    await writeFeedLine(trx, caller, { ...gone, action: 'calendar_feed_revoked' })
    return accept({})
  })
}

function writeFeedLine(
  trx: SchoolDatabase,
  caller: Caller,
  { action, pupilId }: { readonly action: string; readonly pupilId: Id | null },
): Promise<void> {
  const uais =
    pupilId === null || pupilId === caller.personId
      ? caller.schools.keys()
      : (caller.children.get(pupilId)?.schoolUais ?? [])
  return writeAuditLine(trx, {
    schoolUai: [...uais].sort().at(0) ?? null,
    actorId: caller.personId,
    action,
    subjectId: pupilId ?? caller.personId,
  })
}
