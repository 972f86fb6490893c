/** What is missing in a class's reports, and whose it is to write. */
import { useFormat, useWords } from '#browser/catalogue/speech.ts'
import { Notice } from '#browser/parts/notice.tsx'
import { Table } from '#browser/parts/table.tsx'
import type { TextsInHand } from '#browser/reports/texts-in-hand.ts'
import type { ClassReports } from '#contract/reports.ts'
import { generalsLacking } from './generals-lacking.ts'

export function MissingTable({ texts, value }: { value: ClassReports; texts: TextsInHand }) {
  const words = useWords('reports').ofClass
  const format = useFormat()
  const { courses, reports } = value
  const lacking = generalsLacking(reports, texts)
  const isWhole = lacking === 0 && courses.every((course) => course.lacking === 0)
  return (
    <section class="stack">
      <h2>{words.missing}</h2>
      {isWhole && <Notice kind="success" title={words.nothingMissing} />}
      {lacking > 0 && <p>{words.generalLacking({ lacking, all: reports.length })}</p>}
      <Table
        caption={words.missingCaption}
        rows={courses}
        rowKey={({ courseId }) => courseId}
        dense
        copyable
        columns={[
          {
            key: 'subject',
            header: words.subject,
            text: ({ subject }) => subject,
            sort: ({ subject }) => subject,
          },
          {
            key: 'teachers',
            header: words.teachers,
            text: ({ teachers }) => format.list(teachers),
            sort: ({ teachers }) => teachers[0] ?? null,
          },
          {
            key: 'lacking',
            header: words.lacking,
            numeric: true,
            text: (row) => words.lackingOf({ lacking: row.lacking, all: row.pupils }),
            sort: (row) => row.lacking,
          },
          ...(value.withoutPoints
            ? []
            : [
                {
                  key: 'average',
                  header: words.classAverage,
                  numeric: true,
                  text: ({ classHundredths }: ClassReports['courses'][number]) =>
                    classHundredths === null ? '–' : format.number(classHundredths / 100, 2),
                },
              ]),
        ]}
      />
    </section>
  )
}
