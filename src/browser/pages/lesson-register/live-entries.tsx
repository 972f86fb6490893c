/** Who came to the lesson's live class, entered and left: fetched when it is opened. */
import { useState } from 'preact/hooks'
import { callApi } from '#browser/api/call-api.ts'
import { useLoad } from '#browser/api/use-load.ts'
import { useStayText } from '#browser/attendance/live-stays.tsx'
import { useWords } from '#browser/catalogue/speech.ts'
import { Disclosure } from '#browser/parts/disclosure.tsx'
import { LinkButton } from '#browser/parts/link-button.tsx'
import { LoadView } from '#browser/parts/load-view.tsx'
import type { LiveRegister } from '#contract/live-register.ts'

function People({ lessonId, register }: { lessonId: string; register: LiveRegister }) {
  const words = useWords('attendance').stays
  const stayText = useStayText()
  if (register.people.length === 0) return <p class="soft">{words.nobody}</p>
  return (
    <div class="stack">
      <ul class="plain register-stays" aria-label={words.title}>
        {register.people.map(({ id, name, role, stays }) => (
          <li key={id}>
            <p>
              <strong>{name}</strong>
              {role !== 'pupil' && <span class="soft"> · {words.role[role]}</span>}
            </p>
            <ul class="plain">
              {stays.map((stay) => (
                <li key={stay.cameAt} class="attendance-why">
                  {stayText(stay)}
                </li>
              ))}
            </ul>
          </li>
        ))}
      </ul>
      {!register.isWhole && <p class="soft">{words.more}</p>}
      <p>
        <LinkButton
          href={`/api/lessons/${lessonId}/live/register.csv`}
          download="classe-en-direct.csv"
          sign="received"
        >
          {words.download}
        </LinkButton>
      </p>
    </div>
  )
}

function Loaded({ lessonId }: { lessonId: string }) {
  const words = useWords('attendance').stays
  const loaded = useLoad(`live register ${lessonId}`, (signal) =>
    callApi<LiveRegister>(`/api/lessons/${lessonId}/live/register`, { signal }),
  )
  return (
    <LoadView loaded={loaded} label={words.title}>
      {(register) => <People lessonId={lessonId} register={register} />}
    </LoadView>
  )
}

export function LiveEntries({ lessonId }: { lessonId: string }) {
  const words = useWords('attendance').stays
  const [isOpen, setOpen] = useState(false)
  return (
    <Disclosure label={words.title} open={isOpen} onToggle={setOpen}>
      {isOpen && <Loaded lessonId={lessonId} />}
    </Disclosure>
  )
}
