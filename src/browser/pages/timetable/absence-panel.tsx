/** Who is away, which lessons that leaves without a teacher, and what can be done about each and all. */
import { useState } from 'preact/hooks'
import { callApi } from '#browser/api/call-api.ts'
import { useLoad } from '#browser/api/use-load.ts'
import { useWords } from '#browser/catalogue/speech.ts'
import { useFreshReturn } from '#browser/day/use-fresh-return.ts'
import { Button } from '#browser/parts/button.tsx'
import { LoadView } from '#browser/parts/load-view.tsx'
import { type MySchool, mayIn } from '#browser/school/use-school.ts'
import type { AbsenceList } from '#contract/teacher-absences.ts'
import { AbsenceCard } from './absence-card.tsx'
import { AbsenceDialog } from './absence-dialog.tsx'

/** `onChange`: lessons were cancelled, given to others or freed. */
export function AbsencePanel(props: { school: MySchool; onChange?: (() => void) | undefined }) {
  const { school } = props
  const words = useWords('absence')
  const loaded = useLoad(`absences ${school.uai}`, (signal) =>
    callApi<AbsenceList>(`/api/schools/${school.uai}/absences`, { signal }),
  )
  useFreshReturn(loaded.reload)
  const [recording, setRecording] = useState(false)
  const mayArrange = mayIn(school, ['timetable'])
  const change = (): void => {
    loaded.reload()
    props.onChange?.()
  }
  return (
    <section class="stack no-print">
      <h2>{words.title}</h2>
      <LoadView loaded={loaded} label={words.title}>
        {({ absences, today }) => (
          <>
            {absences.length === 0 && <p>{words.none}</p>}
            {absences.map((absence) => (
              <AbsenceCard
                key={absence.id}
                absence={absence}
                mayArrange={mayArrange}
                onChange={change}
              />
            ))}
            {mayArrange && (
              <p class="row">
                <Button onClick={() => setRecording(true)}>{words.record}</Button>
              </p>
            )}
            {recording && (
              <AbsenceDialog
                uai={school.uai}
                today={today}
                onDone={() => {
                  setRecording(false)
                  change()
                }}
                onClose={() => setRecording(false)}
              />
            )}
          </>
        )}
      </LoadView>
    </section>
  )
}
