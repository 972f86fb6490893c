/** Reads work plans as people see them, and what they can be made of. */
import { type RawBuilder, sql } from 'kysely'
import type { PersonName } from '#contract/wire-shapes.ts'
import { planAheadDays, planBackDays } from '#contract/work-plan-limits.ts'
import {
  type PlanChoice,
  type PlanItem,
  planChoicesMax,
  plannedPupilsMax,
  plansOfCourseMax,
  plansOfDayMax,
} from '#contract/work-plans.ts'
import type { Day } from '#kernel/calendar-day.ts'
import type { Id } from '#kernel/ids.ts'
import type { SchoolDatabase } from '#school/room-context.ts'
import { shownName } from '#school/shown-name.ts'
import type { PlanThing } from './work-plan.ts'

export interface PlanCourse {
  readonly name: string
  readonly schoolUai: string
  readonly timeZone: string
}

/** Null where there is no such course, or it is closed. */
export async function readPlanCourse(db: SchoolDatabase, courseId: Id): Promise<PlanCourse | null> {
  const { rows } = await sql<PlanCourse>`
    select course.name, course.school_uai as "schoolUai", school.time_zone as "timeZone"
    from course join school on school.uai = course.school_uai
    where course.id = ${courseId} and course.deactivated_at is null`.execute(db)
  return rows[0] ?? null
}

/** All pupils of a course, or those alone whose main teacher somebody is. */
export interface PlanScope {
  readonly mainTeacherId: Id | null
}

/** Over `course_pupil` and `course`. */
const withinScope = ({ mainTeacherId }: PlanScope) => sql`
  (${mainTeacherId}::uuid is null or exists (
    select from class_teacher
    join class on class.id = class_teacher.class_id and class.deactivated_at is null
    join class_pupil on class_pupil.class_id = class.id and class_pupil.ended_at is null
    where class_teacher.teacher_id = ${mainTeacherId}::uuid and class_teacher.is_main
      and class_teacher.ended_at is null and class.school_year_id = course.school_year_id
      and class_pupil.pupil_id = course_pupil.pupil_id))`

const nameOf = (table: string) => {
  const person = sql.ref(table)
  return sql`json_build_object('id', ${person}.id, 'givenName', ${person}.given_name,
    'familyName', coalesce(${person}.usage_name, ${person}.family_name))`
}

/** The pupils of the course within the scope, by name. */
export async function readPlannedPupils(
  db: SchoolDatabase,
  courseId: Id,
  scope: PlanScope,
): Promise<readonly PersonName[]> {
  const { rows } = await sql<{ pupil: PersonName }>`
    select ${nameOf('person')} as pupil
    from course_pupil
    join course on course.id = course_pupil.course_id
    join person on person.id = course_pupil.pupil_id
    where course_pupil.course_id = ${courseId} and ${withinScope(scope)}
    order by lower(coalesce(person.usage_name, person.family_name)), lower(person.given_name),
      person.id
    limit ${plannedPupilsMax}`.execute(db)
  return rows.map(({ pupil }) => pupil)
}

export interface PresentedPlan {
  readonly id: Id
  readonly courseName: string
  readonly title: string | null
  readonly firstDay: Day
  readonly lastDay: Day
  readonly items: readonly PlanItem[]
  readonly comment: string | null
  readonly commentedBy: string | null
  readonly version: number
  readonly pupil: PersonName
}

/** In the course's lessons, published and there. */
const isResourceHere = sql`(resource.deleted_at is null and reading.id is not null and exists (
  select from lesson_resource join lesson on lesson.id = lesson_resource.lesson_id
  where lesson_resource.resource_id = item.resource_id and lesson.course_id = plan.course_id))`

/** The pupil has it: what was given to others only is nothing of theirs. */
const isGiven = sql`exists (select from terms_of(item.assignment_id, plan.pupil_id))`

/** Over the plan's items; `listed`: which of them are told. */
const presented = (listed: RawBuilder<boolean>) => sql`
  select plan.id, course.name as "courseName", plan.title, plan.first_day as "firstDay",
    plan.last_day as "lastDay", plan.comment, plan.version,
    ${shownName('author')} as "commentedBy",
    ${nameOf('pupil')} as pupil, coalesce(listed.items, '[]') as items
  from work_plan plan
  join course on course.id = plan.course_id
  join person pupil on pupil.id = plan.pupil_id
  left join person author on author.id = plan.commented_by
  cross join lateral (
    select json_agg(json_build_object(
      'id', item.id,
      'kind', case when item.resource_id is not null then 'resource'
        when item.assignment_id is not null then 'assignment' else 'words' end,
      'text', coalesce(item.words, reading.title, resource.title, work.title, ''),
      'thingId', coalesce(item.resource_id, item.assignment_id),
      'isGone', case when item.resource_id is not null then not ${isResourceHere}
        when item.assignment_id is not null then
          assignment.withdrawn_at is not null or not ${isGiven}
        else false end,
      'isDone', case when item.assignment_id is null then item.ticked_at is not null
        else exists (
          select from copies_of(item.assignment_id, plan.pupil_id) copy
          join submission on submission.attempt_id = copy.attempt_id
        ) end
      ) order by item.place, item.id) as items
    from work_plan_item item
    left join resource on resource.id = item.resource_id
    left join resource_revision reading on reading.id = resource.published_revision_id
    left join assignment on assignment.id = item.assignment_id
    left join exercise_revision work on work.id = assignment.revision_id
    where item.plan_id = plan.id and ${listed}
  ) listed`

