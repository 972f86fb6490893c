/** A class's reports as a file for a French spreadsheet: a line a pupil, two columns a course. */
import { csvText } from '#browser/parts/csv-text.ts'
import type { ClassReports, CourseStanding, PeriodReport } from '#contract/reports.ts'

export function classReportsCsv(
  { courses, reports }: Pick<ClassReports, 'courses' | 'reports'>,
  words: {
    readonly pupil: string
    readonly general: string
    readonly appreciationOf: (subject: string) => string
    /** The average alone where there is one, so that it can be reckoned with; else the steps. */
    readonly standing: (standing: CourseStanding) => string
  },
): string {
  const inCourse = (report: PeriodReport, courseId: string) =>
    report.courses.find((one) => one.courseId === courseId)
  return csvText<PeriodReport>(
    [
      { header: words.pupil, text: ({ pupil }) => `${pupil.familyName} ${pupil.givenName}` },
      ...courses.flatMap(({ courseId, subject }) => [
        {
          header: subject,
          text: (report: PeriodReport) => {
            const one = inCourse(report, courseId)
            return one === undefined ? '' : words.standing(one)
          },
        },
        {
          header: words.appreciationOf(subject),
          text: (report: PeriodReport) => inCourse(report, courseId)?.appreciation ?? '',
        },
      ]),
      { header: words.general, text: ({ general }) => general ?? '' },
    ],
    reports,
  )
}
