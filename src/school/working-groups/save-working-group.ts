/** Makes a small group in a course, or changes it as a whole: a retry under its id is harmless. */
import { workingGroupsMax } from '#contract/working-group-limits.ts'
import type { WorkingGroupInput } from '#contract/working-groups.ts'
import type { Id } from '#kernel/ids.ts'
import { accept, type Result, refuse } from '#kernel/result.ts'
import type { RoomContext } from '#school/room-context.ts'
import { lookAtGroups, writeGroup } from './working-group-store.ts'

/**
 * Refuses with `bad_request` a name that another group of the course has (`name`) and one group too
 * many (`groups`); `not_found` where the id is that of another course's group.
 */
export async function saveWorkingGroup(
  { clock, db }: Pick<RoomContext, 'db' | 'clock'>,
  wish: WorkingGroupInput & { readonly id: Id; readonly courseId: Id; readonly madeBy: Id },
): Promise<Result<Record<string, never>>> {
  const group = { ...wish, name: wish.name.trim(), madeAt: new Date(clock.now()) }
  return db.transaction().execute(async (trx) => {
    const { count, courseId, isNamed } = await lookAtGroups(trx, group)
    if (courseId !== null && courseId !== wish.courseId) return refuse('not_found')
    if (isNamed) return refuse('bad_request', { where: 'name' })
    if (courseId === null && count >= workingGroupsMax) {
      return refuse('bad_request', { where: 'groups' })
    }
    await writeGroup(trx, group)
    return accept({})
  })
}
