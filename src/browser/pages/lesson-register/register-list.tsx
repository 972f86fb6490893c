/** One row a pupil: name, state, why, and the buttons to correct, for thumbs and for keys. */
import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks'
import type { LessonHalf } from '#browser/attendance/arrival-half.ts'
import { StateMark, signOf, useWhyText } from '#browser/attendance/state-mark.tsx'
import { useWords } from '#browser/catalogue/speech.ts'
import { Sign } from '#browser/drawings/sign.tsx'
import { Button } from '#browser/parts/button.tsx'
import { registerKey, ruledStates } from './register-keys.ts'
import { type Corrections, nameOf, type RegisterPupil } from './use-corrections.ts'
import { isMissing, isTakenForGranted } from './who-is-missing.ts'

interface SavingProps {
  pupil: RegisterPupil
  corrections: Corrections
}

interface RowProps extends SavingProps {
  lesson: LessonHalf
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

/** Why the pupil is shown so, and what somebody may add in words. */
function Standing({ pupil, corrections, lesson, onExplain }: RowProps) {
  const words = useWords('attendance')
  const whyText = useWhyText()
  const standing = corrections.standingOf(pupil)
  const wish = corrections.wishOf(pupil)
  const { state: ruled, note } = corrections.rulingOf(pupil)
  return (
    <div class="register-standing">
      <StateMark state={wish?.state ?? standing.state} />
      {wish === null && (
        <p class="attendance-why">
          {isTakenForGranted(pupil.place, standing.why)
            ? words.register.inRoom
            : whyText(standing.why, lesson)}
        </p>
      )}
      {wish !== null && wish.note !== '' && <p class="attendance-why">{wish.note}</p>}
      <SavingLine pupil={pupil} corrections={corrections} />
      {ruled !== null && (
        <span class="register-note">
          <Button kind="quiet" sign="plus" onClick={() => onExplain(pupil)}>
            {note === '' ? words.register.addNote : words.register.changeNote}
            <span class="for-screen-readers"> {nameOf(pupil)}</span>
          </Button>
        </span>
      )}
    </div>
  )
}

/**
 * On a phone the buttons are in the open where somebody is missing, and behind one elsewhere. Once
 * open they stay: a press must not fold the row that it corrects.
 */
function useOpenRow(isWanted: boolean) {
  const buttons = useRef<HTMLDivElement>(null)
  const isPressed = useRef(false)
  const [isOpen, setOpen] = useState(isWanted)
  useEffect(() => {
    if (isWanted) setOpen(true)
  }, [isWanted])
  // biome-ignore lint/correctness/useExhaustiveDependencies: once the buttons are there.
  useLayoutEffect(() => {
    if (isPressed.current) focusButton(buttons.current)
    isPressed.current = false
  }, [isOpen])
  const open = (): void => {
    isPressed.current = true
    setOpen(true)
  }
  return { isOpen, open, buttons }
}

function Row(props: RowProps) {
  const { pupil, corrections } = props
  const words = useWords('attendance')
  const standing = corrections.standingOf(pupil)
  const shown = corrections.wishOf(pupil)?.state ?? standing.state
  const { state: ruled } = corrections.rulingOf(pupil)
  const name = nameOf(pupil)
  const { isOpen, open, buttons } = useOpenRow(isMissing({ ...pupil, ...standing, state: shown }))
  return (
    <li class="register-row" data-pupil={pupil.id} data-folded={isOpen ? undefined : ''}>
      <p class="register-name">
        {pupil.familyName} {pupil.givenName}
      </p>
      <Standing {...props} />
      <p class="register-unfold">
        <Button onClick={open}>
          {words.register.correct}
          <span class="for-screen-readers"> {name}</span>
        </Button>
      </p>
      <div
        class="register-buttons"
        role="toolbar"
        aria-label={words.register.choose({ name })}
        ref={buttons}
      >
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
        {ruled !== null && (
          <Button sign="cross" signOnly tabIndex={-1} onClick={() => corrections.rule(pupil, null)}>
            {words.register.takeBack}
          </Button>
        )}
      </div>
    </li>
  )
}

/** The one that the Tab key stops at; where the row is folded, the one that opens it. */
function focusButton(within: Element | null | undefined): void {
  const buttons = within?.querySelectorAll<HTMLElement>(
    'button[tabindex="0"], .register-unfold button',
  )
  const seen = [...(buttons ?? [])].filter((button) => button.offsetParent !== null)
  seen.at(-1)?.focus()
}

function focusStep(list: HTMLElement, row: Element, step: 1 | -1): void {
  const rows = [...list.children]
  focusButton(rows[rows.indexOf(row) + step])
}

function focusBeside(row: Element, at: Element, step: 1 | -1): void {
  const buttons = [...row.querySelectorAll<HTMLElement>('.register-buttons button')]
  buttons[buttons.indexOf(at as HTMLElement) + step]?.focus()
}

export function RegisterList(props: {
  label: string
  pupils: readonly RegisterPupil[]
  lesson: LessonHalf
  corrections: Corrections
  onExplain: (pupil: RegisterPupil) => void
}) {
  const { label, pupils, ...ofRow } = props
  const { corrections } = ofRow
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
        <Row key={pupil.id} pupil={pupil} {...ofRow} />
      ))}
    </ul>
  )
}
