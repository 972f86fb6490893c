/** Guardians of a pupil whose links were removed a short while ago: each may be put back. */
import { callApi } from '#browser/api/call-api.ts'
import { useAct } from '#browser/api/use-act.ts'
import { useWords } from '#browser/catalogue/speech.ts'
import { toast } from '#browser/parts/announcements.ts'
import { Button } from '#browser/parts/button.tsx'
import { ErrorView } from '#browser/parts/error-view.tsx'
import { spokenName } from '#browser/school/person-text.ts'
import type { PersonFile } from '#contract/people.ts'

type Removed = PersonFile['removedGuardians'][number]

export interface RemovedGuardiansProps {
  uai: string
  file: PersonFile
  onChange: () => void
}

export function RemovedGuardians({ uai, file, onChange }: RemovedGuardiansProps) {
  const words = useWords('people').file
  const act = useAct()
  const putBack = ({ person, kind }: Removed): void => {
    const body = { guardianId: person.id, pupilId: file.id, kind }
    void act.run(
      () => callApi(`/api/schools/${uai}/guardianships`, { body }),
      () => {
        toast({ text: words.linkBack })
        onChange()
      },
    )
  }
  return (
    <section class="stack">
      <h3>{words.removedGuardians}</h3>
      <ul class="plain row">
        {file.removedGuardians.map((one) => (
          <li key={one.person.id}>
            <Button busy={act.busy} onClick={() => putBack(one)}>
              {words.putBack({ guardian: spokenName(one.person) })}
            </Button>
          </li>
        ))}
      </ul>
      {act.refusal && <ErrorView refusal={act.refusal} live />}
    </section>
  )
}
