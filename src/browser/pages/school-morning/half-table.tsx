/** How the classes stand so far today. */
import { useFormat, useWords } from '#browser/catalogue/speech.ts'
import { Table } from '#browser/parts/table.tsx'
import type { AttendanceCounts } from '#contract/attendance.ts'
import type { SchoolMorning } from '#contract/school-morning.ts'
import { type ClassHalf, latestHalves } from './latest-halves.ts'

const columns: readonly {
  readonly key: 'seen' | 'excused' | 'toFindOut' | 'outage' | 'notYet'
  readonly count: (counts: AttendanceCounts) => number
}[] = [
  { key: 'seen', count: ({ present, reached }) => present + reached },
  { key: 'excused', count: ({ excused }) => excused },
  { key: 'toFindOut', count: ({ to_find_out, unreachable }) => to_find_out + unreachable },
  { key: 'outage', count: ({ our_fault }) => our_fault },
  { key: 'notYet', count: ({ not_known_yet }) => not_known_yet },
]

export function HalfTable({ classes }: { classes: SchoolMorning['classes'] }) {
  const words = useWords('morning')
  const format = useFormat()
  return (
    <Table
      caption={words.caption}
      rows={latestHalves(classes)}
      rowKey={({ id }) => id}
      dense
      empty={<p>{words.attendanceNone}</p>}
      columns={[
        { key: 'class', header: words.className, text: ({ name }) => name },
        { key: 'half', header: words.half, text: ({ half }) => words.halves[half] },
        ...columns.map(({ count, key }) => ({
          key,
          header: words[key],
          numeric: true,
          text: ({ counts }: ClassHalf) => format.number(count(counts)),
        })),
      ]}
    />
  )
}