/** A pupil's, without what is not given to them, in the courses that they follow, from a week before they begin to a week after they end. */
export async function readPlansOfDay(
  db: SchoolDatabase,
  pupil: { readonly pupilId: Id; readonly courseIds: readonly Id[] },
  on: Day,
): Promise<readonly PresentedPlan[]> {
  if (pupil.courseIds.length === 0) return []
  const { rows } = await sql<PresentedPlan>`
    ${presented(sql`(item.assignment_id is null or ${isGiven})`)}
    where plan.pupil_id = ${pupil.pupilId}
      and plan.course_id = any(${[...pupil.courseIds]}::uuid[])
      and plan.first_day <= ${on}::date + ${planAheadDays}::integer
      and plan.last_day >= ${on}::date - ${planBackDays}::integer
    order by plan.last_day, plan.first_day, plan.id
    limit ${plansOfDayMax}`.execute(db)
  return rows
}

/** Those of the course's present pupils within the scope; the latest where there are more. */
export async function readPlansOfCourse(
  db: SchoolDatabase,
  courseId: Id,
  scope: PlanScope,
): Promise<readonly PresentedPlan[]> {
  const { rows } = await sql<PresentedPlan>`
    ${presented(sql`true`)}
    join course_pupil on course_pupil.course_id = plan.course_id
      and course_pupil.pupil_id = plan.pupil_id
    where plan.course_id = ${courseId} and ${withinScope(scope)}
    order by plan.last_day desc, plan.first_day desc,
      lower(coalesce(pupil.usage_name, pupil.family_name)), lower(pupil.given_name), plan.id
    limit ${plansOfCourseMax}`.execute(db)
  return rows
}

/** Resources that lessons of the course carry, those of the nearest lessons first. */
export async function readPlanResources(
  db: SchoolDatabase,
  courseId: Id,
  now: Date,
): Promise<readonly PlanChoice[]> {
  const { rows } = await sql<PlanChoice>`
    select resource.id, reading.title
    from lesson_resource
    join lesson on lesson.id = lesson_resource.lesson_id and lesson.course_id = ${courseId}
    join resource on resource.id = lesson_resource.resource_id and resource.deleted_at is null
    join resource_revision reading on reading.id = resource.published_revision_id
    group by resource.id, reading.title
    order by min(abs(extract(epoch from lesson.starts_at - ${now}::timestamptz))), resource.id
    limit ${planChoicesMax}`.execute(db)
  return rows
}

/** What was given to the course and not withdrawn, the newest first. */
export async function readPlanAssignments(
  db: SchoolDatabase,
  courseId: Id,
): Promise<readonly PlanChoice[]> {
  const { rows } = await sql<PlanChoice>`
    select assignment.id, work.title
    from assignment join exercise_revision work on work.id = assignment.revision_id
    where assignment.course_id = ${courseId} and assignment.withdrawn_at is null
    order by assignment.assigned_at desc, assignment.id desc
    limit ${planChoicesMax}`.execute(db)
  return rows
}

/** Which of the things belong to the course now. */
export async function findThingsOfCourse(
  db: SchoolDatabase,
  courseId: Id,
  things: readonly PlanThing[],
): Promise<readonly PlanThing[]> {
  if (things.length === 0) return []
  const ids = things.map(({ id }) => id)
  const { rows } = await sql<PlanThing>`
    select 'assignment' as kind, assignment.id from assignment
    where assignment.id = any(${ids}::uuid[]) and assignment.course_id = ${courseId}
      and assignment.withdrawn_at is null
    union
    select 'resource', resource.id from resource
    join lesson_resource on lesson_resource.resource_id = resource.id
    join lesson on lesson.id = lesson_resource.lesson_id and lesson.course_id = ${courseId}
    where resource.id = any(${ids}::uuid[]) and resource.deleted_at is null
      and resource.published_revision_id is not null`.execute(db)
  return rows
}
