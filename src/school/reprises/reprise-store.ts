/** Rows of reprises and of what belongs to them; and the rows of lessons that they make and take away. */
import { sql } from 'kysely'
import { reprisesShownMax } from '#contract/reprises.ts'
import type { Id } from '#kernel/ids.ts'
import type { SchoolDatabase } from '#school/room-context.ts'
import type { RepriseRules } from './reprise-rules.ts'

export interface RepriseRow {
  readonly id: Id
  readonly courseId: Id
  readonly sourceCourseId: Id
  readonly madeBy: Id
  readonly madeAt: Date
  readonly undoneAt: Date | null
}

/** False where the id is there already, whoever's it is; waits for one who is writing it. */
export async function insertReprise(
  db: SchoolDatabase,
  reprise: Omit<RepriseRow, 'undoneAt'> & { readonly schoolUai: string },
): Promise<boolean> {
  const result = await db
    .insertInto('reprise')
    .values({
      id: reprise.id,
      school_uai: reprise.schoolUai,
      course_id: reprise.courseId,
      source_course_id: reprise.sourceCourseId,
      made_by: reprise.madeBy,
      made_at: reprise.madeAt,
      undone_at: null,
    })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst()
  return result.numInsertedOrUpdatedRows === 1n
}

/** Held until the transaction is over: what is given, placed and undone goes one after the other. */
export async function lockReprise(db: SchoolDatabase, id: Id): Promise<RepriseRow | undefined> {
  const { rows } = await sql<RepriseRow>`
    select id, course_id as "courseId", source_course_id as "sourceCourseId",
      made_by as "madeBy", made_at as "madeAt", undone_at as "undoneAt"
    from reprise where id = ${id} for update`.execute(db)
  return rows[0]
}

export interface NewThing {
  readonly kind: 'resource' | 'exercise'
  readonly contentId: Id
  readonly lessonId: Id | null
  readonly state: 'waiting' | 'placed'
  /** Of an exercise. */
  readonly rules: RepriseRules | null
}

/** In their order, from place 0. */
export async function insertThings(
  db: SchoolDatabase,
  repriseId: Id,
  things: readonly NewThing[],
): Promise<void> {
  await sql`
    insert into reprise_thing
      (reprise_id, place, resource_id, exercise_id, lesson_id, state, rules)
    select ${repriseId}, place - 1,
      case when thing ->> 'kind' = 'resource' then (thing ->> 'contentId')::uuid end,
      case when thing ->> 'kind' = 'exercise' then (thing ->> 'contentId')::uuid end,
      (thing ->> 'lessonId')::uuid, thing ->> 'state', nullif(thing -> 'rules', 'null'::jsonb)
    from jsonb_array_elements(${JSON.stringify(things)}::jsonb)
      with ordinality as listed (thing, place)`.execute(db)
}

/** Attaches what the reprise places, after what a lesson carries already, in their order. */
export async function attachPlaced(
  db: SchoolDatabase,
  repriseId: Id,
  put: { readonly by: Id; readonly at: Date; readonly places: readonly number[] | null },
): Promise<void> {
  await sql`
    insert into lesson_resource (lesson_id, resource_id, position, attached_by, attached_at)
    select lesson_id, resource_id,
      coalesce((select max(position) from lesson_resource
        where lesson_resource.lesson_id = reprise_thing.lesson_id), 0)
        + row_number() over (partition by lesson_id order by place),
      ${put.by}, ${put.at}
    from reprise_thing
    where reprise_id = ${repriseId} and state = 'placed'
      and resource_id is not null and lesson_id is not null
      and (${put.places === null} or place = any(${[...(put.places ?? [])]}::int[]))
    on conflict do nothing`.execute(db)
}

/** What waits of the same contents since an earlier reprise into the course waits no more. */
export async function dropWaitingElsewhere(
  db: SchoolDatabase,
  of: { readonly repriseId: Id; readonly courseId: Id; readonly madeBy: Id },
): Promise<void> {
  await sql`
    update reprise_thing earlier set state = 'dropped'
    from reprise, reprise_thing now
    where reprise.course_id = ${of.courseId} and reprise.made_by = ${of.madeBy}
      and reprise.id <> ${of.repriseId} and earlier.reprise_id = reprise.id
      and earlier.state = 'waiting' and now.reprise_id = ${of.repriseId}
      and (now.resource_id = earlier.resource_id or now.exercise_id = earlier.exercise_id)`.execute(
    db,
  )
}

export interface ThingRow {
  readonly repriseId: Id
  readonly place: number
  readonly kind: 'resource' | 'exercise'
  readonly contentId: Id
  readonly title: string
  readonly isPublished: boolean
  readonly lessonId: Id | null
  readonly state: 'waiting' | 'placed' | 'dropped'
  readonly rules: RepriseRules | null
  readonly assignmentId: Id | null
}

