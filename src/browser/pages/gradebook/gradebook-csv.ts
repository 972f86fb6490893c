/** A gradebook as a file for a French spreadsheet: what the table shows, grade by grade. */
import { csvText } from '#browser/parts/csv-text.ts'
import type { Assessment, Gradebook } from '#contract/grades.ts'

type Row = Gradebook['pupils'][number]

export function gradebookCsv(
  book: Pick<Gradebook, 'pupils'>,
  assessments: readonly Assessment[],
  words: {
    readonly pupil: string
    /** Null: there are no averages. */
    readonly average: string | null
    readonly header: (assessment: Assessment) => string
    readonly grade: (row: Row, assessment: Assessment) => string
    readonly averageOf: (row: Row) => string
  },
): string {
  const { average } = words
  return csvText<Row>(
    [
      {
        header: words.pupil,
        text: ({ pupil }) => `${pupil.familyName} ${pupil.givenName}`,
      },
      ...assessments.map((assessment) => ({
        header: words.header(assessment),
        text: (row: Row) => words.grade(row, assessment),
      })),
      ...(average === null ? [] : [{ header: average, text: words.averageOf }]),
    ],
    book.pupils,
  )
}
