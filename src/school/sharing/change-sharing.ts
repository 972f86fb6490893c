/**
 * Shares a resource or an exercise with colleagues of its school, and with nobody else; copies that
 * somebody has taken are theirs and stay.
 */
import type { Audience, Sharing } from '#contract/sharing.ts'
import { mintId } from '#kernel/ids.ts'
import { accept, type Result, refuse } from '#kernel/result.ts'
import { areActiveIn } from '#school/people/find-people-of.ts'
import type { RoomContext, SchoolDatabase } from '#school/room-context.ts'
import {
  deleteOtherShares,
  insertShare,
  lockShares,
  readAudiences,
  readColleagues,
  readSubjectsTaught,
} from './share-store.ts'
import { type OwnThing, withoutDoubles } from './shared-thing.ts'

/** Refuses `bad_request` where a person does not teach in the school, or nobody teaches a subject. */
export async function changeSharing(
  { db, clock, random }: Pick<RoomContext, 'db' | 'clock' | 'random'>,
  thing: OwnThing,
  wish: readonly Audience[],
): Promise<Result<Record<string, never>>> {
  const { schoolUai, ownerId: sharedBy } = thing
  const audiences = withoutDoubles(wish)
  if (!(await areOfSchool(db, thing, audiences)))
    return refuse('bad_request', { where: 'sharedWith' })
  const at = new Date(clock.now())
  return db.transaction().execute(async (trx) => {
    await lockShares(trx, thing)
    await deleteOtherShares(trx, thing, audiences)
    for (const audience of audiences) {
      const id = mintId(clock, random)
      await insertShare(trx, thing, { id, schoolUai, sharedBy, audience, at })
    }
    return accept({})
  })
}

async function areOfSchool(
  db: SchoolDatabase,
  { schoolUai, ownerId }: OwnThing,
  audiences: readonly Audience[],
): Promise<boolean> {
  const personIds = audiences.flatMap((one) => (one.to === 'person' ? [one.personId] : []))
  if (personIds.includes(ownerId)) return false
  if (!(await areActiveIn(db, schoolUai, personIds, ['teacher', 'head']))) return false
  const taught = new Set((await readSubjectsTaught(db, schoolUai)).map(({ code }) => code))
  return audiences.every((one) => one.to !== 'subject' || taught.has(one.subjectCode))
}

/** With whom it is shared, and with whom it could be; who has left the school is in neither. */
export async function describeSharing(
  db: SchoolDatabase,
  { schoolUai, ownerId, ...thing }: OwnThing,
): Promise<Sharing> {
  const [audiences, subjects, colleagues] = await Promise.all([
    readAudiences(db, thing),
    readSubjectsTaught(db, schoolUai),
    readColleagues(db, schoolUai, ownerId),
  ])
  const sharedWith = audiences.filter((audience) => {
    if (audience.to === 'person') return colleagues.some(({ id }) => id === audience.personId)
    if (audience.to === 'subject') {
      return subjects.some(({ code }) => code === audience.subjectCode)
    }
    return true
  })
  return { sharedWith, subjects, colleagues }
}
