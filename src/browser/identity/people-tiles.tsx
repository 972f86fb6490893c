/**
 * The people of this device as big tiles with a picture each: pupils come to the front in one tap,
 * adults with their password. In `tidying`, each tile carries the way off this device.
 */
import type { ComponentChildren } from 'preact'
import { useState } from 'preact/hooks'
import { useLocation, useSearch } from 'wouter'
import { useWords } from '#browser/catalogue/speech.ts'
import { Sign } from '#browser/drawings/sign.tsx'
import { pagePaths } from '#browser/page-paths.ts'
import { toast } from '#browser/parts/announcements.ts'
import { Button } from '#browser/parts/button.tsx'
import { ConfirmDialog } from '#browser/parts/confirm-dialog.tsx'
import { useViewer } from '#browser/viewer.ts'
import type { DevicePeopleAnswer } from '#contract/sign-in.ts'
import { AdultDialog } from './adult-dialog.tsx'
import { concernsBeforeSignOut, goFresh } from './before-sign-out.ts'
import { EmblemMark } from './emblem-mark.tsx'
import { arriveAt, type Entry } from './enter-preau.ts'
import { EntryRefusal } from './entry-refusal.tsx'
import { bringToFront, leaveDevice, takeOffDevice } from './leave-device.ts'
import { LeaveDialog } from './leave-dialog.tsx'
import { nextAddressOf } from './next-address.ts'
import { NotKeptNotice } from './not-kept-notice.tsx'
import { emblemsOf } from './person-emblem.ts'
import './identity.css'

type Person = DevicePeopleAnswer['people'][number]

export interface PeopleTilesProps {
  people: readonly Person[]
  /** Somebody was taken off, or could not come to the front: the list is to be asked anew. */
  onGone: () => void
  tidying?: boolean | undefined
  /** A last tile: somebody new. */
  adding?: ComponentChildren
}

function Tile(props: {
  person: Person
  picture: ComponentChildren
  busy: boolean
  onPress: () => void
}) {
  const { person, picture, busy, onPress } = props
  const words = useWords('sign-in')
  return (
    <button
      type="button"
      class={person.isActive ? 'person here' : 'person'}
      aria-busy={busy || undefined}
      onClick={onPress}
    >
      {picture}
      <span class="person-name">{person.givenName}</span>
      {person.isActive && (
        <span class="person-note">
          <Sign name="check" />
          {words.isHere}
        </span>
      )}
      {person.needsPassword && (
        <span class="person-note">
          <Sign name="lock" />
          {words.asksPassword}
        </span>
      )}
    </button>
  )
}

/** Takes a person off this device after asking. */
function TakeOff({
  person,
  onGone,
  onClose,
}: {
  person: Person | null
  onGone: () => void
  onClose: () => void
}) {
  const words = useWords('sign-in')
  const [busy, setBusy] = useState(false)
  const viewer = useViewer()
  const [failed, setFailed] = useState<Entry | null>(null)
  const name = person?.givenName ?? ''
  const go = async (): Promise<void> => {
    if (person === null) return
    setBusy(true)
    const answer = person.isActive
      ? await leaveDevice('active', viewer.state === 'known' ? viewer.me.personId : null)
      : await takeOffDevice(person.accountId)
    setBusy(false)
    // Whoever is not there any more is off as well.
    if (!answer.ok && answer.refusal.code !== 'not_found') {
      return setFailed({ state: 'refused', refusal: answer.refusal })
    }
    setFailed(null)
    if (person.isActive) return goFresh(pagePaths.whoIsIt)
    toast({ text: words.takeOffDone({ name }) })
    onClose()
    onGone()
  }
  return (
    <ConfirmDialog
      open={person !== null}
      title={words.takeOffTitle({ name })}
      confirmText={words.takeOff({ name })}
      busy={busy}
      onConfirm={() => void go()}
      onClose={() => {
        setFailed(null)
        onClose()
      }}
    >
      <p>{words.takeOffMeans({ name, isPupil: person?.isPupil ?? true })}</p>
      {failed?.state === 'refused' && <EntryRefusal refusal={failed.refusal} />}
    </ConfirmDialog>
  )
}

/** Coming to the front: asks about unsent work and passwords on the way. */
function useComing(onGone: () => void) {
  const [, navigate] = useLocation()
  const search = useSearch()
  const [coming, setComing] = useState<Person | null>(null)
  const [asking, setAsking] = useState<Person | null>(null)
  const [concerns, setConcerns] = useState<readonly string[]>([])
  const [outcome, setOutcome] = useState<Entry | null>(null)

  const arrive = (): void => arriveAt(nextAddressOf(search) ?? pagePaths.home, navigate)
  const bring = async (person: Person): Promise<void> => {
    setConcerns([])
    if (person.needsPassword) {
      setComing(null)
      return setAsking(person)
    }
    setComing(person)
    setOutcome(null)
    const entry = await bringToFront(person.accountId)
    setComing(null)
    if (entry.state === 'in') return arrive()
    setOutcome(entry)
    if (entry.state === 'refused' && entry.refusal.code === 'session_ended') onGone()
  }
  return {
    coming,
    asking,
    concerns,
    outcome,
    arrive,
    bring,
    press(person: Person): void {
      const now = person.isActive ? [] : concernsBeforeSignOut()
      setComing(person)
      setConcerns(now)
      if (person.isActive) arrive()
      else if (now.length === 0) void bring(person)
    },
    stay(): void {
      setConcerns([])
      setComing(null)
    },
    closeAsking: () => setAsking(null),
  }
}

export function PeopleTiles({ people, onGone, tidying = false, adding }: PeopleTilesProps) {
  const words = useWords('sign-in')
  const [leaving, setLeaving] = useState<Person | null>(null)
  const { coming, asking, concerns, outcome, ...acts } = useComing(onGone)
  const pictures = emblemsOf(people.map(({ accountId }) => accountId))
  return (
    <div class="stack">
      <ul class="people">
        {people.map((person) => (
          <li key={person.accountId}>
            <Tile
              person={person}
              picture={<EmblemMark emblem={pictures.get(person.accountId) ?? 'sun'} />}
              busy={coming?.accountId === person.accountId && concerns.length === 0}
              onPress={() => acts.press(person)}
            />
            {tidying && (
              <Button sign="cross" onClick={() => setLeaving(person)}>
                {words.takeOff({ name: person.givenName })}
              </Button>
            )}
          </li>
        ))}
        {adding && <li>{adding}</li>}
      </ul>
      {outcome?.state === 'refused' && <EntryRefusal refusal={outcome.refusal} />}
      {outcome?.state === 'not-kept' && <NotKeptNotice />}
      <AdultDialog person={asking} onIn={acts.arrive} onClose={acts.closeAsking} />
      <TakeOff person={leaving} onGone={onGone} onClose={() => setLeaving(null)} />
      <LeaveDialog
        open={concerns.length > 0}
        act="change"
        concerns={concerns}
        busy={false}
        onStay={acts.stay}
        onGo={() => coming !== null && void acts.bring(coming)}
      />
    </div>
  )
}
