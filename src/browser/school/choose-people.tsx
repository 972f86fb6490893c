/**
 * Chooses people of a school: one types a name, ticks those who are meant, and sees at any moment
 * who is chosen. The choice survives the next search.
 */
import { useEffect, useRef, useState } from 'preact/hooks'
import { callApi } from '#browser/api/call-api.ts'
import { useLoad } from '#browser/api/use-load.ts'
import { useWords } from '#browser/catalogue/speech.ts'
import { announce } from '#browser/parts/announcements.ts'
import { Button } from '#browser/parts/button.tsx'
import { CheckBox } from '#browser/parts/check-box.tsx'
import { ErrorView } from '#browser/parts/error-view.tsx'
import { SearchField } from '#browser/parts/search-field.tsx'
import { useSettled } from '#browser/parts/use-settled.ts'
import type { PeoplePage } from '#contract/people.ts'
import { listName, tellingText } from './person-text.ts'
import './choose-people.css'

export type FoundPerson = PeoplePage['people'][number]

export interface ChosenPerson {
  readonly id: string
  readonly familyName: string
  readonly givenName: string
}

export interface ChoosePeopleProps {
  uai: string
  /** Who may be chosen. */
  who: 'pupil' | 'teacher' | 'guardian'
  label: string
  chosen: readonly ChosenPerson[]
  onChosen: (people: readonly ChosenPerson[]) => void
  /** People who are there already: shown, not to be chosen again. */
  alreadyIds?: ReadonlySet<string> | undefined
  /** At most one: choosing another replaces the first. */
  single?: boolean | undefined
}

/** People that one search shows; further letters find the others. */
const shownMax = 12

function FoundList(props: ChoosePeopleProps & { people: readonly FoundPerson[]; more: boolean }) {
  const { people, more, chosen, onChosen, alreadyIds, single } = props
  const words = useWords('people').pick
  const change = (person: FoundPerson, isChosen: boolean): void => {
    const others = single ? [] : chosen.filter(({ id }) => id !== person.id)
    const { id, familyName, givenName } = person
    onChosen(isChosen ? [...others, { id, familyName, givenName }] : others)
  }
  if (people.length === 0) return <p class="soft">{words.nobody}</p>
  return (
    <fieldset class="choice-group">
      <legend class="for-screen-readers">{words.found}</legend>
      <div class="choose-people-found">
        {people.map((person) => {
          const isThere = alreadyIds?.has(person.id) ?? false
          return (
            <CheckBox
              key={person.id}
              label={listName(person)}
              hint={
                [person.className, tellingText(person), isThere ? words.already : null]
                  .filter(Boolean)
                  .join(' · ') || undefined
              }
              checked={isThere || chosen.some(({ id }) => id === person.id)}
              disabled={isThere}
              onChecked={(isChosen) => change(person, isChosen)}
            />
          )
        })}
      </div>
      {more && <p class="soft small">{words.limited({ count: people.length })}</p>}
    </fieldset>
  )
}

export function ChoosePeople(props: ChoosePeopleProps) {
  const { uai, who, label, chosen, onChosen } = props
  const words = useWords('people').pick
  const [typed, setTyped] = useState('')
  const search = useSettled(typed.trim())
  const { load, reload } = useLoad(`choose ${who} ${uai} ${search}`, (signal) =>
    callApi<PeoplePage>(`/api/schools/${uai}/people`, {
      signal,
      query: { role: who, q: search === '' ? undefined : search, limit: shownMax },
    }),
  )
  const shown = useRef<PeoplePage | null>(null)
  if (load.state === 'ready') shown.current = load.value
  const count = load.state === 'ready' ? load.value.people.length : null
  useEffect(() => {
    if (count === 0 && search !== '') announce(words.nobody)
  }, [count, search, words])
  return (
    <div class="stack choose-people">
      <SearchField label={label} value={typed} onValue={setTyped} showLabel />
      {load.state === 'failed' && <ErrorView refusal={load.refusal} onRetry={reload} live />}
      {shown.current && load.state !== 'failed' && (
        <FoundList {...props} people={shown.current.people} more={shown.current.next !== null} />
      )}
      <div class="stack choose-people-chosen">
        <p aria-live="polite">
          <strong>{words.chosen({ count: chosen.length })}</strong>
        </p>
        {chosen.length > 0 && (
          <ul class="plain row">
            {chosen.map((person) => (
              <li key={person.id} class="chosen-person">
                <span>{listName(person)}</span>
                <Button
                  sign="cross"
                  signOnly
                  onClick={() => onChosen(chosen.filter(({ id }) => id !== person.id))}
                >
                  {words.remove({ name: listName(person) })}
                </Button>
              </li>
            ))}
          </ul>
        )}
      </div>
    </div>
  )
}
