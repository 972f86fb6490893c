/** Pupils who came of age: whether their guardians keep what they see is decided anew. */
import { callApi } from '#browser/api/call-api.ts'
import { useAct } from '#browser/api/use-act.ts'
import { useLoad } from '#browser/api/use-load.ts'
import { useFormat, useWords } from '#browser/catalogue/speech.ts'
import { toast } from '#browser/parts/announcements.ts'
import { Button } from '#browser/parts/button.tsx'
import { ErrorView } from '#browser/parts/error-view.tsx'
import { Notice } from '#browser/parts/notice.tsx'
import type { OfAge } from '#contract/cards.ts'

type PupilOfAge = OfAge['pupils'][number]

function OfAgeLine(props: { uai: string; pupil: PupilOfAge; onDecided: () => void }) {
  const { uai, pupil, onDecided } = props
  const words = useWords('head').guardians
  const format = useFormat()
  const act = useAct()
  const decide = (rights: 'confirmed' | 'blocked'): void => {
    const links = pupil.guardians.map(({ guardianId }) => ({ guardianId, pupilId: pupil.pupilId }))
    void act.run(
      () =>
        callApi<{ changed: number }>(`/api/schools/${uai}/guardianships/decide`, {
          body: { links, rights },
        }),
      () => {
        toast({ text: words.done[rights]({ count: links.length }) })
        onDecided()
      },
    )
  }
  return (
    <li class="stack">
      <p>
        {words.ofAgeLine({
          name: `${pupil.givenName} ${pupil.familyName}`,
          className: pupil.className,
          day: format.day(pupil.since),
          guardians: format.list(
            pupil.guardians.map(({ givenName, familyName }) => `${givenName} ${familyName}`),
          ),
        })}
      </p>
      <div class="row">
        <Button busy={act.busy} onClick={() => decide('confirmed')}>
          {words.keepAccess}
        </Button>
        <Button busy={act.busy} onClick={() => decide('blocked')}>
          {words.closeAccess}
        </Button>
      </div>
      {act.refusal && <ErrorView refusal={act.refusal} live />}
    </li>
  )
}

export function PupilsOfAge({ uai, onChange }: { uai: string; onChange: () => void }) {
  const words = useWords('head').guardians
  const { load, reload } = useLoad(`of-age ${uai}`, (signal) =>
    callApi<OfAge>(`/api/schools/${uai}/of-age`, { signal }),
  )
  if (load.state !== 'ready' || load.value.pupils.length === 0) return null
  const { pupilCount, pupils } = load.value
  return (
    <Notice kind="attention" title={words.ofAgeTitle({ count: pupilCount })}>
      <p>{words.ofAgeMeans}</p>
      {pupilCount > pupils.length && <p>{words.ofAgeFirst({ shown: pupils.length })}</p>}
      <ul class="plain stack">
        {pupils.map((pupil) => (
          <OfAgeLine
            key={pupil.pupilId}
            uai={uai}
            pupil={pupil}
            onDecided={() => {
              reload()
              onChange()
            }}
          />
        ))}
      </ul>
    </Notice>
  )
}
