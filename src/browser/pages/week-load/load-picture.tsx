/** A class's week as a picture: a line a day, a full square for each assessment, a bare one for each work due. */
import { useFormat, useWords } from '#browser/catalogue/speech.ts'
import { dayInstant } from '#browser/day/day-instant.ts'
import { ChartFrame } from '#browser/parts/chart-frame.tsx'
import type { WeekLoad } from '#contract/lesson-log.ts'
import './week-load.css'

type LoadedDay = WeekLoad['days'][number]

/** More squares than this say no more; the number beside them goes on. */
const squaresMax = 12

function Squares({ count, kind }: { count: number; kind: 'assessment' | 'homework' }) {
  return (
    <>
      {Array.from({ length: Math.min(count, squaresMax) }, (_, place) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: one square is like the other.
        <span key={place} class={`load-square ${kind}`} />
      ))}
    </>
  )
}

function Legend() {
  const words = useWords('lesson-log').load
  return (
    <p class="load-legend">
      <span>
        <span class="load-square assessment" /> {words.assessment}
      </span>
      <span>
        <span class="load-square homework" /> {words.homework}
      </span>
    </p>
  )
}

export function LoadPicture({ load }: { load: WeekLoad }) {
  const words = useWords('lesson-log').load
  const format = useFormat()
  const { days, from } = load
  const dayText = ({ day }: LoadedDay): string => format.day(dayInstant(day))
  const homework = days.reduce((sum, day) => sum + day.homework.length, 0)
  return (
    <ChartFrame
      title={words.chart(format.span(dayInstant(from), dayInstant(days.at(-1)?.day ?? from)))}
      summary={words.summary({ assessments: load.assessmentCount, homework })}
      rows={days}
      rowKey={({ day }) => day}
      columns={[
        { key: 'day', header: words.day, text: dayText },
        {
          key: 'assessments',
          header: words.assessments,
          numeric: true,
          text: (day) => format.number(day.assessments.length),
        },
        {
          key: 'homework',
          header: words.homework,
          numeric: true,
          text: (day) => format.number(day.homework.length),
        },
      ]}
    >
      <div class="load-rows">
        {days.map((day) => (
          <div key={day.day} class="load-row">
            <span class="load-label">{dayText(day)}</span>
            <span class="load-squares">
              <Squares count={day.assessments.length} kind="assessment" />
              <Squares count={day.homework.length} kind="homework" />
            </span>
          </div>
        ))}
      </div>
      <Legend />
    </ChartFrame>
  )
}
