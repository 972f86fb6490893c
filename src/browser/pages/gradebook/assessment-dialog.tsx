/** Sets up an assessment: what, when, how it is graded, how much it counts, who sees it from when. */
import type { Ref } from 'preact'
import { useState } from 'preact/hooks'
import { type ApiRefusal, callApi } from '#browser/api/call-api.ts'
import { useAct } from '#browser/api/use-act.ts'
import { useWords } from '#browser/catalogue/speech.ts'
import { Button } from '#browser/parts/button.tsx'
import { ConfirmDialog } from '#browser/parts/confirm-dialog.tsx'
import { Dialog } from '#browser/parts/dialog.tsx'
import { ErrorView } from '#browser/parts/error-view.tsx'
import { Field } from '#browser/parts/field.tsx'
import { focusMistake } from '#browser/parts/focus-mistake.ts'
import { Notice } from '#browser/parts/notice.tsx'
import { RadioGroup } from '#browser/parts/radio-group.tsx'
import { NewerNotice } from '#browser/teach/newer-notice.tsx'
import type { Assessment, Gradebook } from '#contract/grades.ts'
import { mintId } from '#kernel/ids.ts'
import { systemRandom } from '#kernel/random.ts'
import type { AssessmentDraft, DraftMistake } from './assessment-draft.ts'
import { AssessmentLoadNote } from './assessment-load-note.tsx'
import { SetUpLines } from './set-up-lines.tsx'
import { useSetUp } from './use-set-up.ts'

export interface AssessmentDialogProps {
  book: Gradebook
  timeZone: string
  /** Null: a new one. */
  assessment: Assessment | null
  onSaved: () => void
  onRemoved: () => void
  onClose: () => void
}

export function AssessmentDialog(props: AssessmentDialogProps) {
  const { assessment, book, onClose, onRemoved } = props
  const words = useWords('grades').edit
  const general = useWords('general')
  // A second press sends the same one again, not another one.
  const [id] = useState(() => assessment?.id ?? mintId({ now: Date.now }, systemRandom))
  const [removing, setRemoving] = useState(false)
  const path = `/api/courses/${book.course.id}/assessments/${id}`
  const setUp = useSetUp(props, path)
  const { act, asked, draft, mistake, newer, save, setDraft } = setUp
  return (
    <>
      <Dialog
        open={!removing}
        title={assessment === null ? words.newTitle : words.changeTitle}
        onClose={onClose}
      >
        <form
          class="stack"
          noValidate
          onSubmit={(event) => {
            event.preventDefault()
            save()
            focusMistake(event.currentTarget)
          }}
        >
          <AssessmentFields
            draft={draft}
            withoutPoints={book.withoutPoints}
            mistake={asked ? mistake : null}
            titleRef={setUp.field}
            onDraft={setDraft}
          />
          <AssessmentLoadNote courseId={book.course.id} assessmentId={id} on={draft.on} />
          {newer !== null && (
            <NewerNotice hand={newer} busy={act.busy} onKeep={save} onTake={setUp.take}>
              <SetUpLines assessment={newer.assessment} />
            </NewerNotice>
          )}
          {act.refusal && <SetUpRefusal refusal={act.refusal} onRetry={save} />}
          <p class="row">
            {newer === null && (
              <Button type="submit" kind="primary" busy={act.busy}>
                {words.save}
              </Button>
            )}
            <Button onClick={onClose}>{general.cancel}</Button>
            {assessment !== null && (
              <Button onClick={() => setRemoving(true)}>{words.remove}</Button>
            )}
          </p>
        </form>
      </Dialog>
      {removing && (
        <RemoveQuestion
          title={draft.title}
          path={path}
          onRemoved={onRemoved}
          onClose={() => setRemoving(false)}
        />
      )}
    </>
  )
}