const thingRows = sql<ThingRow>`
  select thing.reprise_id as "repriseId", thing.place,
    case when thing.resource_id is null then 'exercise' else 'resource' end as kind,
    coalesce(thing.resource_id, thing.exercise_id) as "contentId",
    coalesce(read.title, asked.title, resource.title, exercise.title) as title,
    coalesce(resource.deleted_at, exercise.deleted_at) is null
      and coalesce(read.id, asked.id) is not null as "isPublished",
    thing.lesson_id as "lessonId", thing.state, thing.rules, thing.assignment_id as "assignmentId"
  from reprise_thing thing
  left join resource on resource.id = thing.resource_id
  left join resource_revision read on read.id = resource.published_revision_id
  left join exercise on exercise.id = thing.exercise_id
  left join exercise_revision asked on asked.id = exercise.published_revision_id`

export async function readThings(
  db: SchoolDatabase,
  repriseIds: readonly Id[],
): Promise<ThingRow[]> {
  const { rows } = await sql<ThingRow>`${thingRows}
    where thing.reprise_id = any(${[...repriseIds]}::uuid[])
    order by thing.reprise_id, thing.place`.execute(db)
  return rows
}

/** Exercises that wait at a lesson in a teacher's own reprises that stand. */
export async function readWaitingAt(
  db: SchoolDatabase,
  asked: { readonly lessonId: Id; readonly madeBy: Id },
): Promise<ThingRow[]> {
  const { rows } = await sql<ThingRow>`${thingRows}
    join reprise on reprise.id = thing.reprise_id
    where thing.lesson_id = ${asked.lessonId} and thing.state = 'waiting'
      and thing.exercise_id is not null
      and reprise.made_by = ${asked.madeBy} and reprise.undone_at is null
    order by reprise.made_at, thing.reprise_id, thing.place`.execute(db)
  return rows
}

export interface ReprisedFrom {
  readonly id: Id
  readonly sourceName: string
  readonly sourceYear: string
  readonly madeAt: Date
  readonly isBegun: boolean
}

/** True where a lesson that got something has begun, or a pupil has begun an exercise of it. */
const isBegun = (now: Date) => sql<boolean>`exists (
  select from reprise_thing thing
  left join lesson on lesson.id = thing.lesson_id
  where thing.reprise_id = reprise.id and thing.state = 'placed'
    and (lesson.starts_at <= ${now}
      or exists (select from attempt where attempt.assignment_id = thing.assignment_id))
)`

/** A teacher's own reprises into a course that stand, the latest first. */
export async function readReprisesInto(
  db: SchoolDatabase,
  asked: { readonly courseId: Id; readonly madeBy: Id; readonly now: Date },
): Promise<ReprisedFrom[]> {
  const { rows } = await sql<ReprisedFrom>`
    select reprise.id, course.name as "sourceName", school_year.label as "sourceYear",
      reprise.made_at as "madeAt", ${isBegun(asked.now)} as "isBegun"
    from reprise join course on course.id = reprise.source_course_id
    join school_year on school_year.id = course.school_year_id
    where reprise.course_id = ${asked.courseId} and reprise.made_by = ${asked.madeBy}
      and reprise.undone_at is null
    order by reprise.made_at desc, reprise.id desc
    limit ${reprisesShownMax}`.execute(db)
  return rows
}

export async function isRepriseBegun(db: SchoolDatabase, id: Id, now: Date): Promise<boolean> {
  const { rows } = await sql<{ begun: boolean }>`
    select ${isBegun(now)} as begun from reprise where id = ${id}`.execute(db)
  return rows[0]?.begun ?? false
}

/** Of a reprise that is held. */
export async function updateThing(
  db: SchoolDatabase,
  at: { readonly repriseId: Id; readonly place: number },
  change: {
    readonly lessonId?: Id
    readonly state?: 'placed' | 'dropped'
    readonly assignmentId?: Id
  },
): Promise<void> {
  await sql`
    update reprise_thing set lesson_id = coalesce(${change.lessonId ?? null}::uuid, lesson_id),
      state = coalesce(${change.state ?? null}::text, state),
      assignment_id = coalesce(${change.assignmentId ?? null}::uuid, assignment_id)
    where reprise_id = ${at.repriseId} and place = ${at.place}`.execute(db)
}

/** Takes everything away that the reprise put at lessons; what lay there before it stays. */
export async function takeBackPlaced(db: SchoolDatabase, repriseId: Id, at: Date): Promise<void> {
  await sql`
    delete from lesson_resource using reprise_thing thing, reprise
    where reprise.id = ${repriseId} and thing.reprise_id = reprise.id and thing.state = 'placed'
      and lesson_resource.lesson_id = thing.lesson_id
      and lesson_resource.resource_id = thing.resource_id
      and lesson_resource.attached_by = reprise.made_by
      and lesson_resource.attached_at >= reprise.made_at`.execute(db)
  await sql`
    update assignment set withdrawn_at = ${at} from reprise_thing thing
    where thing.reprise_id = ${repriseId} and assignment.id = thing.assignment_id
      and assignment.withdrawn_at is null`.execute(db)
  await sql`update reprise set undone_at = ${at} where id = ${repriseId}`.execute(db)
}

/** Reprises into courses whose school year is over. */
export async function deleteReprisesOfYearsBefore(
  db: SchoolDatabase,
  day: string,
): Promise<number> {
  const result = await sql`
    delete from reprise using course, school_year
    where course.id = reprise.course_id and school_year.id = course.school_year_id
      and school_year.ends_on < ${day}::date`.execute(db)
  return Number(result.numAffectedRows ?? 0n)
}
