/** What came of a try, in one press; how it was made and a few words, for whoever wants to say. */
import { useState } from 'preact/hooks'
import { useWords } from '#browser/catalogue/speech.ts'
import { Button } from '#browser/parts/button.tsx'
import { Disclosure } from '#browser/parts/disclosure.tsx'
import { Field } from '#browser/parts/field.tsx'
import { RadioGroup } from '#browser/parts/radio-group.tsx'
import type { CallInput, CallOutcome, CallWay } from '#contract/family-calls.ts'

/** As the contract's `callNoteMax`, without its schemas. */
const noteMax = 200
const outcomes: readonly CallOutcome[] = ['reached', 'left_word', 'no_answer', 'wrong_contact']
const ways: readonly CallWay[] = ['phone', 'message', 'mail', 'meeting']

export interface NoteCallProps {
  /** The pupil's. */
  name: string
  busy: boolean
  /** Says whether it is noted. */
  onNote: (call: Omit<CallInput, 'id'>) => Promise<boolean>
}

export function NoteCall({ name, busy, onNote }: NoteCallProps) {
  const words = useWords('calls')
  const [way, setWay] = useState<CallWay>('phone')
  const [note, setNote] = useState('')
  const send = async (outcome: CallOutcome): Promise<void> => {
    if (await onNote({ way, outcome, note: note.trim() })) setNote('')
  }
  return (
    <div class="stack">
      <fieldset class="call-outcomes">
        <legend class="for-screen-readers">{words.outcomeOf({ name })}</legend>
        {outcomes.map((outcome) => (
          <Button key={outcome} busy={busy} onClick={() => void send(outcome)}>
            {words.outcomes[outcome]}
          </Button>
        ))}
      </fieldset>
      <Disclosure label={words.more}>
        <div class="stack">
          <RadioGroup
            label={words.way}
            value={way}
            onValue={setWay}
            inLine
            options={ways.map((value) => ({ value, label: words.ways[value] }))}
          />
          <Field
            label={words.note}
            hint={words.noteHint}
            value={note}
            onValue={setNote}
            maxLength={noteMax}
          />
        </div>
      </Disclosure>
    </div>
  )
}
