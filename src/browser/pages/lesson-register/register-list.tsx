/** One row a pupil: name, state, why, and the buttons to correct, for thumbs and for keys. */
import { useRef } from 'preact/hooks'
import { StateMark, signOf, useWhyText } from '#browser/attendance/state-mark.tsx'
import { useWords } from '#browser/catalogue/speech.ts'
import { Sign } from '#browser/drawings/sign.tsx'
import { Button } from '#browser/parts/button.tsx'
import { registerKey, ruledStates } from './register-keys.ts'
import { type Corrections, nameOf, type RegisterPupil } from './use-corrections.ts'

interface SavingProps {
  pupil: RegisterPupil
  corrections: Corrections
}

interface RowProps extends SavingProps {
  onExplain: (pupil: RegisterPupil) => void
}

function SavingLine({ pupil, corrections }: SavingProps) {
  const words = useWords('attendance').register
  const state = corrections.keepStateOf(pupil)
  if (state === null) return null
  const text = {
    saving: words.saving,
    saved: words.saved,
    waiting: words.keepsTrying,
    refused: words.refused,
  }
  const sign = { saving: 'more', saved: 'check', waiting: 'device', refused: 'danger' } as const
  return (
    <p class={`register-saving ${state}`} role={state === 'refused' ? 'alert' : undefined}>
      <Sign name={sign[state]} /> {text[state]}
    </p>
  )
}

function Row({ pupil, corrections, onExplain }: RowProps) {
  const words = useWords('attendance')
  const whyText = useWhyText()
  const standing = corrections.standingOf(pupil)
  const wish = corrections.wishOf(pupil)
  const shown = wish?.state ?? standing.state
  const { state: ruled, note } = corrections.rulingOf(pupil)
  const isCorrected = ruled !== null
  // In the room nobody has to come here: that nothing is known says nothing.
  const isTakenForGranted =
    pupil.place === 'room' && ['nothing', 'few_came'].includes(standing.why.kind)
  const name = nameOf(pupil)
  return (
    <li class="register-row" data-pupil={pupil.id}>
      <p class="register-name">
        {pupil.familyName} {pupil.givenName}
      </p>
      <div class="register-standing">
        <StateMark state={shown} />
        {wish === null && (
          <p class="attendance-why">
            {isTakenForGranted ? words.register.inRoom : whyText(standing.why)}
          </p>
        )}
        {wish !== null && wish.note !== '' && <p class="attendance-why">{wish.note}</p>}
        <SavingLine pupil={pupil} corrections={corrections} />
        {isCorrected && (
          <Button kind="quiet" sign="plus" onClick={() => onExplain(pupil)}>
            {note === '' ? words.register.addNote : words.register.changeNote}
            <span class="for-screen-readers"> {name}</span>
          </Button>
        )}
      </div>
      <div class="register-buttons" role="toolbar" aria-label={words.register.choose({ name })}>
        {ruledStates.map((state, place) => (
          <Button
            key={state}
            sign={signOf(state)}
            aria-pressed={ruled === state}
            // One stop of the Tab key a pupil; arrows do the rest.
            tabIndex={(ruled === null ? place === 0 : ruled === state) ? 0 : -1}
            onClick={() => corrections.rule(pupil, ruled === state ? null : state)}
          >
            {words.short[state]}
          </Button>
        ))}
        {isCorrected && (
          <Button sign="cross" signOnly tabIndex={-1} onClick={() => corrections.rule(pupil, null)}>
            {words.register.takeBack}
          </Button>
        )}
      </div>
    </li>
  )
}

function focusStep(list: HTMLElement, row: Element, step: 1 | -1): void {
  const rows = [...list.children]
  const next = rows[rows.indexOf(row) + step]
  next?.querySelector<HTMLElement>('button[tabindex="0"]')?.focus()
}

function focusBeside(row: Element, at: Element, step: 1 | -1): void {
  const buttons = [...row.querySelectorAll<HTMLElement>('.register-buttons button')]
  buttons[buttons.indexOf(at as HTMLElement) + step]?.focus()
}

export function RegisterList(props: {
  label: string
  pupils: readonly RegisterPupil[]
  corrections: Corrections
  onExplain: (pupil: RegisterPupil) => void
}) {
  const { label, pupils, corrections, onExplain } = props
  const list = useRef<HTMLUListElement>(null)
  const onKey = (event: KeyboardEvent): void => {
    const at = event.target instanceof Element ? event.target : null
    const row = at?.closest('[data-pupil]') ?? null
    const key = registerKey(event)
    if (at === null || row === null || key === null || list.current === null) return
    const pupil = pupils.find(({ id }) => id === row.getAttribute('data-pupil'))
    if (pupil === undefined) return
    event.preventDefault()
    if (key.act === 'row') focusStep(list.current, row, key.step)
    else if (key.act === 'button') focusBeside(row, at, key.step)
    else if (key.act === 'undo') corrections.undo()
    else corrections.rule(pupil, key.state)
  }
  return (
    // biome-ignore lint/a11y/noNoninteractiveElementInteractions: the keys belong to the buttons inside; nothing is pressed on the list itself.
    <ul class="plain register" aria-label={label} ref={list} onKeyDown={onKey}>
      {pupils.map((pupil) => (
        <Row key={pupil.id} pupil={pupil} corrections={corrections} onExplain={onExplain} />
      ))}
    </ul>
  )
}
