/** Adds one person by hand: a pupil, a colleague. A guardian is added from the child's file. */
import { useState } from 'preact/hooks'
import { callApi } from '#browser/api/call-api.ts'
import { useAct } from '#browser/api/use-act.ts'
import { useLoad } from '#browser/api/use-load.ts'
import { useFormat, useWords } from '#browser/catalogue/speech.ts'
import { toast } from '#browser/parts/announcements.ts'
import { Button } from '#browser/parts/button.tsx'
import { Dialog } from '#browser/parts/dialog.tsx'
import { ErrorView } from '#browser/parts/error-view.tsx'
import { RadioGroup } from '#browser/parts/radio-group.tsx'
import { Select } from '#browser/parts/select.tsx'
import { focusFirstWrong } from '#browser/school/focus-first-wrong.ts'
import { PersonFieldsForm } from '#browser/school/person-fields-form.tsx'
import { spokenName } from '#browser/school/person-text.ts'
import { nobodyTyped, problemsOf, sentPerson } from '#browser/school/typed-person.ts'
import type { MySchool } from '#browser/school/use-school.ts'
import { SentBefore } from '#browser/teach/sent-before.tsx'
import type { ClassSummary } from '#contract/classes.ts'
import type { AddPerson } from '#contract/people.ts'
import { mintId } from '#kernel/ids.ts'
import { systemRandom } from '#kernel/random.ts'
import { type StaffFunction, StaffFunctionSelect } from './staff-function-select.tsx'

type NewRole = 'pupil' | 'teacher' | 'staff'

function ClassSelect(props: { uai: string; value: string; onValue: (id: string) => void }) {
  const words = useWords('people').add
  const format = useFormat()
  const { load, reload } = useLoad(`classes for a pupil ${props.uai}`, (signal) =>
    callApi<{ classes: ClassSummary[] }>(`/api/schools/${props.uai}/classes`, { signal }),
  )
  const classes = load.state === 'ready' ? load.value.classes : []
  return (
    <>
      {load.state === 'failed' && <ErrorView refusal={load.refusal} onRetry={reload} />}
      <Select
        label={words.className}
        value={props.value}
        placeholder={words.laterClass}
        onValue={props.onValue}
        options={classes
          .toSorted((left, right) => format.compare(left.name, right.name))
          .map(({ id, name }) => ({ value: id, label: name }))}
      />
    </>
  )
}

export interface AddPersonDialogProps {
  school: MySchool
  onAdded: (personId: string) => void
  onClose: () => void
}

export function AddPersonDialog({ school, onAdded, onClose }: AddPersonDialogProps) {
  const words = useWords('people')
  const [role, setRole] = useState<NewRole>('pupil')
  const [person, setPerson] = useState(nobodyTyped)
  const [classId, setClassId] = useState('')
  const [staffFunction, setStaffFunction] = useState<StaffFunction>('secretary')
  // A second press adds the same person again, not another one.
  const [id] = useState(() => mintId({ now: Date.now }, systemRandom))
  const [asked, setAsked] = useState(false)
  const act = useAct()
  // Staff come with rights, and rights are the head's to give.
  const roles: readonly NewRole[] = school.isHead
    ? ['pupil', 'teacher', 'staff']
    : ['pupil', 'teacher']
  const add = (): void => {
    setAsked(true)
    if (Object.keys(problemsOf(person)).length > 0) return
    const as: AddPerson['as'] =
      role === 'pupil'
        ? { role, classId: classId === '' ? null : classId }
        : role === 'staff'
          ? { role, staffFunction }
          : { role }
    const body: AddPerson = { id, ...sentPerson(person), as }
    void act.run(
      () => callApi(`/api/schools/${school.uai}/people`, { body }),
      () => {
        toast({ text: words.add.done({ name: spokenName(person) }) })
        onAdded(id)
      },
    )
  }
  return (
    <Dialog open wide title={words.add.title} onClose={onClose}>
      <form
        class="stack"
        onSubmit={(event) => {
          event.preventDefault()
          add()
          focusFirstWrong(event.currentTarget)
        }}
      >
        <p>{words.add.means}</p>
        <RadioGroup
          label={words.add.as}
          value={role}
          onValue={setRole}
          inLine
          options={roles.map((value) => ({ value, label: words.roles[value] }))}
        />
        {role === 'pupil' && <ClassSelect uai={school.uai} value={classId} onValue={setClassId} />}
        {role === 'staff' && (
          <StaffFunctionSelect value={staffFunction} onValue={setStaffFunction} />
        )}
        <PersonFieldsForm
          person={person}
          onPerson={setPerson}
          asked={asked}
          extent={role === 'pupil' ? 'names' : 'contact'}
        />
        {act.refusal && (
          <SentBefore refusal={act.refusal} onRetry={add} words={words.add.addedBefore} />
        )}
        <p>
          <Button type="submit" kind="primary" busy={act.busy}>
            {words.add.submit}
          </Button>
        </p>
      </form>
    </Dialog>
  )
}
