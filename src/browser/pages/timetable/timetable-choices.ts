/** The classes and the teachers whose timetable can be opened. */
import type { Static } from 'typebox'
import { type ApiResult, callApi } from '#browser/api/call-api.ts'
import type { classListSchema, courseListSchema } from '#contract/classes.ts'
import type { Whose } from './timetable-view.ts'

export interface Choice {
  readonly whose: Whose
  readonly name: string
}

type Courses = Static<typeof courseListSchema>['courses']

/** Classes in the school's order, then whoever teaches a course, by family name. */
export async function askChoices(
  uai: string,
  signal: AbortSignal,
): Promise<ApiResult<readonly Choice[]>> {
  const [classes, courses] = await Promise.all([
    callApi<Static<typeof classListSchema>>(`/api/schools/${uai}/classes`, { signal }),
    callApi<{ courses: Courses }>(`/api/schools/${uai}/courses`, { signal }),
  ])
  if (!classes.ok) return classes
  if (!courses.ok) return courses
  const byClass = classes.value.classes.map(
    ({ id, name }): Choice => ({ whose: { kind: 'class', id }, name }),
  )
  return { ok: true, value: [...byClass, ...teachersOf(courses.value.courses)] }
}

function teachersOf(courses: Courses): Choice[] {
  const teachers = new Map(courses.flatMap(({ teachers }) => teachers.map((one) => [one.id, one])))
  return [...teachers.values()]
    .toSorted(
      (a, b) => a.familyName.localeCompare(b.familyName) || a.givenName.localeCompare(b.givenName),
    )
    .map(({ id, familyName, givenName }) => ({
      whose: { kind: 'teacher', id },
      name: `${familyName} ${givenName}`,
    }))
}
