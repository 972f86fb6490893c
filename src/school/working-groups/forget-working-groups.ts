/**
 * Deletes small groups once their school year is over, and takes out of the others whoever left the
 * course. What was given to pupils of a group stays theirs. Runs every night.
 */
import type { RoomContext } from '#school/room-context.ts'
import { deleteDepartedMembers, deleteGroupsOfPastYears } from './working-group-store.ts'

export async function forgetWorkingGroups({
  db,
  clock,
}: Pick<RoomContext, 'db' | 'clock'>): Promise<{ workingGroups: number }> {
  const workingGroups = await deleteGroupsOfPastYears(db, new Date(clock.now()))
  await deleteDepartedMembers(db)
  return { workingGroups }
}
