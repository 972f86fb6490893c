/** Composes a plan for pupils of a course, or changes one. */
import { useEffect, useRef, useState } from 'preact/hooks'
import { useWords } from '#browser/catalogue/speech.ts'
import { Button } from '#browser/parts/button.tsx'
import { Card } from '#browser/parts/card.tsx'
import { CheckBox } from '#browser/parts/check-box.tsx'
import { Field } from '#browser/parts/field.tsx'
import { useUnsavedGuard } from '#browser/teach/use-unsaved-guard.ts'
import { planTitleMax } from '#contract/work-plan-limits.ts'
import type { CourseWorkPlans } from '#contract/work-plans.ts'
import { mintId } from '#kernel/ids.ts'
import { systemRandom } from '#kernel/random.ts'
import { lackingOf, type PlanDraft, toChange, toNewPlans } from './plan-draft.ts'
import { PlanItems } from './plan-items.tsx'
import { isOnItsWay, PlanSaveState } from './plan-save-state.tsx'
import type { PlanSaving } from './use-plan-saving.ts'

interface ChoosePupilsProps {
  pupils: CourseWorkPlans['pupils']
  chosen: PlanDraft['pupilIds']
  onChosen: (ids: PlanDraft['pupilIds']) => void
}

function ChoosePupils({ pupils, chosen, onChosen }: ChoosePupilsProps) {
  const words = useWords('plan-desk')
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

export interface PlanFormProps {
  board: CourseWorkPlans
  first: PlanDraft
  saving: PlanSaving
  onClose: () => void
}

export function PlanForm({ board, first, saving, onClose }: PlanFormProps) {
  const words = useWords('plan-desk')
  const general = useWords('general')
  const [draft, setDraft] = useState(first)
  // Minted once for each pupil, however often the same form is sent.
  const planIds = useRef(new Map<string, string>())
  const { changed } = draft
  const [key] = useState(() => mintId({ now: Date.now }, systemRandom))
  const state = saving.stateOf(key)
  const lacking = lackingOf(draft)
  const isSaved = state?.kind === 'saved'
  useUnsavedGuard(() => draft !== first && !isSaved)
  // At once, or by itself when the line was back.
  // biome-ignore lint/correctness/useExhaustiveDependencies: it is closed once, when it is saved.
  useEffect(() => {
    if (isSaved) onClose()
  }, [isSaved])
  const idOf = (pupilId: string): string => {
    const known = planIds.current.get(pupilId)
    const id = known ?? mintId({ now: Date.now }, systemRandom)
    planIds.current.set(pupilId, id)
    return id
  }
  const save = (version = changed?.version ?? 1): void => {
    if (lacking !== null || isOnItsWay(saving.stateOf(key))) return
    void saving.save(
      key,
      changed === null
        ? { kind: 'new', plans: toNewPlans(draft, draft.pupilIds.map(idOf)) }
        : { kind: 'change', planId: changed.id, change: toChange(draft, { ...changed, version }) },
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
        />
      </fieldset>
      <div class="stack plan-form-foot">
        <PlanSaveState state={state} onKeepMine={save} onTakeTheirs={onClose} />
        {lacking !== null && <p class="soft">{words.lacking[lacking]}</p>}
        <p class="row">
          <Button
            kind="primary"
            busy={isOnItsWay(state)}
            disabled={lacking !== null}
            onClick={() => save()}
          >
            {words.save}
          </Button>
          {/* What is on its way is sent all the same. */}
          <Button onClick={onClose}>{isOnItsWay(state) ? general.close : words.cancel}</Button>
        </p>
      </div>
    </Card>
  )
}
