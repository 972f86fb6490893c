/** What a course becomes from what a person chose: what is missing, and what is sent. Pure. */
import type { ChosenPerson } from '#browser/school/choose-people.tsx'
import type { Course, CourseInput } from '#contract/classes.ts'

export interface CourseChoice {
  readonly subjectCode: string
  /** As typed; empty: the server forms it from the subject and the classes. */
  readonly name: string
  readonly classIds: readonly string[]
  readonly groupIds: readonly string[]
  readonly teachers: readonly ChosenPerson[]
}

/** A new course begins with the class on whose page it was asked for. */
export function firstChoice(course: Course | null, classId: string | null): CourseChoice {
  if (course === null) {
    const classIds = classId === null ? [] : [classId]
    return { subjectCode: '', name: '', classIds, groupIds: [], teachers: [] }
  }
  return {
    subjectCode: course.subject.code,
    name: course.name,
    classIds: course.classes.map(({ id }) => id),
    groupIds: course.groups.map(({ id }) => id),
    teachers: course.teachers,
  }
}

export function missingIn(choice: CourseChoice): { subject: boolean; followers: boolean } {
  return {
    subject: choice.subjectCode === '',
    followers: choice.classIds.length + choice.groupIds.length === 0,
  }
}

export function sentCourse(choice: CourseChoice): CourseInput {
  const name = choice.name.trim()
  return {
    subjectCode: choice.subjectCode,
    ...(name === '' ? {} : { name }),
    classIds: [...choice.classIds],
    groupIds: [...choice.groupIds],
    teacherIds: choice.teachers.map(({ id }) => id),
  }
}
