/** Lessons to come that meet another one because they were moved or given another room. */
import { useFormat, useWords } from '#browser/catalogue/speech.ts'
import { type Column, Table } from '#browser/parts/table.tsx'
import type { LessonClash } from '#contract/dated-clashes.ts'
import { lessonClashKey, useLessonClashText } from './use-lesson-clash-text.ts'

export function LessonClashTable(props: { clashes: readonly LessonClash[]; timeZone: string }) {
  const words = useWords('school-life').clashes
  const format = useFormat()
  const text = useLessonClashText(props.timeZone)
  const columns: readonly Column<LessonClash>[] = [
    {
      key: 'what',
      header: words.columns.what,
      text: (clash) => text(clash).what,
      sort: (clash) => text(clash).what,
    },
    {
      key: 'when',
      header: words.columns.when,
      text: (clash) => `${text(clash).day}, ${text(clash).time}`,
      sort: ({ startsAt }) => startsAt,
    },
    {
      key: 'courses',
      header: words.columns.courses,
      text: ({ courseNames }) => format.list(courseNames),
    },
  ]
  return (
    <Table
      caption={words.movedCaption}
      dense
      copyable
      columns={columns}
      rows={props.clashes}
      rowKey={lessonClashKey}
    />
  )
}
