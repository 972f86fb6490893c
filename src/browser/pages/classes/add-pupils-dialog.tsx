/** Adds pupils to a class: pupils of the school who change class, or one who arrives. */
import { useState } from 'preact/hooks'
import { callApi } from '#browser/api/call-api.ts'
import { useAct } from '#browser/api/use-act.ts'
import { useWords } from '#browser/catalogue/speech.ts'
import { toast } from '#browser/parts/announcements.ts'
import { Button } from '#browser/parts/button.tsx'
import { Dialog } from '#browser/parts/dialog.tsx'
import { ErrorView } from '#browser/parts/error-view.tsx'
import { Notice } from '#browser/parts/notice.tsx'
import { RadioGroup } from '#browser/parts/radio-group.tsx'
import { ChoosePeople, type ChosenPerson } from '#browser/school/choose-people.tsx'
import { focusFirstWrong } from '#browser/school/focus-first-wrong.ts'
import { PersonFieldsForm } from '#browser/school/person-fields-form.tsx'
import {
  nobodyTyped,
  problemsOf,
  sentPerson,
  type TypedPerson,
} from '#browser/school/typed-person.ts'
import type { MySchool } from '#browser/school/use-school.ts'
import { SentBefore } from '#browser/teach/sent-before.tsx'
import type { ClassDetail } from '#contract/classes.ts'
import { mintId } from '#kernel/ids.ts'
import { systemRandom } from '#kernel/random.ts'

export interface AddPupilsDialogProps {
  school: MySchool
  detail: ClassDetail
  onDone: () => void
  onClose: () => void
}

function KnownPupils({ school, detail, onDone }: AddPupilsDialogProps) {
  const words = useWords('classes').addPupils
  const people = useWords('people')
  const [chosen, setChosen] = useState<readonly ChosenPerson[]>([])
  const [asked, setAsked] = useState(false)
  const act = useAct()
  const add = (): void => {
    setAsked(true)
    if (chosen.length === 0) return
    const pupilIds = chosen.map(({ id }) => id)
    void act.run(
      () => callApi(`/api/classes/${detail.id}/pupils`, { body: { pupilIds } }),
      () => {
        toast({ text: words.added({ count: pupilIds.length, name: detail.name }) })
        onDone()
      },
    )
  }
  return (
    <div class="stack">
      <p>{words.means}</p>
      <ChoosePeople
        uai={school.uai}
        who="pupil"
        label={people.search}
        chosen={chosen}
        onChosen={setChosen}
        alreadyIds={new Set(detail.pupils.map(({ id }) => id))}
      />
      {asked && chosen.length === 0 && <Notice kind="danger" title={words.nobody} live />}
      {act.refusal && <ErrorView refusal={act.refusal} onRetry={add} live />}
      <p>
        <Button kind="primary" busy={act.busy} onClick={add}>
          {words.submit({ count: chosen.length })}
        </Button>
      </p>
    </div>
  )
}

function NewPupil({ school, detail, onDone }: AddPupilsDialogProps) {
  const words = useWords('classes').addPupils
  const added = useWords('people').add
  const [person, setPerson] = useState<TypedPerson>(nobodyTyped)
  // A second press adds the same pupil again, not another one.
  const [id] = useState(() => mintId({ now: Date.now }, systemRandom))
  const [asked, setAsked] = useState(false)
  const act = useAct()
  const add = (): void => {
    setAsked(true)
    if (Object.keys(problemsOf(person)).length > 0) return
    const body = { id, ...sentPerson(person), as: { role: 'pupil', classId: detail.id } }
    void act.run(
      () => callApi(`/api/schools/${school.uai}/people`, { body }),
      () => {
        toast({ text: words.added({ count: 1, name: detail.name }) })
        onDone()
      },
    )
  }
  return (
    <form
      class="stack"
      onSubmit={(event) => {
        event.preventDefault()
        add()
        focusFirstWrong(event.currentTarget)
      }}
    >
      <p>{words.newMeans}</p>
      <PersonFieldsForm person={person} onPerson={setPerson} asked={asked} extent="names" />
      {act.refusal && <SentBefore refusal={act.refusal} onRetry={add} words={added.addedBefore} />}
      <p>
        <Button type="submit" kind="primary" busy={act.busy}>
          {words.submit({ count: 1 })}
        </Button>
      </p>
    </form>
  )
}

export function AddPupilsDialog(props: AddPupilsDialogProps) {
  const { detail, onClose } = props
  const words = useWords('classes').addPupils
  const [how, setHow] = useState<'known' | 'new'>('known')
  return (
    <Dialog open wide title={words.title({ name: detail.name })} onClose={onClose}>
      <div class="stack">
        <RadioGroup
          label={words.how}
          value={how}
          onValue={setHow}
          inLine
          options={[
            { value: 'known', label: words.known },
            { value: 'new', label: words.new },
          ]}
        />
        {how === 'known' ? <KnownPupils {...props} /> : <NewPupil {...props} />}
      </div>
    </Dialog>
  )
}
