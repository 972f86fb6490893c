/**
 * The coming days of a course as they are printed: everything once, by lesson, and nothing that is
 * not open yet.
 */
import type { ComingPaper, PaperExercise, PaperLesson } from '#contract/coming-paper.ts'
import type { Id } from '#kernel/ids.ts'
import {
  assignmentsOf,
  type ContentsOfDays,
  type DayOfCourse,
  type ExerciseOfDay,
  type LessonOfDay,
  type PackedCourse,
} from './day-pack.ts'

/** `now`: milliseconds; an exercise that opens later is named and not shown. */
export function composeComingPaper(
  course: PackedCourse,
  days: readonly DayOfCourse[],
  { readings, exercises }: ContentsOfDays,
  now: number,
): ComingPaper {
  const given = days.flatMap(({ lessons }) => lessons)
  const ofLessons = new Set(given.flatMap(({ assignmentIds }) => assignmentIds))
  const all = new Set(days.flatMap((day) => [...assignmentsOf(day)]))
  const known = [...all].flatMap((id) => exercises.get(id) ?? [])
  const open = new Map(known.filter(isOpenAt(now)).map((one) => [one.packed.assignment.id, one]))
  const printed = new Set<Id>()
  return {
    courseId: course.id,
    schoolUai: course.schoolUai,
    courseName: course.name,
    earlier: toPaper(
      open,
      [...all].filter((id) => !ofLessons.has(id)),
    ),
    lessons: given.map((lesson) => {
      const read = lesson.resourceIds.flatMap((id) => readings.get(id)?.reading ?? [])
      const fresh = read.filter(({ id }) => !printed.has(id))
      const again = read.filter(({ id }) => printed.has(id)).map(({ title }) => title)
      for (const { id } of fresh) printed.add(id)
      const answered = toPaper(open, lesson.assignmentIds)
      return { ...headOf(lesson), readings: fresh, again, exercises: answered }
    }),
    notOpen: known
      .filter(({ packed }) => !open.has(packed.assignment.id))
      .map(({ packed: { assignment } }) => ({
        title: assignment.title,
        opensAt: assignment.opensAt,
      })),
  }
}

function isOpenAt(now: number): (exercise: ExerciseOfDay) => boolean {
  return ({ packed }) => Date.parse(packed.assignment.opensAt) <= now
}

function headOf(lesson: LessonOfDay): Omit<PaperLesson, 'readings' | 'again' | 'exercises'> {
  const { id, onDate, startsAt, endsAt, status, note, homework, homeworkDueOn } = lesson
  return {
    id,
    on: onDate,
    startsAt: startsAt.toISOString(),
    endsAt: endsAt.toISOString(),
    status,
    note,
    homework,
    homeworkDueOn,
  }
}

function toPaper(open: ReadonlyMap<Id, ExerciseOfDay>, ids: readonly Id[]): PaperExercise[] {
  return ids.flatMap((id) => {
    const packed = open.get(id)?.packed
    if (packed === undefined) return []
    const { assignment, exerciseId, introduction, questions, rubric } = packed
    const files = packed.files.map(({ pack: _, ...file }) => file)
    const ofWhole = rubric === undefined ? {} : { rubric }
    return [{ assignment, exerciseId, introduction, questions, ...ofWhole, files }]
  })
}
