/** Lists which teachers of a school are away, with what becomes of their lessons; and a teacher's own. */
import {
  type AbsenceList,
  absenceLessonsMax,
  type OwnAbsences,
} from '#contract/teacher-absences.ts'
import type { Id } from '#kernel/ids.ts'
import { accept, type Result, refuse } from '#kernel/result.ts'
import { findCurrentYear } from '#school/people/find-current-year.ts'
import type { RoomContext, SchoolDatabase } from '#school/room-context.ts'
import {
  type AbsenceRow,
  readLastOwnDay,
  readLessonsOfAbsences,
  readLessonsWithoutTeacher,
  readStandingAbsences,
  readTeachersSchools,
} from './absence-store.ts'

type Context = Pick<RoomContext, 'db' | 'clock'>

export async function listAbsences(
  { clock, db }: Context,
  uai: string,
): Promise<Result<AbsenceList>> {
  const school = await findCurrentYear(db, clock, uai)
  if (school === null) return refuse('not_found')
  const absences = await readStandingAbsences(db, { uai }, new Date(clock.now()))
  const lessons =
    absences.length === 0
      ? []
      : await readLessonsOfAbsences(
          db,
          absences.map(({ id }) => id),
        )
  // What is over can be arranged no more.
  const ahead = lessons.filter(({ endsAt }) => endsAt.getTime() > clock.now())
  const lessonsOf = Map.groupBy(ahead, ({ absenceId }) => absenceId)
  return accept({
    today: school.today,
    absences: absences.map((row) => ({
      ...presentSpan(row),
      teacher: { id: row.teacherId, familyName: row.familyName, givenName: row.givenName },
      lessons: (lessonsOf.get(row.id) ?? [])
        .slice(0, absenceLessonsMax)
        .map(({ absenceId: _, endsAt, startsAt, ...lesson }) => ({
          ...lesson,
          startsAt: startsAt.toISOString(),
          endsAt: endsAt.toISOString(),
        })),
    })),
  })
}

export async function listOwnAbsences(
  { clock, db }: Context,
  teacherId: Id,
): Promise<Result<OwnAbsences>> {
  const absences = await readStandingAbsences(db, { teacherId }, new Date(clock.now()))
  const lastDays: OwnAbsences['lastDays'] = []
  for (const schoolUai of await readTeachersSchools(db, teacherId)) {
    const school = await findCurrentYear(db, clock, schoolUai)
    if (school === null) continue
    lastDays.push({ schoolUai, day: await readLastOwnDay(db, schoolUai, school.today) })
  }
  return accept({ absences: absences.map(presentSpan), lastDays })
}

/** Of these lessons those without a teacher; for the timetable of those who run it. */
export async function listLessonsWithoutTeacher(
  db: SchoolDatabase,
  lessonIds: readonly Id[],
): Promise<ReadonlySet<Id>> {
  return new Set(lessonIds.length === 0 ? [] : await readLessonsWithoutTeacher(db, lessonIds))
}

function presentSpan({ fromDay, fromHalf, id, schoolUai, untilDay, untilHalf }: AbsenceRow) {
  return { id, schoolUai, fromDay, fromHalf, untilDay, untilHalf }
}
