/** Which of last year's courses a head takes over for each class of the new year, and what is sent. Pure. */
import type { CoursePassage, CourseToTake } from '#contract/course-passage.ts'
import type { PersonName } from '#contract/wire-shapes.ts'

export type NewClass = CoursePassage['classes'][number]
export type OldCourse = CoursePassage['courses'][number]

export interface ClassCourses {
  /** The class of last year whose courses are taken over; empty: none. */
  readonly fromId: string
  readonly chosenIds: ReadonlySet<string>
}
/** By `teachersKey`: absent as long as nobody changed them. */
export type ChosenTeachers = ReadonlyMap<string, readonly PersonName[]>

/** A class that has courses is asked for nothing by itself. */
export function firstCourses(passage: CoursePassage, one: NewClass): ClassCourses {
  return coursesFrom(passage, one, one.subjectCodes.length === 0 ? (one.proposedId ?? '') : '')
}

/** All of that class's courses are chosen but those that the new one has, by taking over or otherwise. */
export function coursesFrom(passage: CoursePassage, one: NewClass, fromId: string): ClassCourses {
  const chosen = offeredCourses(passage, fromId).filter(
    (course) => !isTakenFor(course, one) && !one.subjectCodes.includes(course.subject.code),
  )
  return { fromId, chosenIds: new Set(chosen.map(({ id }) => id)) }
}

export function offeredCourses(passage: CoursePassage, fromId: string): OldCourse[] {
  const ids = new Set(passage.sources.find(({ id }) => id === fromId)?.courseIds)
  return passage.courses.filter(({ id }) => ids.has(id))
}

export function isTakenFor({ takenForIds }: OldCourse, { id }: NewClass): boolean {
  return takenForIds.includes(id)
}

/** What several classes follow together has the same teachers for all of them. */
export function teachersKey({ classCount, id }: OldCourse, classId: string): string {
  return classCount > 1 ? id : `${id} ${classId}`
}

export function teachersOf(
  course: OldCourse,
  classId: string,
  changed: ChosenTeachers,
): readonly PersonName[] {
  return changed.get(teachersKey(course, classId)) ?? course.teachers.filter(({ isHere }) => isHere)
}

/** One line a course, of what is chosen or else proposed; what several classes follow together is one course of theirs again. */
export function sentCourses(
  passage: CoursePassage,
  choices: ReadonlyMap<string, ClassCourses>,
  changed: ChosenTeachers,
): CourseToTake[] {
  const byKey = new Map<string, CourseToTake>()
  for (const one of passage.classes) {
    const choice = choices.get(one.id) ?? firstCourses(passage, one)
    for (const course of offeredCourses(passage, choice.fromId)) {
      if (!choice.chosenIds.has(course.id) || isTakenFor(course, one)) continue
      const key = teachersKey(course, one.id)
      const classIds = [...(byKey.get(key)?.classIds ?? []), one.id]
      const teacherIds = teachersOf(course, one.id, changed).map(({ id }) => id)
      byKey.set(key, { sourceId: course.id, classIds, teacherIds })
    }
  }
  return [...byKey.values()]
}
