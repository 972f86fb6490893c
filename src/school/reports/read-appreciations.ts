/** A course's appreciations of a period, beside what each pupil has been shown of the grades. */
import type { CourseAppreciations } from '#contract/reports.ts'
import type { Id } from '#kernel/ids.ts'
import { accept, type Result } from '#kernel/result.ts'
import { readGradebook } from '#school/grades/read-gradebook.ts'
import type { Caller } from '#school/people/caller.ts'
import { readAppreciations as readTexts } from './appreciation-store.ts'
import { emptyStanding, meanOf, standingsOf } from './course-standing.ts'
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
  const texts = await readTexts(room.db, [asked.courseId], period.id)
  const textOf = new Map(texts.map(({ pupilId, text }) => [pupilId, text]))
  const { byPupil, notShown } = standingsOf(book, period, room.clock.now())
  const rows = book.pupils.map(({ className, pupil }) => ({
    pupil,
    className,
    ...(byPupil.get(pupil.id) ?? emptyStanding()),
    text: textOf.get(pupil.id) ?? '',
  }))
  return accept({
    ...about,
    periodId: period.id,
    notShown,
    classHundredths: meanOf(rows.map(({ hundredths }) => hundredths)),
    rows,
  })
}
