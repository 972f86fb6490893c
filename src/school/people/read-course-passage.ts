/** Which of last year's courses the classes of a new year may take over, and which they have. */
import { schoolListMax } from '#contract/classes.ts'
import type { CoursePassage } from '#contract/course-passage.ts'
import type { Id } from '#kernel/ids.ts'
import { accept, type Result, refuse } from '#kernel/result.ts'
import type { RoomContext, SchoolDatabase } from '#school/room-context.ts'
import { readClassesOfYear } from './class-store.ts'
import { type CourseRow, readCoursesOfYear } from './course-store.ts'
import { findCurrentYear } from './find-current-year.ts'
import { findActiveIn } from './find-people-of.ts'
import { findMovingYears } from './read-moving-up.ts'
import { proposeSource } from './taken-course.ts'
import { readTakenCourses, readTakenPairs } from './taken-course-store.ts'

const nothing: CoursePassage = {
  fromYear: null,
  classes: [],
  sources: [],
  courses: [],
  groupCourses: [],
  taken: [],
}

export async function readCoursePassage(
  { clock, db }: Pick<RoomContext, 'db' | 'clock'>,
  uai: string,
): Promise<Result<CoursePassage>> {
  const now = await findCurrentYear(db, clock, uai)
  if (now === null) return refuse('not_found')
  const years = await findMovingYears(db, now)
  if (years === null) return accept(nothing)
  const { from, to } = years
  const [oldClasses, oldCourses, newClasses, newCourses, pairs, taken] = await Promise.all([
    readClassesOfYear(db, from.id, schoolListMax),
    readCoursesOfYear(db, from.id, null, schoolListMax),
    readClassesOfYear(db, to.id, schoolListMax),
    readCoursesOfYear(db, to.id, null, schoolListMax),
    readTakenPairs(db, to.id),
    readTakenCourses(db, to.id),
  ])
  const ofClasses = oldCourses.filter(({ classes }) => classes.length > 0)
  const here = await findTeachersHere(db, uai, ofClasses)
  const sources = oldClasses
    .map(({ id, level_label: levelLabel, name }) => ({
      id,
      name,
      levelLabel,
      courseIds: ofClasses.filter((course) => follows(course, id)).map((course) => course.id),
    }))
    .filter(({ courseIds }) => courseIds.length > 0)
  return accept({
    fromYear: from.label,
    classes: newClasses.map(({ id, level_label: levelLabel, name }) => ({
      id,
      name,
      proposedId: proposeSource({ id, name, levelLabel }, sources)?.id ?? null,
      subjectCodes: newCourses
        .filter((course) => follows(course, id))
        .map((course) => course.subject_code),
    })),
    sources: sources.map(({ courseIds, id, name }) => ({ id, name, courseIds })),
    courses: ofClasses.map((row) => ({
      id: row.id,
      name: row.name,
      subject: { code: row.subject_code, label: row.subject_label, family: row.subject_family },
      classCount: row.classes.length,
      teachers: row.teachers.map((teacher) => ({ ...teacher, isHere: here.has(teacher.id) })),
      takenForIds: pairs
        .filter(({ sourceId }) => sourceId === row.id)
        .map(({ classId }) => classId),
    })),
    groupCourses: oldCourses
      .filter(({ classes, groups }) => classes.length === 0 && groups.length > 0)
      .map(({ name }) => name),
    taken,
  })
}

function follows({ classes }: CourseRow, classId: Id): boolean {
  return classes.some(({ id }) => id === classId)
}

/** Who teaches still, or again, in the school. */
function findTeachersHere(
  db: SchoolDatabase,
  uai: string,
  courses: readonly CourseRow[],
): Promise<Set<Id>> {
  const ids = courses.flatMap(({ teachers }) => teachers.map(({ id }) => id))
  return findActiveIn(db, uai, [...new Set(ids)], ['teacher', 'head'])
}
