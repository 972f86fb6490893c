/** What is adjusted for a pupil, in the pupil's file. */
import { useState } from 'preact/hooks'
import { useWords } from '#browser/catalogue/speech.ts'
import { adjustmentLines } from '#browser/display/adjustment-lines.ts'
import { Button } from '#browser/parts/button.tsx'
import { LoadView } from '#browser/parts/load-view.tsx'
import { AdjustmentsDialog, useAdjustments } from '#browser/school/adjustments-dialog.tsx'
import { spokenName } from '#browser/school/person-text.ts'
import type { PersonPartProps } from './person-part.ts'

export function PersonAdjustments({ school, file }: Omit<PersonPartProps, 'onChange'>) {
  const words = useWords('adjustment')
  const [open, setOpen] = useState(false)
  const pupil = { uai: school.uai, id: file.id, name: spokenName(file) }
  const loaded = useAdjustments(pupil)
  return (
    <section class="stack">
      <h2>{words.title}</h2>
      <LoadView loaded={loaded} label={words.title}>
        {(adjustments) => {
          const lines = adjustmentLines(adjustments, words, false)
          if (lines.length === 0) return <p class="soft">{words.none}</p>
          return (
            <ul>
              {lines.map((line) => (
                <li key={line}>{line}</li>
              ))}
            </ul>
          )
        }}
      </LoadView>
      <p>
        <Button onClick={() => setOpen(true)}>{words.set}</Button>
      </p>
      {open && (
        <AdjustmentsDialog pupil={pupil} onDone={loaded.reload} onClose={() => setOpen(false)} />
      )}
    </section>
  )
}
