/** Composes a plan for pupils of a course, or changes one. */
import { useEffect, useRef, useState } from 'preact/hooks'
import { callApi } from '#browser/api/call-api.ts'
import { useLoad } from '#browser/api/use-load.ts'
import { useWords } from '#browser/catalogue/speech.ts'
import { Button } from '#browser/parts/button.tsx'
import { Card } from '#browser/parts/card.tsx'
import { CheckBox } from '#browser/parts/check-box.tsx'
import { Field } from '#browser/parts/field.tsx'
import { GroupPresses } from '#browser/teach/group-presses.tsx'
import { useUnsavedGuard } from '#browser/teach/use-unsaved-guard.ts'
import { planTitleMax } from '#contract/work-plan-limits.ts'
import type { CourseWorkPlans } from '#contract/work-plans.ts'
import type { CourseGroups } from '#contract/working-groups.ts'
import { type Id, mintId } from '#kernel/ids.ts'
import { systemRandom } from '#kernel/random.ts'
import {
  lackingOf,
  type PlanDraft,
  type TypedWords,
  toChange,
  toNewPlans,
  withTyped,
} from './plan-draft.ts'
import { PlanItems } from './plan-items.tsx'
import { isOnItsWay, PlanSaveState } from './plan-save-state.tsx'
import type { PlanSaving } from './use-plan-saving.ts'

const mint = (): string => mintId({ now: Date.now }, systemRandom)

interface ChoosePupilsProps {
  courseId: Id
  pupils: CourseWorkPlans['pupils']
  chosen: PlanDraft['pupilIds']
  onChosen: (ids: PlanDraft['pupilIds']) => void
}

function ChoosePupils({ courseId, pupils, chosen, onChosen }: ChoosePupilsProps) {
  const words = useWords('plan-desk')
  // They only save presses: nothing is said where they do not come.
  const { load } = useLoad(`groups of ${courseId}`, (signal) =>
    callApi<CourseGroups>(`/api/courses/${courseId}/working-groups`, { signal }),
  )
  const groups = load.state === 'ready' ? load.value.groups : []
  const isAll = chosen.length === pupils.length
  return (
    <fieldset class="choice-group">
      <legend class="field-label">{words.pupils}</legend>
      <CheckBox
        label={words.everybody}
        checked={isAll}
        mixed={chosen.length > 0 && !isAll}
        onChecked={(all) => onChosen(all ? pupils.map(({ id }) => id) : [])}
      />
      <GroupPresses groups={groups} chosen={chosen} onChosen={onChosen} />
      <div class="plan-pupils">
        {pupils.map(({ familyName, givenName, id }) => (
          <CheckBox
            key={id}
            label={`${familyName} ${givenName}`}
            checked={chosen.includes(id)}
            onChecked={(isChosen) =>
              onChosen(isChosen ? [...chosen, id] : chosen.filter((one) => one !== id))
            }
          />
        ))}
      </div>
    </fieldset>
  )
}

function DayFields(props: { draft: PlanDraft; onDraft: (draft: PlanDraft) => void }) {
  const { draft, onDraft } = props
  const words = useWords('plan-desk')
  return (
    <>
      <Field
        label={words.name}
        optional
        value={draft.title}
        maxLength={planTitleMax}
        onValue={(title) => onDraft({ ...draft, title })}
      />
      <div class="row">
        <Field
          label={words.firstDay}
          type="date"
          value={draft.firstDay}
          onValue={(firstDay) => onDraft({ ...draft, firstDay })}
        />
        <Field
          label={words.lastDay}
          type="date"
          value={draft.lastDay}
          onValue={(lastDay) => onDraft({ ...draft, lastDay })}
        />
      </div>
    </>
  )
}

/** Asks before the tab is closed over it; left by another way than `drop`, it is handed to who keeps it. */
function useDrop(form: { isUnsaved: boolean; onClose: () => void; onLeft: () => void }) {
  const isDropped = useRef(false)
  useUnsavedGuard(() => form.isUnsaved && !isDropped.current, form.onLeft)
  return (): void => {
    isDropped.current = true
    form.onClose()
  }
}

