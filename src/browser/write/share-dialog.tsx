/** With which colleagues a resource or an exercise is shared. */
import { useState } from 'preact/hooks'
import { callApi } from '#browser/api/call-api.ts'
import { useAct } from '#browser/api/use-act.ts'
import { useLoad } from '#browser/api/use-load.ts'
import { useWords } from '#browser/catalogue/speech.ts'
import { toast } from '#browser/parts/announcements.ts'
import { Button } from '#browser/parts/button.tsx'
import { CheckBox } from '#browser/parts/check-box.tsx'
import { Dialog } from '#browser/parts/dialog.tsx'
import { ErrorView } from '#browser/parts/error-view.tsx'
import { LoadView } from '#browser/parts/load-view.tsx'
import { SearchField } from '#browser/parts/search-field.tsx'
import { matchesSearch } from '#browser/teach/matches-search.ts'
import type { Audience, Sharing } from '#contract/sharing.ts'
import type { PersonName } from '#contract/wire-shapes.ts'

/** More colleagues than this are searched rather than read. */
const searchFrom = 8

interface ShareDialogProps {
  title: string
  /** `/api/resources/…` or `/api/exercises/…` of the thing. */
  door: string
  onSaved: () => void
  onClose: () => void
}

export function ShareDialog({ title, door, onSaved, onClose }: ShareDialogProps) {
  const words = useWords('sharing').dialog
  const loaded = useLoad(`sharing ${door}`, (signal) =>
    callApi<Sharing>(`${door}/sharing`, { signal }),
  )
  return (
    <Dialog open title={words.title({ title })} onClose={onClose} wide>
      <LoadView loaded={loaded} label={words.colleagues}>
        {(sharing) => <ShareForm sharing={sharing} door={door} onSaved={onSaved} />}
      </LoadView>
    </Dialog>
  )
}

const isSame = (one: Audience, other: Audience): boolean =>
  JSON.stringify(one) === JSON.stringify(other)

function ShareForm(props: { sharing: Sharing; door: string; onSaved: () => void }) {
  const { sharing, door, onSaved } = props
  const words = useWords('sharing').dialog
  const [chosen, setChosen] = useState<readonly Audience[]>(sharing.sharedWith)
  const act = useAct()
  const boxOf = (audience: Audience) => ({
    checked: chosen.some((one) => isSame(one, audience)),
    onChecked: (isChosen: boolean) =>
      setChosen((all) => {
        const others = all.filter((one) => !isSame(one, audience))
        return isChosen ? [...others, audience] : others
      }),
  })
  const save = (): void => {
    void act.run(
      () => callApi(`${door}/sharing`, { method: 'PUT', body: { sharedWith: [...chosen] } }),
      () => {
        toast({ text: chosen.length === 0 ? words.stopped : words.saved })
        onSaved()
      },
    )
  }
  return (
    <form
      class="stack"
      onSubmit={(event) => {
        event.preventDefault()
        save()
      }}
    >
      <p>{words.means}</p>
      <CheckBox label={words.school} {...boxOf({ to: 'school' })} />
      <Colleagues
        colleagues={sharing.colleagues}
        boxOf={({ id }) => boxOf({ to: 'person', personId: id })}
      />
      {sharing.subjects.length > 0 && (
        <fieldset class="choice-group">
          <legend class="field-label">{words.subjects}</legend>
          {sharing.subjects.map(({ code, label }) => (
            <CheckBox key={code} label={label} {...boxOf({ to: 'subject', subjectCode: code })} />
          ))}
        </fieldset>
      )}
      {act.refusal && <ErrorView refusal={act.refusal} onRetry={save} live />}
      <p>
        <Button type="submit" kind="primary" busy={act.busy}>
          {words.save}
        </Button>
      </p>
    </form>
  )
}

function Colleagues(props: {
  colleagues: readonly PersonName[]
  boxOf: (person: PersonName) => { checked: boolean; onChecked: (isChosen: boolean) => void }
}) {
  const { colleagues, boxOf } = props
  const words = useWords('sharing').dialog
  const [search, setSearch] = useState('')
  if (colleagues.length === 0) return null
  const isLong = colleagues.length >= searchFrom
  const found = colleagues.filter((person) => {
    if (!isLong) return true
    // A long list shows who is chosen, and who is looked for.
    const name = [person.givenName, person.familyName]
    return boxOf(person).checked || (search.trim() !== '' && matchesSearch(search.trim(), name))
  })
  return (
    <fieldset class="choice-group">
      <legend class="field-label">{words.colleagues}</legend>
      {isLong && <SearchField label={words.searchColleague} value={search} onValue={setSearch} />}
      {found.length === 0 && search.trim() !== '' && <p role="status">{words.nobody}</p>}
      {found.map((person) => (
        <CheckBox
          key={person.id}
          label={`${person.givenName} ${person.familyName}`}
          {...boxOf(person)}
        />
      ))}
    </fieldset>
  )
}
