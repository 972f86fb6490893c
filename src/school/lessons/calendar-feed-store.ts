/** The rows of calendar addresses: a keyed hash each, never the secret; and what they show. */
import { sql } from 'kysely'
import type { Day } from '#kernel/calendar-day.ts'
import type { Id } from '#kernel/ids.ts'
import type { SchoolDatabase } from '#school/room-context.ts'
import { feedLessonsMax } from './calendar-feed.ts'

export interface FeedRow {
  readonly id: Id
  readonly pupilId: Id | null
  readonly madeAt: Date
  readonly expiresAt: Date
}

/** A new address takes the place of the one before, which says nothing from then on. */
export async function replaceFeed(
  trx: SchoolDatabase,
  feed: FeedRow & { readonly accountId: Id; readonly secretHmac: Uint8Array },
): Promise<void> {
  const row = {
    id: feed.id,
    secret_hmac: feed.secretHmac,
    made_at: feed.madeAt,
    expires_at: feed.expiresAt,
  }
  await trx
    .insertInto('calendar_feed')
    .values({ ...row, account_id: feed.accountId, pupil_id: feed.pupilId })
    .onConflict((conflict) => conflict.columns(['account_id', 'pupil_id']).doUpdateSet(row))
    .execute()
}

/** The living addresses of an account. */
export function readFeedsOf(db: SchoolDatabase, accountId: Id, now: Date): Promise<FeedRow[]> {
  return db
    .selectFrom('calendar_feed')
    .select(['id', 'pupil_id as pupilId', 'made_at as madeAt', 'expires_at as expiresAt'])
    .where('account_id', '=', accountId)
    .where('expires_at', '>', now)
    .execute()
}

/** Whose a living address is, by the hashes of its secret under the keys in use. */
export function findFeed(
  db: SchoolDatabase,
  hmacs: readonly Uint8Array[],
  now: Date,
): Promise<{ readonly accountId: Id; readonly pupilId: Id | null } | undefined> {
  return db
    .selectFrom('calendar_feed')
    .select(['account_id as accountId', 'pupil_id as pupilId'])
    .where('secret_hmac', 'in', [...hmacs])
    .where('expires_at', '>', now)
    .executeTakeFirst()
}

/** The account whose address it is. */
export async function readFeedOwner(db: SchoolDatabase, feedId: Id): Promise<Id | null> {
  const row = await db
    .selectFrom('calendar_feed')
    .select('account_id')
    .where('id', '=', feedId)
    .executeTakeFirst()
  return row?.account_id ?? null
}

export async function deleteFeed(
  trx: SchoolDatabase,
  feedId: Id,
): Promise<{ readonly pupilId: Id | null } | undefined> {
  return trx
    .deleteFrom('calendar_feed')
    .where('id', '=', feedId)
    .returning('pupil_id as pupilId')
    .executeTakeFirst()
}

/** Those whose time is over, and those of closed accounts. */
export async function deleteDeadFeeds(db: SchoolDatabase, now: Date): Promise<number> {
  const result = await db
    .deleteFrom('calendar_feed')
    .where((where) =>
      where.or([
        where('expires_at', '<=', now),
        where(
          'account_id',
          'in',
          where.selectFrom('account').select('id').where('disabled_at', 'is not', null),
        ),
      ]),
    )
    .executeTakeFirst()
  return Number(result.numDeletedRows)
}

export interface FeedLessonRow {
  readonly id: Id
  readonly subject_label: string
  readonly planned_on: Day | null
  readonly on_date: Day
  readonly starts_at: Date
  readonly ends_at: Date
  readonly room: string | null
  readonly status: 'planned' | 'moved' | 'cancelled'
  readonly changed_at: Date
  readonly changes: number
  /** Names of classes and groups. */
  readonly audience: string[]
}

interface FeedWindow {
  readonly courseIds: readonly Id[]
  readonly substituteId: Id | null
  readonly now: Date
  readonly from: Day
  readonly to: Day
}

const isInWindow = ({ courseIds, from, now, substituteId, to }: FeedWindow) => sql`(
      lesson.course_id = any(${[...courseIds]}::uuid[])
      or lesson.id in (select lessons_stood_in(${substituteId}::uuid, ${from}, ${to}, ${now}))
    ) and lesson.on_date between ${from} and ${to}`

/** No names of people, no words of teachers: only what a calendar elsewhere may know. */
export async function readFeedLessons(
  db: SchoolDatabase,
  window: FeedWindow,
): Promise<FeedLessonRow[]> {
  const { rows } = await sql<FeedLessonRow>`
    with shown as materialized (
      select * from lesson where ${isInWindow(window)}
      order by starts_at, id limit ${feedLessonsMax}
    ), audience as (
      select course_id, json_agg(name order by name) as names from (
        select course_class.course_id, class.name
        from course_class join class on class.id = course_class.class_id
        union all
        select course_group.course_id, pupil_group.name
        from course_group join pupil_group on pupil_group.id = course_group.group_id
      ) who
      where course_id in (select course_id from shown)
      group by course_id
    )
    select lesson.id, subject.label as subject_label, lesson.planned_on, lesson.on_date,
      lesson.starts_at, lesson.ends_at, lesson.room, lesson.status, lesson.changed_at,
      lesson.changes, coalesce(audience.names, '[]') as audience
    from shown lesson
    join course on course.id = lesson.course_id and course.deactivated_at is null
    join subject on subject.code = course.subject_code
    left join audience on audience.course_id = lesson.course_id
    order by lesson.starts_at, lesson.id`.execute(db)
  return rows
}

/** Differs as soon as one of the lessons came, went or changed: cheaper than reading them. */
export async function readLessonsMark(db: SchoolDatabase, window: FeedWindow): Promise<string> {
  const { rows } = await sql<{ mark: string }>`
    select concat_ws(' ', count(*), sum(changes), max(changed_at)) as mark
    from lesson where ${isInWindow(window)}`.execute(db)
  return rows[0]?.mark ?? ''
}
