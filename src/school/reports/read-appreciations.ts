/** A course's appreciations of a period, beside what each pupil has been shown of the grades. */
import type { CourseAppreciations } from '#contract/reports.ts'
import type { Id } from '#kernel/ids.ts'
import { accept, type Result } from '#kernel/result.ts'
import { readCourseGrades } from '#school/grades/read-course-grades.ts'
import { readGradebook } from '#school/grades/read-gradebook.ts'
import type { Caller } from '#school/people/caller.ts'
import { readAppreciations as readTexts } from './appreciation-store.ts'
import { emptyStanding, meanOf, standingsOf } from './course-standing.ts'
import { readFormerPupils } from './period-pupil-store.ts'
import type { ReportRoom } from './report-context.ts'
import { choosePeriod } from './report-period.ts'

export async function readAppreciations(
  room: Pick<ReportRoom, 'db' | 'clock'>,
  caller: Caller,
  asked: { readonly courseId: Id; readonly periodId: Id | undefined },
): Promise<Result<CourseAppreciations>> {
  const read = await readGradebook(room, caller, asked.courseId)
  if (!read.ok) return read
  const book = read.value
  const chosen = choosePeriod(book.periods, asked.periodId, book.today)
  if (!chosen.ok) return chosen
  const period = chosen.value
  const { course, periods, withoutPoints } = book
  const about = { course, withoutPoints, periods, mayWrite: book.mayGrade }
  if (period === null) {
    return accept({ ...about, periodId: null, notShown: 0, classHundredths: null, rows: [] })
  }
  const former = await readFormerPupils(room.db, asked.courseId, period.id)
  const formerIds = former.map(({ pupil }) => pupil.id)
  const courseIds = [asked.courseId]
  const held = await readCourseGrades(room.db, { courseIds, pupilIds: formerIds, period })
  const pupils = [
    ...book.pupils.map((one) => ({ ...one, left: null })),
    ...former.map(({ className, isGone, pupil }) => ({
      pupil,
      className,
      left: isGone ? ('school' as const) : ('course' as const),
    })),
  ]
  const texts = await readTexts(room.db, {
    courseIds,
    periodId: period.id,
    pupilIds: pupils.map(({ pupil }) => pupil.id),
  })
  const textOf = new Map(texts.map(({ pupilId, text }) => [pupilId, text]))
  const { byPupil, notShown } = standingsOf(
    { ...book, pupils, grades: [...book.grades, ...held.grades] },
    period,
    room.clock.now(),
  )
  const rows = pupils.map((one) => ({
    ...one,
    ...(byPupil.get(one.pupil.id) ?? emptyStanding()),
    text: textOf.get(one.pupil.id) ?? '',
  }))
  return accept({
    ...about,
    periodId: period.id,
    notShown,
    classHundredths: meanOf(
      book.pupils.map(({ pupil }) => byPupil.get(pupil.id)?.hundredths ?? null),
    ),
    rows,
  })
}
