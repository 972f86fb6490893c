/** One pupil's plan on the teacher's desk: how far it is, the teacher's word, and what can be made of it. */
import { useState } from 'preact/hooks'
import { callApi } from '#browser/api/call-api.ts'
import { useAct } from '#browser/api/use-act.ts'
import { useFormat, useWords } from '#browser/catalogue/speech.ts'
import { dayInstant } from '#browser/day/day-instant.ts'
import { Sign } from '#browser/drawings/sign.tsx'
import { toast } from '#browser/parts/announcements.ts'
import { Button } from '#browser/parts/button.tsx'
import { Card } from '#browser/parts/card.tsx'
import { ConfirmDialog } from '#browser/parts/confirm-dialog.tsx'
import { Disclosure } from '#browser/parts/disclosure.tsx'
import { ErrorView } from '#browser/parts/error-view.tsx'
import { Field } from '#browser/parts/field.tsx'
import { PlanComment } from '#browser/work-plans/plan-comment.tsx'
import { PlanPicture } from '#browser/work-plans/plan-picture.tsx'
import { progressOf } from '#browser/work-plans/plan-progress.ts'
import { planCommentMax } from '#contract/work-plan-limits.ts'
import type { CoursePlan } from '#contract/work-plans.ts'
import { mintId } from '#kernel/ids.ts'
import { systemRandom } from '#kernel/random.ts'
import { copyOf, draftOf, nextOf, type PlanDraft, toChange } from './plan-draft.ts'
import { isOnItsWay, PlanSaveState } from './plan-save-state.tsx'
import type { PlanSaving } from './use-plan-saving.ts'

export interface DeskPlanProps {
  plan: CoursePlan
  saving: PlanSaving
  onDraft: (draft: PlanDraft) => void
  onChanged: () => void
}

const mint = (): string => mintId({ now: Date.now }, systemRandom)

function CommentForm({ plan, saving, onChanged }: Omit<DeskPlanProps, 'onDraft'>) {
  const words = useWords('plan-desk')
  const [text, setText] = useState(plan.comment?.text ?? '')
  const key = `comment ${plan.id} ${plan.version}`
  const state = saving.stateOf(key)
  const isSame = text.trim() === (plan.comment?.text ?? '')
  const save = (version = plan.version): void => {
    const comment = text.trim() === '' ? null : text.trim()
    const change = { ...toChange(draftOf(plan), plan), version, comment }
    void saving.save(key, { kind: 'change', planId: plan.id, change })
  }
  return (
    <form
      class="stack"
      onSubmit={(event) => {
        event.preventDefault()
        if (!isSame && !isOnItsWay(state)) save()
      }}
    >
      <Field
        label={words.comment}
        hint={words.commentHint}
        value={text}
        maxLength={planCommentMax}
        disabled={isOnItsWay(state)}
        onValue={setText}
      />
      <PlanSaveState state={state} onKeepMine={save} onTakeTheirs={onChanged} />
      <p>
        <Button type="submit" busy={isOnItsWay(state)} disabled={isSame}>
          {words.saveComment}
        </Button>
      </p>
    </form>
  )
}

function PlanActs({ plan, onDraft, onChanged }: Omit<DeskPlanProps, 'saving'>) {
  const words = useWords('plan-desk')
  const act = useAct()
  const [asking, setAsking] = useState(false)
  const name = `${plan.pupil.givenName} ${plan.pupil.familyName}`
  const remove = (): void =>
    void act.run(
      () => callApi(`/api/work-plans/${plan.id}`, { method: 'DELETE' }),
      () => {
        setAsking(false)
        toast({ text: words.deleted({ name }) })
        onChanged()
      },
    )
  const acts = [
    { label: words.acts.change, of: () => draftOf(plan) },
    { label: words.acts.next, of: () => nextOf(plan, mint) },
    { label: words.acts.copy, of: () => copyOf(plan, mint) },
  ]
  return (
    <>
      <p class="row">
        {acts.map(({ label, of }) => (
          <Button key={label} onClick={() => onDraft(of())}>
            {label}
            <span class="for-screen-readers"> {name}</span>
          </Button>
        ))}
        <Button onClick={() => setAsking(true)}>
          {words.acts.delete}
          <span class="for-screen-readers"> {name}</span>
        </Button>
      </p>
      <ConfirmDialog
        open={asking}
        title={words.deleteTitle({ name })}
        confirmText={words.acts.delete}
        busy={act.busy}
        onConfirm={remove}
        onClose={() => setAsking(false)}
      >
        <p>{words.deleteMeans}</p>
        {act.refusal && <ErrorView refusal={act.refusal} onRetry={remove} live />}
      </ConfirmDialog>
    </>
  )
}

function ItemList({ plan }: { plan: CoursePlan }) {
  const words = useWords('work-plan')
  return (
    <ul class="plain">
      {plan.items.map(({ id, isDone, isGone, kind, text }) => (
        <li key={id} class={isGone ? 'soft' : undefined}>
          <Sign name={isDone ? 'check' : 'more'} /> {text}{' '}
          <span class="soft">({isGone ? words.gone[kind] : isDone ? words.done : words.toDo})</span>
        </li>
      ))}
    </ul>
  )
}

export function DeskPlan(props: DeskPlanProps) {
  const { plan, saving, onChanged, onDraft } = props
  const words = useWords('plan-desk')
  const read = useWords('work-plan')
  const format = useFormat()
  const { done, total } = progressOf([plan])
  const from = format.day(dayInstant(plan.firstDay))
  const to = format.day(dayInstant(plan.lastDay))
  const span = plan.firstDay === plan.lastDay ? from : read.span({ from, to })
  return (
    <Card
      headingLevel={3}
      title={`${plan.pupil.familyName} ${plan.pupil.givenName}`}
      aside={
        <span class="plan-far">
          <PlanPicture plan={plan} />
          <span class="numbers">
            {done === 0
              ? words.notStarted
              : read.progress({ done: format.number(done), total: format.number(total) })}
          </span>
        </span>
      }
    >
      <p class="small soft">{plan.title === null ? span : `${plan.title} · ${span}`}</p>
      <PlanComment comment={plan.comment} />
      <Disclosure label={plan.mayChange ? words.open : words.openItems}>
        <div class="stack">
          <ItemList plan={plan} />
          {plan.mayChange && (
            <>
              {/* A colleague's word takes the place of what stood under the hands. */}
              <CommentForm
                key={plan.comment?.text}
                plan={plan}
                saving={saving}
                onChanged={onChanged}
              />
              <PlanActs plan={plan} onDraft={onDraft} onChanged={onChanged} />
            </>
          )}
        </div>
      </Disclosure>
    </Card>
  )
}
