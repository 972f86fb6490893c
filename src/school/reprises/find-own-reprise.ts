/** Finds a reprise for whoever made it, and holds it until the transaction is over. */
import type { Id } from '#kernel/ids.ts'
import { accept, type Result, refuse } from '#kernel/result.ts'
import type { SchoolDatabase } from '#school/room-context.ts'
import { lockReprise, type RepriseRow, readThings, type ThingRow } from './reprise-store.ts'

export interface OwnReprise {
  readonly repriseId: Id
  /** Into which it was made. */
  readonly courseId: Id
  readonly teacherId: Id
}

/** Refuses `not_found` to everybody else, and once it was undone. */
export async function findOwnReprise(
  db: SchoolDatabase,
  { courseId, repriseId, teacherId }: OwnReprise,
): Promise<Result<RepriseRow>> {
  const reprise = await lockReprise(db, repriseId)
  if (reprise === undefined || reprise.undoneAt !== null) return refuse('not_found')
  const isOwn = reprise.courseId === courseId && reprise.madeBy === teacherId
  return isOwn ? accept(reprise) : refuse('not_found')
}

/** The same with one thing of it. */
export async function findOwnThing(
  db: SchoolDatabase,
  own: OwnReprise,
  place: number,
): Promise<Result<ThingRow>> {
  const reprise = await findOwnReprise(db, own)
  if (!reprise.ok) return reprise
  const thing = (await readThings(db, [own.repriseId])).find((one) => one.place === place)
  return thing === undefined ? refuse('not_found') : accept(thing)
}
