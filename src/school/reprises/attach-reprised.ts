/** Puts what waits in a reprise at a lesson of its teacher's choice, or lets it go. */
import type { Id } from '#kernel/ids.ts'
import { accept, type Result, refuse } from '#kernel/result.ts'
import type { RoomContext } from '#school/room-context.ts'
import { lockLessons } from '#school/timetable/lock-lessons.ts'
import { findOwnThing, type OwnReprise } from './find-own-reprise.ts'
import { readOrderedLessons } from './reprise-source-store.ts'
import { attachPlaced, updateThing } from './reprise-store.ts'

type Context = Pick<RoomContext, 'db' | 'clock'>

/**
 * A resource is attached there; an exercise goes on waiting there to be given. Refuses `bad_request`
 * for a lesson that is not the course's, cancelled or begun, `not_published` for a draft.
 */
export function attachReprised(
  { clock, db }: Context,
  own: OwnReprise,
  { lessonId, place }: { readonly lessonId: Id; readonly place: number },
): Promise<Result<Record<string, never>>> {
  return db.transaction().execute(async (trx) => {
    const thing = await findOwnThing(trx, own, place)
    if (!thing.ok) return thing
    const { kind, isPublished, state } = thing.value
    if (state !== 'waiting') return refuse('not_found')
    const lessons = await readOrderedLessons(trx, own.courseId)
    const lesson = lessons.find(({ id }) => id === lessonId)
    if (lesson === undefined || lesson.isCancelled || lesson.startsAtMs <= clock.now()) {
      return refuse('bad_request', { where: 'lessonId' })
    }
    const held = await lockLessons(trx, [lessonId], 'add')
    if (held.length === 0) return refuse('bad_request', { where: 'lessonId' })
    if (kind === 'exercise') {
      await updateThing(trx, { ...own, place }, { lessonId })
      return accept({})
    }
    if (!isPublished) return refuse('not_published')
    await updateThing(trx, { ...own, place }, { lessonId, state: 'placed' })
    const at = new Date(clock.now())
    await attachPlaced(trx, own.repriseId, { by: own.teacherId, at, places: [place] })
    return accept({})
  })
}

/** What waits is not wanted. */
export function dropReprised(
  { db }: Pick<Context, 'db'>,
  own: OwnReprise,
  place: number,
): Promise<Result<Record<string, never>>> {
  return db.transaction().execute(async (trx) => {
    const thing = await findOwnThing(trx, own, place)
    if (!thing.ok) return thing
    if (thing.value.state === 'placed') return refuse('in_use')
    await updateThing(trx, { ...own, place }, { state: 'dropped' })
    return accept({})
  })
}