function RemoveQuestion(props: {
  title: string
  path: string
  onRemoved: () => void
  onClose: () => void
}) {
  const { onClose, onRemoved, path, title } = props
  const words = useWords('grades').edit
  const act = useAct()
  const remove = (): void => {
    void act.run(() => callApi(path, { method: 'DELETE' }), onRemoved)
  }
  return (
    <ConfirmDialog
      open
      title={words.removeQuestion({ title })}
      confirmText={words.remove}
      busy={act.busy}
      onConfirm={remove}
      onClose={onClose}
    >
      <p>{words.removeMeans}</p>
      {act.refusal && <ErrorView refusal={act.refusal} onRetry={remove} live />}
    </ConfirmDialog>
  )
}

interface FieldsProps {
  draft: AssessmentDraft
  errorOf: (field: DraftMistake) => string | null
  onDraft: (draft: AssessmentDraft) => void
}

function SetUpRefusal({ refusal, onRetry }: { refusal: ApiRefusal; onRetry: () => void }) {
  const words = useWords('grades').edit
  return refusal.detail.where === 'grades' ? (
    <Notice kind="danger" title={words.gradesDoNotFit} live />
  ) : (
    <ErrorView refusal={refusal} onRetry={onRetry} live />
  )
}

function AssessmentFields(props: {
  draft: AssessmentDraft
  withoutPoints: boolean
  mistake: DraftMistake | null
  titleRef: Ref<HTMLInputElement>
  onDraft: (draft: AssessmentDraft) => void
}) {
  const { draft, withoutPoints, mistake, titleRef, onDraft } = props
  const words = useWords('grades').edit
  const errorOf = (field: DraftMistake): string | null =>
    mistake === field ? words.mistakes[field] : null
  const scales = [
    { value: 'points' as const, label: words.points },
    { value: 'attainment' as const, label: words.attainment },
    { value: 'mastery' as const, label: words.mastery },
  ]
  return (
    <>
      <Field
        label={words.name}
        value={draft.title}
        maxLength={120}
        inputRef={titleRef}
        error={errorOf('title')}
        onValue={(title) => onDraft({ ...draft, title })}
      />
      <Field
        type="date"
        label={words.on}
        value={draft.on}
        error={errorOf('on')}
        onValue={(on) => onDraft({ ...draft, on })}
      />
      <RadioGroup
        label={words.scale}
        value={draft.scale}
        onValue={(scale) => onDraft({ ...draft, scale })}
        options={withoutPoints ? scales.slice(1) : scales}
      />
      {draft.scale === 'points' && (
        <PointsFields draft={draft} errorOf={errorOf} onDraft={onDraft} />
      )}
      <ShownFields draft={draft} errorOf={errorOf} onDraft={onDraft} />
    </>
  )
}

function PointsFields({ draft, errorOf, onDraft }: FieldsProps) {
  const words = useWords('grades').edit
  return (
    <>
      <Field
        inputMode="decimal"
        label={words.outOf}
        value={draft.outOf}
        maxLength={7}
        error={errorOf('outOf')}
        onValue={(outOf) => onDraft({ ...draft, outOf })}
      />
      <Field
        inputMode="decimal"
        label={words.weight}
        hint={words.weightHint}
        value={draft.weight}
        maxLength={6}
        error={errorOf('weight')}
        onValue={(weight) => onDraft({ ...draft, weight })}
      />
    </>
  )
}

function ShownFields({ draft, errorOf, onDraft }: FieldsProps) {
  const words = useWords('grades').edit
  return (
    <>
      <RadioGroup
        label={words.shown}
        value={draft.shown}
        onValue={(shown) => onDraft({ ...draft, shown })}
        options={[
          { value: 'never', label: words.shownNever },
          { value: 'now', label: words.shownNow },
          { value: 'day', label: words.shownOn },
        ]}
      />
      {draft.shown === 'day' && (
        <Field
          type="date"
          label={words.shownDay}
          value={draft.shownOn}
          error={errorOf('shownDay')}
          onValue={(shownOn) => onDraft({ ...draft, shownOn })}
        />
      )}
    </>
  )
}
