/** What would go where if a course were taken up again: read and decided, nothing written. */
import {
  type PlanQuery,
  type RepriseLine,
  type ReprisePlan,
  repriseThingsMax,
} from '#contract/reprises.ts'
import { type Day, dayOf, isDay } from '#kernel/calendar-day.ts'
import type { Id } from '#kernel/ids.ts'
import { accept, type Result, refuse } from '#kernel/result.ts'
import type { Caller } from '#school/people/caller.ts'
import type { RoomContext } from '#school/room-context.ts'
import { isSharedWithCaller } from '#school/sharing/sharing-access.ts'
import { findDaysOff } from '#school/timetable/rebuild-lessons.ts'
import {
  heldLessons,
  lessonsToFill,
  type OrderedLesson,
  pairLessons,
  placesOf,
  usualFirstDay,
} from './lesson-order.ts'
import { relativeTimes, timesAt } from './relative-times.ts'
import type { RepriseRules } from './reprise-rules.ts'
import {
  type CourseFrame,
  readCarried,
  readCourseFrame,
  readOrderedLessons,
  readSourceThings,
  type SourceThing,
} from './reprise-source-store.ts'

type Context = Pick<RoomContext, 'db' | 'clock'>

export interface PlannedThing {
  readonly thing: SourceThing
  readonly line: RepriseLine
  readonly rules: RepriseRules | null
}

export interface Plan {
  readonly target: CourseFrame
  readonly source: CourseFrame
  readonly firstLesson: Id
  readonly firstDay: Day
  readonly sourceLessons: readonly OrderedLesson[]
  readonly planned: readonly PlannedThing[]
  readonly isCut: boolean
}

/** Refuses `not_found` for a course of another school, or that carries nothing of the caller's. */
export async function planReprise(
  { clock, db }: Context,
  caller: Caller,
  courseId: Id,
  wish: PlanQuery,
): Promise<Result<Plan>> {
  const [target, source] = await Promise.all([
    readCourseFrame(db, courseId),
    readCourseFrame(db, wish.from),
  ])
  if (target === undefined || source === undefined || wish.from === courseId) {
    return refuse('not_found')
  }
  if (target.schoolUai !== source.schoolUai) return refuse('not_found')
  if (wish.firstDay !== undefined && !isDay(wish.firstDay)) {
    return refuse('bad_request', { where: 'firstDay' })
  }
  const asked = { courseId: wish.from, teacherId: caller.personId }
  const [[earliest], sourceLessons, targetLessons] = await Promise.all([
    readSourceThings(db, { ...asked, fromLesson: null, limit: 1 }),
    readOrderedLessons(db, wish.from),
    readOrderedLessons(db, courseId),
  ])
  const firstLesson = wish.firstLesson ?? earliest?.lessonId
  const isOfSource = sourceLessons.some(({ id }) => id === firstLesson)
  if (earliest === undefined || firstLesson === undefined || !isOfSource) {
    return refuse('not_found')
  }
  const limit = repriseThingsMax + 1
  const things = await readSourceThings(db, { ...asked, fromLesson: firstLesson, limit })
  const nowMs = clock.now()
  const isSameYear = source.yearFrom === target.yearFrom
  const now = { nowMs, today: dayOf(nowMs, target.timeZone), isSameYear }
  const firstDay = wish.firstDay ?? usualFirstDay(sourceLessons, targetLessons, firstLesson, now)
  const toFill = lessonsToFill(targetLessons, { firstDay, nowMs })
  const pairs = pairLessons(sourceLessons, toFill, firstLesson)
  const taken = things.slice(0, repriseThingsMax).filter(({ lessonId }) => pairs.has(lessonId))
  const lines = await createLines({ db, caller, source, target, sourceLessons, targetLessons })
  return accept({
    target,
    source,
    firstLesson,
    firstDay,
    sourceLessons,
    planned: await lines(taken, pairs),
    isCut: things.length > repriseThingsMax,
  })
}

/** As it goes out on the wire. */
export function presentPlan(plan: Plan): ReprisePlan {
  const places = placesOf(plan.sourceLessons)
  return {
    firstLesson: plan.firstLesson,
    firstDay: plan.firstDay,
    sourceLessons: plan.sourceLessons.map((lesson) => ({
      ...presentLesson(lesson),
      number: (places.get(lesson.id) ?? 0) + 1,
    })),
    lines: plan.planned.map(({ line }) => line),
    isCut: plan.isCut,
  }
}

