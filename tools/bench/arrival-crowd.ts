/** All who come at eight: pupils of many classes, each signed in, with today's lessons to come to. */
import { sql } from 'kysely'
import type { KeyRing } from '#engine/config/key-ring.ts'
import { dayOf } from '#kernel/calendar-day.ts'
import { systemClock } from '#kernel/clock.ts'
import { mintId } from '#kernel/ids.ts'
import { systemRandom } from '#kernel/random.ts'
import type { SchoolDatabase } from '#school/room-context.ts'
import { sessionKeyName } from '#school/sign-in/session-token.ts'
import { createCrowd } from '../../tests/crowd.ts'
import { addTestLesson, createTestSchool } from '../../tests/test-school.ts'
import { type BenchAdult, createAdults } from './bench-adults.ts'

export const crowdCount = 72_000
const pupilsOfClass = 30
const freshId = () => mintId(systemClock, systemRandom)

export interface ArrivalCrowd {
  /** Every one may arrive once before anything repeats itself. */
  readonly cookies: readonly string[]
  readonly adults: readonly BenchAdult[]
}

export async function createArrivalCrowd(
  db: SchoolDatabase,
  keyRing: KeyRing,
): Promise<ArrivalCrowd> {
  const school = await createTestSchool(db)
  const { classA: classId, courseA: courseId, uai, yearId } = school
  const sessionKey = keyRing.key(sessionKeyName)
  const crowd = await createCrowd(db, { count: crowdCount, uai, classId, sessionKey })
  const classIds = Array.from({ length: crowdCount / pupilsOfClass }, freshId)
  const pupilIds = crowd.map(({ personId }) => personId)
  await sql`
    insert into class (id, school_uai, school_year_id, name, level_label, card_prefix)
    select id, ${uai}, ${yearId}::uuid, 'Foule ' || at, '6e', 'K' || translate(upper(lpad(to_hex(at), 3, '0')), '01', 'GH')
    from unnest(${classIds}::uuid[]) with ordinality as many (id, at)`.execute(db)
  await sql`insert into course_class (course_id, class_id)
    select ${courseId}::uuid, id from unnest(${classIds}::uuid[]) as many (id)`.execute(db)
  await sql`update class_pupil set class_id = placed.class_id
    from (select id, (${classIds}::uuid[])[1 + (at - 1) / ${pupilsOfClass}::integer] as class_id
      from unnest(${pupilIds}::uuid[]) with ordinality as many (id, at)) as placed
    where class_pupil.pupil_id = placed.id`.execute(db)
  const onDate = dayOf(Date.now(), 'Europe/Paris')
  await addTestLesson(db, {
    uai,
    courseId,
    onDate,
    startsAt: `${onDate}T23:00:00+01:00`,
    endsAt: `${onDate}T23:55:00+01:00`,
  })
  const adults = await createAdults(db, keyRing, uai)
  await sql`analyze`.execute(db)
  return { cookies: crowd.map(({ cookie }) => cookie), adults }
}
