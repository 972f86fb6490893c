/** Gives exercises that wait in a reprise, under the times that their teacher read. */
import type { GiveReprised } from '#contract/reprises.ts'
import { mintId } from '#kernel/ids.ts'
import { accept, type Result, refuse } from '#kernel/result.ts'
import { assignExercise } from '#school/assignments/assign-exercise.ts'
import type { RoomContext } from '#school/room-context.ts'
import { lockLessons } from '#school/timetable/lock-lessons.ts'
import { findOwnReprise, type OwnReprise } from './find-own-reprise.ts'
import { readCourseFrame } from './reprise-source-store.ts'
import { readThings, type ThingRow, updateThing } from './reprise-store.ts'

type Context = Pick<RoomContext, 'db' | 'clock' | 'random'>

/**
 * All of them or none; what was given already stays as it is, so that asking twice is asking once.
 * Refuses `not_found` for what waits for no lesson, `not_published` for a copy that is still a draft.
 */
export function giveReprised(
  context: Context,
  own: OwnReprise,
  wishes: GiveReprised['things'],
): Promise<Result<Record<string, never>>> {
  return context.db.transaction().execute(async (db) => {
    const reprise = await findOwnReprise(db, own)
    if (!reprise.ok) return reprise
    const course = await readCourseFrame(db, own.courseId)
    if (course === undefined) return refuse('not_found')
    const things = new Map((await readThings(db, [own.repriseId])).map((row) => [row.place, row]))
    for (const wish of wishes) {
      const refusal = judgeWish(things.get(wish.place), wish)
      if (!refusal.ok) return refusal
    }
    const places = wishes.flatMap(({ place }) => things.get(place)?.lessonId ?? [])
    await lockLessons(db, places, 'add')
    for (const { dueAt, opensAt, place } of wishes) {
      const thing = things.get(place)
      if (thing?.rules == null || thing.state === 'placed') continue
      const { contentId: exerciseId, lessonId, rules } = thing
      const given = await assignExercise(
        { ...context, db },
        {
          id: mintId(context.clock, context.random),
          exerciseId,
          lessonId,
          opensAt,
          dueAt,
          lateAccepted: rules.lateAccepted,
          attemptsMax: rules.attemptsMax,
          feedback: dueAt === null ? 'now' : rules.feedback,
          minutes: rules.minutes,
          courseId: own.courseId,
          schoolUai: course.schoolUai,
          assignedBy: own.teacherId,
        },
      )
      // Thrown, so that those before it are not given either.
      if (!given.ok) throw new Error(`a reprised exercise was not given: ${given.refusal.code}`)
      await updateThing(db, { ...own, place }, { state: 'placed', assignmentId: given.value.id })
    }
    return accept({})
  })
}

function judgeWish(
  thing: ThingRow | undefined,
  { dueAt, opensAt }: GiveReprised['things'][number],
): Result<Record<string, never>> {
  if (thing === undefined || thing.kind !== 'exercise') return refuse('not_found')
  if (thing.state === 'placed') return accept({})
  if (thing.state === 'dropped' || thing.lessonId === null) return refuse('not_found')
  if (!thing.isPublished) return refuse('not_published')
  if (dueAt !== null && !(Date.parse(dueAt) > Date.parse(opensAt))) {
    return refuse('bad_request', { where: 'dueAt' })
  }
  return accept({})
}
