/** A small group by its name and its pupils: a new one, or one that stands there. */
import { useRef, useState } from 'preact/hooks'
import { callApi } from '#browser/api/call-api.ts'
import { useAct } from '#browser/api/use-act.ts'
import { useWords } from '#browser/catalogue/speech.ts'
import { Button } from '#browser/parts/button.tsx'
import { ErrorView } from '#browser/parts/error-view.tsx'
import { Field } from '#browser/parts/field.tsx'
import { PupilTicks } from '#browser/teach/pupil-ticks.tsx'
import { workingGroupNameMax } from '#contract/working-group-limits.ts'
import type { CourseGroups, WorkingGroup, WorkingGroupInput } from '#contract/working-groups.ts'
import { mintId } from '#kernel/ids.ts'
import { systemRandom } from '#kernel/random.ts'

export interface GroupFormProps {
  courseId: string
  course: CourseGroups
  /** Null: a new one. */
  group: WorkingGroup | null
  onSaved: (name: string) => void
  onCancel?: (() => void) | undefined
}

export function GroupForm({ course, courseId, group, onCancel, onSaved }: GroupFormProps) {
  const words = useWords('working-group')
  const general = useWords('general')
  const [name, setName] = useState(group?.name ?? '')
  const [chosen, setChosen] = useState<readonly string[]>(group?.pupilIds ?? [])
  const act = useAct()
  // The same id until it is received: sending twice is making one group.
  const id = useRef(group?.id ?? mintId({ now: Date.now }, systemRandom))
  const typed = name.trim()
  const isTaken = course.groups.some(
    (one) => one.id !== id.current && one.name.toLowerCase() === typed.toLowerCase(),
  )
  const save = (): void => {
    if (typed === '' || isTaken) return
    const body: WorkingGroupInput = { name: typed, pupilIds: [...chosen] }
    const path = `/api/courses/${courseId}/working-groups/${id.current}`
    void act.run(
      () => callApi(path, { method: 'PUT', body }),
      () => onSaved(typed),
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
      <Field
        label={words.name}
        hint={words.nameHint}
        value={name}
        onValue={setName}
        maxLength={workingGroupNameMax}
        error={isTaken ? words.nameTaken : null}
      />
      <PupilTicks label={words.who} pupils={course.pupils} chosen={chosen} onChosen={setChosen} />
      <p role="status">{words.count({ count: chosen.length })}</p>
      {act.refusal && <ErrorView refusal={act.refusal} onRetry={save} live />}
      <p class="row">
        <Button type="submit" kind="primary" busy={act.busy} disabled={typed === '' || isTaken}>
          {group === null ? words.create : words.save}
        </Button>
        {onCancel && <Button onClick={onCancel}>{general.cancel}</Button>}
      </p>
    </form>
  )
}
