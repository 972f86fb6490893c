/** The doors of calendar addresses: making and ending them, and what calendars read there. */
import Type from 'typebox'
import {
  calendarFeedFilePattern,
  calendarFeedListSchema,
  calendarFeedMadeSchema,
  calendarFeedsPath,
  calendarFeedWishSchema,
} from '#contract/calendar-feeds.ts'
import { doneSchema, idSchema } from '#contract/wire-shapes.ts'
import { defineRoute, NotModified, type Route, StreamReply } from '#engine/http/route.ts'
import { accept, refuse } from '#kernel/result.ts'
import { callerWho, everyone, type SchoolAccess, signedIn } from '#school/people/access.ts'
import type { Caller } from '#school/people/caller.ts'
import type { RoomContext } from '#school/room-context.ts'
import { comeBackAfterMs, secretOfFile } from './calendar-feed.ts'
import { type FeedRow, readFeedOwner } from './calendar-feed-store.ts'
import { listCalendarFeeds, makeCalendarFeed, revokeCalendarFeed } from './make-calendar-feed.ts'
import { type CalendarFeedContext, createCalendarFeeds } from './read-calendar-feed.ts'

type Context = CalendarFeedContext & Pick<RoomContext, 'random'>

/** Addresses that one account makes a minute. */
const madePerMinute = 10
/** Reads a minute from one address: a calendar service behind one asks for very many people. */
const readPerMinute = 1_200

/** Kept by the calendar itself only, and asked again each time whether it still holds. */
const fileHeaders = {
  'cache-control': 'private, no-cache',
  'x-robots-tag': 'noindex, nofollow',
  'content-disposition': 'inline; filename="emploi-du-temps.ics"',
}

/** `isCalm`: nobody waits to come in. */
export function calendarFeedRoutes(context: Context, isCalm: () => boolean): Route<Caller>[] {
  return [listRoute(context), makeRoute(context), revokeRoute(context), readRoute(context, isCalm)]
}

function presentFeed({ id, madeAt, expiresAt }: FeedRow) {
  return { id, madeAt: madeAt.toISOString(), expiresAt: expiresAt.toISOString() }
}

function listRoute(context: Context): Route<Caller> {
  return defineRoute({
    method: 'GET',
    path: '/api/me/calendar-feeds',
    summary: 'The lessons that the caller may have in a calendar elsewhere, and the addresses made',
    tag: 'timetable',
    access: signedIn,
    reply: calendarFeedListSchema,
    async handle({ caller }) {
      if (caller === null) return refuse('sign_in_required')
      const feeds = await listCalendarFeeds(context, caller)
      return accept({
        feeds: feeds.map(({ pupilId, feed }) => ({
          pupilId,
          feed: feed === null ? null : presentFeed(feed),
        })),
      })
    },
  })
}

function makeRoute(context: Context): Route<Caller> {
  return defineRoute({
    method: 'POST',
    path: '/api/me/calendar-feeds',
    summary: 'A new secret address for lessons; the one before says nothing any more',
    tag: 'timetable',
    access: signedIn,
    limits: { perMinute: madePerMinute },
    body: calendarFeedWishSchema,
    reply: calendarFeedMadeSchema,
    async handle({ caller, body }) {
      if (caller === null) return refuse('sign_in_required')
      const made = await makeCalendarFeed(context, caller, body.pupilId)
      if (!made.ok) return made
      const { feed, feedFile } = made.value
      return accept({ ...presentFeed(feed), path: `${calendarFeedsPath}/${feedFile}` })
    },
  })
}

function revokeRoute(context: Context): Route<Caller> {
  const whoMadeIt: SchoolAccess = callerWho(
    'whoever made the address',
    async (caller, { feedId = '' }) =>
      (await readFeedOwner(context.db, feedId)) === caller.accountId,
  )
  return defineRoute({
    method: 'DELETE',
    path: '/api/me/calendar-feeds/:feedId',
    summary: 'An address says nothing any more',
    tag: 'timetable',
    access: whoMadeIt,
    limits: { perMinute: madePerMinute },
    params: Type.Object({ feedId: idSchema }),
    reply: doneSchema,
    async handle({ caller, params }) {
      if (caller === null) return refuse('sign_in_required')
      return revokeCalendarFeed(context, caller, params.feedId)
    },
  })
}

function readRoute(context: Context, isCalm: () => boolean): Route<Caller> {
  const read = createCalendarFeeds(context)
  return defineRoute({
    method: 'GET',
    path: `${calendarFeedsPath}/:feedFile`,
    summary: 'Lessons as iCalendar, for whoever knows the secret address',
    tag: 'timetable',
    access: everyone,
    // A machine takes no place in line: it is told to come back while others wait.
    isFree: true,
    limits: { perMinute: readPerMinute },
    params: Type.Object({ feedFile: Type.String({ pattern: calendarFeedFilePattern }) }),
    async handle({ headers, params }) {
      if (!isCalm()) {
        const retryAfterMs = comeBackAfterMs(context.random.fraction())
        return refuse('overloaded', { retryAfterMs })
      }
      const file = await read(secretOfFile(params.feedFile))
      if (file === null) return refuse('not_found')
      const extras = { ...fileHeaders, etag: file.etag }
      if (isHeld(headers['if-none-match'], file.etag)) return accept(new NotModified(extras))
      return accept(new StreamReply(file.text, 'text/calendar; charset=utf-8', extras))
    },
  })
}

/** Compared weakly, as RFC 9110, section 13.1.2, has it. */
function isHeld(asked: string | string[] | undefined, etag: string): boolean {
  const tags = String(asked ?? '').split(',')
  return tags.some((tag) => [etag, `W/${etag}`, '*'].includes(tag.trim()))
}
