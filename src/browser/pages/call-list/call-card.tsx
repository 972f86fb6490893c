/** One pupil of the call list: the silence, the family's numbers, what was tried, and the next try. */
import { useFormat, useWords } from '#browser/catalogue/speech.ts'
import { dayInstant } from '#browser/day/day-instant.ts'
import { Sign } from '#browser/drawings/sign.tsx'
import { Button, buttonClass } from '#browser/parts/button.tsx'
import { Card } from '#browser/parts/card.tsx'
import { ErrorView } from '#browser/parts/error-view.tsx'
import type { FamilyCall, SilentPupil } from '#contract/family-calls.ts'
import { NoteCall } from './note-call.tsx'
import { telephoneAddress } from './telephone-address.ts'
import { useFamilyCalls } from './use-family-calls.ts'

type Guardian = SilentPupil['guardians'][number]

export interface CallCardProps {
  pupil: SilentPupil
  showsClass: boolean
}

export function CallCard({ pupil, showsClass }: CallCardProps) {
  const words = useWords('calls')
  const name = `${pupil.givenName} ${pupil.familyName}`
  const calls = useFamilyCalls(pupil, name)
  return (
    <Card
      title={showsClass ? `${name}, ${pupil.className}` : name}
      headingLevel={3}
      aside={
        calls.isReached && (
          <span class="call-reached">
            <Sign name="phone" /> {words.isReached}
          </span>
        )
      }
    >
      <SilenceLine pupil={pupil} />
      <Guardians guardians={pupil.guardians} />
      <NoteCall name={name} busy={calls.busy} onNote={calls.note} />
      {calls.refusal && <ErrorView refusal={calls.refusal} onRetry={calls.retry} live />}
      <Tried calls={calls.all} busy={calls.busy} onTakeBack={calls.takeBack} />
    </Card>
  )
}

function SilenceLine({ pupil }: { pupil: SilentPupil }) {
  const words = useWords('calls')
  const format = useFormat()
  const { lastSeenOn, silentDays, silentSince } = pupil
  const seen =
    lastSeenOn === null
      ? words.notSeen
      : words.lastSeen({ day: format.nearDay(dayInstant(lastSeenOn)) })
  const since = format.nearDay(dayInstant(silentSince))
  return <p>{`${words.silentDays({ count: silentDays, since })} · ${seen}`}</p>
}

function Guardians({ guardians }: { guardians: readonly Guardian[] }) {
  const words = useWords('calls')
  if (guardians.length === 0) return <p class="soft">{words.noGuardian}</p>
  return (
    <ul class="plain call-guardians">
      {guardians.map((guardian) => (
        <li key={guardian.id}>
          <GuardianLine guardian={guardian} />
        </li>
      ))}
    </ul>
  )
}

function GuardianLine({ guardian }: { guardian: Guardian }) {
  const words = useWords('calls')
  const { email, phone } = guardian
  const name = `${guardian.givenName} ${guardian.familyName}`
  const of = <span class="for-screen-readers"> {words.ofPerson({ name })}</span>
  return (
    <>
      <span class="call-guardian">{name}</span>
      {phone !== null && (
        <a class={buttonClass('quiet')} href={telephoneAddress(phone)}>
          <Sign name="phone" />
          <span>
            {words.phone({ number: phone })}
            {of}
          </span>
        </a>
      )}
      {email !== null && (
        <a class={buttonClass('quiet')} href={`mailto:${encodeURIComponent(email)}`}>
          <span>
            {words.mail}
            {of}
          </span>
        </a>
      )}
      {phone === null && email === null && <span class="soft">{words.noContact}</span>}
    </>
  )
}

function Tried(props: {
  calls: readonly FamilyCall[]
  busy: boolean
  onTakeBack: (call: FamilyCall) => void
}) {
  const words = useWords('calls')
  const format = useFormat()
  if (props.calls.length === 0) return null
  const textOf = ({ at, by, note, outcome, way }: FamilyCall): string => {
    const said = words.call({
      when: format.dateTime(at),
      way: words.ways[way],
      by,
      outcome: words.outcomes[outcome],
    })
    return note === '' ? said : `${said} – ${note}`
  }
  return (
    <div>
      <h4 class="call-tried">{words.tried}</h4>
      <ul class="plain call-log">
        {props.calls.map((call) => (
          <li key={call.id}>
            <span>{textOf(call)}</span>
            {call.isOwn && (
              <Button busy={props.busy} onClick={() => props.onTakeBack(call)}>
                {words.takeBack}
                <span class="for-screen-readers"> {textOf(call)}</span>
              </Button>
            )}
          </li>
        ))}
      </ul>
    </div>
  )
}