function FormActs(props: {
  lacking: ReturnType<typeof lackingOf>
  isGoing: boolean
  onSave: () => void
  onDrop: () => void
}) {
  const { isGoing, lacking, onDrop, onSave } = props
  const words = useWords('plan-desk')
  const general = useWords('general')
  return (
    <>
      {lacking !== null && <p class="soft">{words.lacking[lacking]}</p>}
      <p class="row">
        <Button kind="primary" busy={isGoing} disabled={lacking !== null} onClick={onSave}>
          {words.save}
        </Button>
        {/* What is on its way is sent all the same. */}
        <Button onClick={onDrop}>{isGoing ? general.close : words.cancel}</Button>
      </p>
    </>
  )
}

export interface PlanFormProps {
  courseId: Id
  board: CourseWorkPlans
  first: PlanDraft
  saving: PlanSaving
  onClose: () => void
  /** It was begun before, and its page was left. */
  wasLeft: boolean
  /** Its page is left by another way than its buttons. */
  onLeft: (draft: PlanDraft) => void
}

export function PlanForm(props: PlanFormProps) {
  const { board, courseId, first, saving, onClose, wasLeft, onLeft } = props
  const words = useWords('plan-desk')
  const [draft, setDraft] = useState(first)
  const [typed, setTyped] = useState<TypedWords>(() => ({ id: mint(), text: '' }))
  const whole = withTyped(draft, typed)
  // Minted once for each pupil, however often the same form is sent.
  const planIds = useRef(new Map<string, string>())
  const { changed } = draft
  const [key] = useState(mint)
  const state = saving.stateOf(key)
  const isSaved = state?.kind === 'saved'
  const drop = useDrop({
    isUnsaved: (wasLeft || whole !== first) && !isSaved,
    onClose,
    // What is on its way is sent all the same.
    onLeft: () => !isOnItsWay(state) && onLeft(whole),
  })
  // At once, or by itself when the line was back.
  // biome-ignore lint/correctness/useExhaustiveDependencies: it is closed once, when it is saved.
  useEffect(() => {
    if (isSaved) onClose()
  }, [isSaved])
  const idOf = (pupilId: string): string => {
    const known = planIds.current.get(pupilId)
    const id = known ?? mint()
    planIds.current.set(pupilId, id)
    return id
  }
  const save = (version = changed?.version ?? 1): void => {
    if (lackingOf(whole) !== null || isOnItsWay(saving.stateOf(key))) return
    void saving.save(
      key,
      changed === null
        ? { kind: 'new', plans: toNewPlans(whole, draft.pupilIds.map(idOf)) }
        : { kind: 'change', planId: changed.id, change: toChange(whole, { ...changed, version }) },
    )
  }
  const title =
    changed === null
      ? words.new
      : words.changeOf({ name: `${changed.pupil.givenName} ${changed.pupil.familyName}` })
  return (
    <Card title={title}>
      {/* What is on its way stays as it was given, so that it comes but once. */}
      <fieldset class="plan-form stack" disabled={isOnItsWay(state)}>
        {changed === null && (
          <ChoosePupils
            courseId={courseId}
            pupils={board.pupils}
            chosen={draft.pupilIds}
            onChosen={(pupilIds) => setDraft({ ...draft, pupilIds })}
          />
        )}
        <DayFields draft={draft} onDraft={setDraft} />
        <PlanItems
          board={board}
          items={draft.items}
          onItems={(items) => setDraft((before) => ({ ...before, items }))}
          typed={typed}
          onTyped={setTyped}
        />
      </fieldset>
      <div class="stack plan-form-foot">
        <PlanSaveState state={state} onKeepMine={save} onTakeTheirs={drop} />
        <FormActs
          lacking={lackingOf(whole)}
          isGoing={isOnItsWay(state)}
          onSave={() => save()}
          onDrop={drop}
        />
      </div>
    </Card>
  )
}
