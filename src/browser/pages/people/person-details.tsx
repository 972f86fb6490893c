/** Who the person is and how to reach them; corrected in one dialog. */
import { useState } from 'preact/hooks'
import { callApi } from '#browser/api/call-api.ts'
import { useAct } from '#browser/api/use-act.ts'
import { useFormat, useWords } from '#browser/catalogue/speech.ts'
import { toast } from '#browser/parts/announcements.ts'
import { Button } from '#browser/parts/button.tsx'
import { Dialog } from '#browser/parts/dialog.tsx'
import { ErrorView } from '#browser/parts/error-view.tsx'
import { focusFirstWrong } from '#browser/school/focus-first-wrong.ts'
import { PersonFieldsForm } from '#browser/school/person-fields-form.tsx'
import { spokenName } from '#browser/school/person-text.ts'
import { problemsOf, sentPerson, typedFromFile } from '#browser/school/typed-person.ts'
import type { PersonFile } from '#contract/people.ts'
import { ageOn } from './age-on.ts'
import type { PersonPartProps } from './person-part.ts'

export interface PersonDetailsProps extends PersonPartProps {
  /** The file as it is now: without opening it again, which would leave another line. */
  onCorrected: (file: PersonFile) => void
}

function CorrectDialog(props: PersonDetailsProps & { onClose: () => void }) {
  const { school, file, onCorrected, onClose } = props
  const words = useWords('people').file
  const general = useWords('general')
  const [person, setPerson] = useState(() => typedFromFile(file))
  const [asked, setAsked] = useState(false)
  const act = useAct()
  const save = (): void => {
    setAsked(true)
    if (Object.keys(problemsOf(person)).length > 0) return
    const body = sentPerson(person)
    void act.run(
      () => callApi(`/api/schools/${school.uai}/people/${file.id}`, { method: 'PUT', body }),
      () => {
        toast({ text: words.corrected })
        onCorrected({
          ...file,
          givenName: body.givenName,
          familyName: body.familyName,
          usageName: body.usageName ?? null,
          civility: body.civility ?? null,
          birthDate: body.birthDate ?? null,
          email: body.email ?? null,
          phone: body.phone ?? null,
          address: body.address ?? null,
        })
        onClose()
      },
    )
  }
  return (
    <Dialog open wide title={words.correctTitle({ name: spokenName(file) })} onClose={onClose}>
      <form
        class="stack"
        onSubmit={(event) => {
          event.preventDefault()
          save()
          focusFirstWrong(event.currentTarget)
        }}
      >
        <PersonFieldsForm person={person} onPerson={setPerson} asked={asked} extent="all" />
        {act.refusal && <ErrorView refusal={act.refusal} onRetry={save} live />}
        <p class="row">
          <Button type="submit" kind="primary" busy={act.busy}>
            {general.save}
          </Button>
          <Button onClick={onClose}>{general.cancel}</Button>
        </p>
      </form>
    </Dialog>
  )
}

export function PersonDetails(props: PersonDetailsProps) {
  const { file } = props
  const people = useWords('people')
  const words = people.file
  const format = useFormat()
  const [open, setOpen] = useState(false)
  const { address, birthDate } = file
  const town = [address?.postcode, address?.commune].filter(Boolean).join(' ')
  const lines = [...(address?.lines ?? []), town, address?.country].filter(Boolean)
  const facts: readonly (readonly [string, string | null])[] = [
    [people.fields.civility, file.civility],
    [people.fields.givenName, file.givenName],
    [people.fields.familyName, file.familyName],
    [people.fields.usageName, file.usageName],
    [
      people.fields.birthDate,
      birthDate === null
        ? null
        : `${format.shortDay(`${birthDate}T12:00:00`)} (${words.age({ age: ageOn(birthDate, new Date()) })})`,
    ],
    [people.fields.email, file.email],
    [people.fields.phone, file.phone],
  ]
  return (
    <section class="stack">
      <h2>{words.details}</h2>
      <dl class="facts">
        {facts.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value ?? <span class="soft">{words.empty}</span>}</dd>
          </div>
        ))}
        <div>
          <dt>{people.fields.addressLines}</dt>
          <dd>
            {lines.length === 0 ? (
              <span class="soft">{words.empty}</span>
            ) : (
              lines.map((line) => <span key={line}>{line}</span>)
            )}
          </dd>
        </div>
      </dl>
      <p>
        <Button onClick={() => setOpen(true)}>{words.correct}</Button>
      </p>
      {open && <CorrectDialog {...props} onClose={() => setOpen(false)} />}
    </section>
  )
}
