/**
 * What an address gives: the lessons of its owner as an iCalendar file. Classmates have the same
 * lessons, so a file that was written once is kept for a while, and written anew as soon as one of
 * its lessons changes.
 */
import { createHash } from 'node:crypto'
import { LRUCache } from 'lru-cache'
import { addDays, dayOf } from '#kernel/calendar-day.ts'
import type { CallerMemory } from '#school/people/remember-caller.ts'
import type { RoomContext } from '#school/room-context.ts'
import {
  calendarKeyName,
  calendarSecretHmac,
  type FeedLessons,
  feedDaysAhead,
  feedDaysBack,
  lessonsFor,
} from './calendar-feed.ts'
import { findFeed, readFeedLessons, readLessonsMark } from './calendar-feed-store.ts'
import { writeCalendar } from './write-calendar.ts'

export interface CalendarFile {
  readonly text: string
  /** The same for the same bytes. */
  readonly etag: string
}

export type CalendarFeedContext = Pick<RoomContext, 'db' | 'clock' | 'keyRing'> & {
  readonly callers: Pick<CallerMemory, 'get'>
}

/** Characters of all files that one process keeps. */
const keptCharactersMax = 32 * 1024 * 1024
/** So long may a new name of a subject or a class go unseen; a lesson's change is seen at once. */
const keptForMs = 10 * 60_000

/** Reads by the secret of an address; null where it opens nothing, whatever the reason. */
export function createCalendarFeeds(
  context: CalendarFeedContext,
): (secret: string) => Promise<CalendarFile | null> {
  const { callers, clock, db, keyRing } = context
  const kept = new LRUCache<string, CalendarFile & { readonly writtenAtMs: number }>({
    maxSize: keptCharactersMax,
    sizeCalculation: ({ text }) => text.length,
  })

  async function fileOf({ courseIds, kind, substituteId }: FeedLessons): Promise<CalendarFile> {
    const nowMs = clock.now()
    const today = dayOf(nowMs, 'UTC')
    const window = {
      courseIds,
      substituteId,
      now: new Date(nowMs),
      from: addDays(today, -feedDaysBack),
      to: addDays(today, feedDaysAhead),
    }
    const mark = await readLessonsMark(db, window)
    const key = [kind, substituteId, today, mark, ...courseIds].join(' ')
    const before = kept.get(key)
    if (before !== undefined && nowMs - before.writtenAtMs < keptForMs) return before
    const text = writeCalendar(await readFeedLessons(db, window), kind)
    const hash = createHash('sha256').update(text).digest('base64url').slice(0, 27)
    const file = { text, etag: `"${hash}"`, writtenAtMs: nowMs }
    kept.set(key, file)
    return file
  }

  return async (secret) => {
    const hmacs = keyRing.all(calendarKeyName).map((key) => calendarSecretHmac(key, secret))
    const feed = await findFeed(db, hmacs, new Date(clock.now()))
    if (feed === undefined) return null
    const person = await callers.get(feed.accountId)
    const lessons = person === null ? null : lessonsFor(person, feed.pupilId)
    return lessons === null ? null : fileOf(lessons)
  }
}
