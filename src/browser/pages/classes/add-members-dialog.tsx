/** Adds pupils to a group: class by class with boxes, or one by one by name. */
import { useState } from 'preact/hooks'
import { callApi } from '#browser/api/call-api.ts'
import { useAct } from '#browser/api/use-act.ts'
import { useLoad } from '#browser/api/use-load.ts'
import { useFormat, useWords } from '#browser/catalogue/speech.ts'
import { toast } from '#browser/parts/announcements.ts'
import { Button } from '#browser/parts/button.tsx'
import { CheckBox } from '#browser/parts/check-box.tsx'
import { Dialog } from '#browser/parts/dialog.tsx'
import { ErrorView } from '#browser/parts/error-view.tsx'
import { LoadView } from '#browser/parts/load-view.tsx'
import { Notice } from '#browser/parts/notice.tsx'
import { Select } from '#browser/parts/select.tsx'
import { ChoosePeople, type ChosenPerson } from '#browser/school/choose-people.tsx'
import { listName } from '#browser/school/person-text.ts'
import type { ClassDetail, ClassSummary } from '#contract/classes.ts'
import { type GroupDetail, groupMembersMax, saveMembers } from './group-members.ts'

interface ChoiceProps {
  chosen: readonly ChosenPerson[]
  onChosen: (people: readonly ChosenPerson[]) => void
  alreadyIds: ReadonlySet<string>
}

function ClassBoxes({ classId, chosen, onChosen, alreadyIds }: ChoiceProps & { classId: string }) {
  const words = useWords('classes').groups
  const loaded = useLoad(`class of group ${classId}`, (signal) =>
    callApi<ClassDetail>(`/api/classes/${classId}`, { signal }),
  )
  const isChosen = (id: string): boolean => chosen.some((one) => one.id === id)
  return (
    <LoadView loaded={loaded}>
      {({ name, pupils }) => {
        const open = pupils.filter(({ id }) => !alreadyIds.has(id))
        const others = chosen.filter(({ id }) => !pupils.some((pupil) => pupil.id === id))
        const count = open.filter(({ id }) => isChosen(id)).length
        return (
          <fieldset class="choice-group">
            <legend class="for-screen-readers">{name}</legend>
            {open.length > 0 && (
              <CheckBox
                label={<strong>{words.wholeClass({ name })}</strong>}
                checked={count === open.length}
                mixed={count > 0 && count < open.length}
                onChecked={(all) => onChosen(all ? [...others, ...open] : others)}
              />
            )}
            <div class="member-boxes">
              {pupils.map((pupil) => (
                <CheckBox
                  key={pupil.id}
                  label={listName(pupil)}
                  hint={alreadyIds.has(pupil.id) ? words.already : undefined}
                  checked={alreadyIds.has(pupil.id) || isChosen(pupil.id)}
                  disabled={alreadyIds.has(pupil.id)}
                  onChecked={(checked) =>
                    onChosen(
                      checked ? [...chosen, pupil] : chosen.filter(({ id }) => id !== pupil.id),
                    )
                  }
                />
              ))}
            </div>
          </fieldset>
        )
      }}
    </LoadView>
  )
}

export interface AddMembersDialogProps {
  uai: string
  detail: GroupDetail
  onDone: () => void
  onClose: () => void
}

function AddForm(props: AddMembersDialogProps & { classes: readonly ClassSummary[] }) {
  const { uai, detail, classes, onDone, onClose } = props
  const words = useWords('classes').groups
  const people = useWords('people')
  const addWords = useWords('classes').addPupils
  const general = useWords('general')
  const format = useFormat()
  const [chosen, setChosen] = useState<readonly ChosenPerson[]>([])
  const [classId, setClassId] = useState('')
  const [asked, setAsked] = useState(false)
  const act = useAct()
  const already = detail.pupils.map(({ id }) => id)
  const alreadyIds = new Set(already)
  const tooMany = already.length + chosen.length > groupMembersMax
  const choice = { chosen, onChosen: setChosen, alreadyIds }
  const add = (): void => {
    setAsked(true)
    if (chosen.length === 0 || tooMany) return
    void act.run(
      () => saveMembers(detail.id, [...already, ...chosen.map(({ id }) => id)], already),
      () => {
        toast({ text: words.added({ count: chosen.length }) })
        onDone()
      },
    )
  }
  return (
    <div class="stack">
      <Select
        label={words.fromClass}
        value={classId}
        placeholder={words.byName}
        onValue={setClassId}
        options={classes
          .toSorted((left, right) => format.compare(left.name, right.name))
          .map(({ id, name }) => ({ value: id, label: name }))}
      />
      {classId !== '' && <ClassBoxes key={classId} classId={classId} {...choice} />}
      {classId === '' && <ChoosePeople uai={uai} who="pupil" label={people.search} {...choice} />}
      {classId !== '' && (
        <p aria-live="polite">
          <strong>{people.pick.chosen({ count: chosen.length })}</strong>
        </p>
      )}
      {tooMany && <Notice kind="danger" title={words.tooMany({ max: groupMembersMax })} live />}
      {asked && chosen.length === 0 && <Notice kind="danger" title={addWords.nobody} live />}
      {act.refusal && <ErrorView refusal={act.refusal} onRetry={add} live />}
      <p class="row">
        <Button kind="primary" busy={act.busy} onClick={add}>
          {words.submit({ count: chosen.length })}
        </Button>
        <Button onClick={onClose}>{general.cancel}</Button>
      </p>
    </div>
  )
}

export function AddMembersDialog(props: AddMembersDialogProps) {
  const { uai, detail, onClose } = props
  const words = useWords('classes').groups
  const loaded = useLoad(`classes to add from ${uai}`, (signal) =>
    callApi<{ classes: ClassSummary[] }>(`/api/schools/${uai}/classes`, { signal }),
  )
  return (
    <Dialog open wide title={words.addTitle({ name: detail.name })} onClose={onClose}>
      <LoadView loaded={loaded}>
        {({ classes }) => <AddForm {...props} classes={classes} />}
      </LoadView>
    </Dialog>
  )
}
