/**
 * What was given to this pupil and not to the whole course, put into the days of the packs: it lies in
 * packs of its own, and the course's day, which everybody shares, does not name it. Pure.
 */
import type {
  DayPack,
  HeldExercisePack,
  PackedExercise,
  PersonalPack,
} from '#contract/day-packs.ts'

/** Opened packs by address: the days, with every exercise that could be opened beside them. */
export function daysWithOwnWorks(
  personal: PersonalPack,
  opened: ReadonlyMap<string, DayPack | HeldExercisePack>,
): Map<string, DayPack> {
  const days = new Map<string, DayPack>()
  for (const [address, pack] of opened) if ('lessons' in pack) days.set(address, pack)
  for (const { on, courses } of personal.days) {
    for (const { courseId, held, pack } of courses) {
      const works = held.flatMap(({ address }) => {
        const one = opened.get(address)
        return one === undefined || 'lessons' in one ? [] : [one.exercise]
      })
      if (works.length === 0) continue
      const address = pack?.address ?? `${courseId} ${on}`
      const day = days.get(address) ?? (pack === null ? bareDay(days, courseId, on) : null)
      if (day !== null) days.set(address, withWorks(day, works))
    }
  }
  return days
}

/** The course does not meet, and only this pupil has something; its subject another day tells. */
function bareDay(days: ReadonlyMap<string, DayPack>, courseId: string, on: string): DayPack | null {
  const other = [...days.values()].find((day) => day.courseId === courseId)
  return other === undefined ? null : { ...other, on, lessons: [], readings: [], exercises: [] }
}

function withWorks(day: DayPack, works: readonly PackedExercise[]): DayPack {
  const named = new Set(day.exercises.map(({ assignment }) => assignment.id))
  return {
    ...day,
    lessons: day.lessons.map((lesson) => {
      const listed = new Set(lesson.assignments.map(({ id }) => id))
      const fresh = works
        .map(({ assignment }) => assignment)
        .filter(({ id, lessonId }) => lessonId === lesson.id && !listed.has(id))
      return { ...lesson, assignments: [...lesson.assignments, ...fresh] }
    }),
    exercises: [...day.exercises, ...works.filter(({ assignment }) => !named.has(assignment.id))],
  }
}
