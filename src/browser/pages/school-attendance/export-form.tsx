/** Two days, and a file of the half-days between them. */
import { useState } from 'preact/hooks'
import { useWords } from '#browser/catalogue/speech.ts'
import { Field } from '#browser/parts/field.tsx'
import { LinkButton } from '#browser/parts/link-button.tsx'
import { addDays, type Day, daysBetween, isDay } from '#kernel/calendar-day.ts'

/** As the server has it: arrivals are kept no longer. */
const exportDaysMax = 31

export function ExportForm({ uai, today }: { uai: string; today: Day }) {
  const words = useWords('attendance').school
  const [from, setFrom] = useState(addDays(today, 1 - exportDaysMax))
  const [until, setUntil] = useState(today)
  const days = isDay(from) && isDay(until) ? daysBetween(from, until) : -1
  const fits = days >= 0 && days < exportDaysMax
  return (
    <section class="stack">
      <h2>{words.exportTitle}</h2>
      <p>{words.exportMeans}</p>
      <div class="attendance-days">
        <Field label={words.from} type="date" value={from} onValue={setFrom} />
        <Field
          label={words.until}
          type="date"
          value={until}
          onValue={setUntil}
          error={fits ? null : words.wrongDays}
        />
      </div>
      {fits && (
        <p>
          <LinkButton
            href={`/api/schools/${uai}/attendance.csv?from=${from}&until=${until}`}
            download={`demi-journees-${from}-${until}.csv`}
            sign="received"
          >
            {words.download}
          </LinkButton>
        </p>
      )}
    </section>
  )
}