export function presentLesson({ id, onDate, startsAtMs }: OrderedLesson) {
  return { id, onDate, startsAt: new Date(startsAtMs).toISOString() }
}

async function createLines(given: {
  readonly db: RoomContext['db']
  readonly caller: Caller
  readonly source: CourseFrame
  readonly target: CourseFrame
  readonly sourceLessons: readonly OrderedLesson[]
  readonly targetLessons: readonly OrderedLesson[]
}) {
  const { caller, db, source, sourceLessons, target, targetLessons } = given
  const [carried, present] = await Promise.all([
    readCarried(db, target.courseId),
    createTimesFinder(db, target, targetLessons),
  ])
  const inCourse = new Set(carried.map(({ contentId }) => contentId))
  const atLesson = new Set(carried.map(({ lessonId, contentId }) => `${lessonId} ${contentId}`))
  const heldSource = heldLessons(sourceLessons)
  const lessonOf = new Map(sourceLessons.map((lesson) => [lesson.id, lesson]))
  return async (
    things: readonly SourceThing[],
    pairs: ReadonlyMap<Id, OrderedLesson | null>,
  ): Promise<PlannedThing[]> => {
    const planned: PlannedThing[] = []
    for (const thing of things) {
      const lesson = lessonOf.get(thing.lessonId)
      if (lesson === undefined) continue
      const to = pairs.get(thing.lessonId) ?? null
      const rules = rulesOf(thing, { lesson, held: heldSource, timeZone: source.timeZone })
      const isThere = to !== null && atLesson.has(`${to.id} ${thing.contentId}`)
      planned.push({
        thing,
        rules,
        line: {
          lessonId: thing.lessonId,
          kind: thing.kind,
          thingId: thing.thingId,
          contentId: thing.contentId,
          title: thing.title,
          state: isThere ? 'there' : await judgeThing(db, caller, thing),
          isInCourse: inCourse.has(thing.contentId),
          ...(thing.wasToSome ? { wasToSome: true as const } : {}),
          to: to === null ? null : presentLesson(to),
          times: to === null || rules === null ? null : present(rules, to),
        },
      })
    }
    return planned
  }
}

async function judgeThing(
  db: RoomContext['db'],
  caller: Caller,
  { contentId, isPublished, kind, ownerId }: SourceThing,
): Promise<RepriseLine['state']> {
  if (ownerId !== null && ownerId !== caller.personId) {
    const isShared = await isSharedWithCaller(db, caller, { kind, id: contentId })
    return isShared ? 'to_copy' : 'not_shared'
  }
  return isPublished ? 'free' : 'not_published'
}

function rulesOf(
  thing: SourceThing,
  within: Parameters<typeof relativeTimes>[0],
): RepriseRules | null {
  const { attemptsMax, dueAt, feedback, lateAccepted, minutes, opensAt } = thing
  if (opensAt === null || attemptsMax === null || feedback === null) return null
  const given = { opensAtMs: opensAt.getTime(), dueAtMs: dueAt?.getTime() ?? null }
  return {
    times: relativeTimes(within, given),
    lateAccepted: lateAccepted ?? true,
    attemptsMax,
    feedback,
    minutes,
  }
}

/** What the rules of an exercise mean at a lesson of the course, with its school's days off. */
export async function createTimesFinder(
  db: RoomContext['db'],
  target: CourseFrame,
  lessons: readonly OrderedLesson[],
) {
  const { schoolUai, timeZone, yearFrom, yearUntil } = target
  const dayOff = await findDaysOff(db, schoolUai, yearFrom, yearUntil)
  const held = heldLessons(lessons)
  return ({ times }: RepriseRules, lesson: OrderedLesson): NonNullable<RepriseLine['times']> => {
    const at = timesAt({ lesson, held, timeZone }, times, (day) => dayOff(day) !== null)
    return {
      opensAt: new Date(at.opensAtMs).toISOString(),
      dueAt: at.dueAtMs === null ? null : new Date(at.dueAtMs).toISOString(),
    }
  }
}
