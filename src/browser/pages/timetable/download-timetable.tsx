/** The timetable as it is now, as a file to change and bring back; an example where there is none. */
import { useState } from 'preact/hooks'
import { useAct } from '#browser/api/use-act.ts'
import { useWords } from '#browser/catalogue/speech.ts'
import { Button } from '#browser/parts/button.tsx'
import { ErrorView } from '#browser/parts/error-view.tsx'
import type { MySchool } from '#browser/school/use-school.ts'
import { dayOf } from '#kernel/calendar-day.ts'
import { askSlotsOf } from './slot-list.ts'
import { exampleCsv, timetableCsv } from './timetable-rows.ts'

export function DownloadTimetable({ school }: { school: MySchool }) {
  const words = useWords('timetable-file')
  const act = useAct()
  const [isExample, setIsExample] = useState(false)
  const download = (): void => {
    void act.run(
      () => askSlotsOf(school.uai, undefined),
      ({ slots, courses }) => {
        const text = timetableCsv(slots, courses, dayOf(Date.now(), school.timeZone))
        setIsExample(text === '')
        saveFile(text === '' ? exampleCsv : text, words.currentName)
      },
    )
  }
  return (
    <>
      {act.refusal && <ErrorView refusal={act.refusal} onRetry={download} live />}
      <p class="row">
        <Button sign="received" busy={act.busy} onClick={download}>
          {words.download}
        </Button>
      </p>
      {isExample && <p role="status">{words.isExample}</p>}
    </>
  )
}

/** Hands a text to the browser as a file to keep. */
function saveFile(text: string, name: string): void {
  const address = URL.createObjectURL(new Blob([text], { type: 'text/csv;charset=utf-8' }))
  const link = document.createElement('a')
  link.href = address
  link.download = name
  link.click()
  URL.revokeObjectURL(address)
}
