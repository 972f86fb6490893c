/** The work plans of a course: who has one, how far each is, who has not started; composed here. */
import { useEffect, useRef, useState } from 'preact/hooks'
import { callApi } from '#browser/api/call-api.ts'
import { useLoad } from '#browser/api/use-load.ts'
import { useFormat, useWords } from '#browser/catalogue/speech.ts'
import { useLogReader } from '#browser/lesson-log/use-log-reader.ts'
import type { PageProps } from '#browser/page-entry.ts'
import { pagePaths } from '#browser/page-paths.ts'
import { toast } from '#browser/parts/announcements.ts'
import { Button } from '#browser/parts/button.tsx'
import { Disclosure } from '#browser/parts/disclosure.tsx'
import { LoadView } from '#browser/parts/load-view.tsx'
import { PageShell } from '#browser/parts/page-shell.tsx'
import { progressOf } from '#browser/work-plans/plan-progress.ts'
import type { CoursePlan, CourseWorkPlans } from '#contract/work-plans.ts'
import { DeskPlan } from './desk-plan.tsx'
import { newDraft, type PlanDraft } from './plan-draft.ts'
import { PlanForm } from './plan-form.tsx'
import { type PlanSaving, usePlanSaving } from './use-plan-saving.ts'
import './work-plans-page.css'

/** A form whose page was left by another way than its buttons, by course: open again for whoever comes back. */
const leftDrafts = new Map<string, PlanDraft>()

interface ListProps {
  plans: readonly CoursePlan[]
  saving: PlanSaving
  onDraft: (draft: PlanDraft) => void
  onChanged: () => void
}

function PlanList({ plans, ...rest }: ListProps) {
  return (
    <div class="plan-lines">
      {plans.map((plan) => (
        <DeskPlan key={plan.id} plan={plan} {...rest} />
      ))}
    </div>
  )
}

/** The names of who has not begun, first: they may need a call rather than a word. */
function NotStarted({ plans }: { plans: readonly CoursePlan[] }) {
  const words = useWords('plan-desk')
  const format = useFormat()
  const pupils = new Map(
    plans
      .filter((plan) => progressOf([plan]).done === 0)
      .map(({ pupil }) => [pupil.id, `${pupil.givenName} ${pupil.familyName}`]),
  )
  if (plans.length === 0) return null
  return (
    <p>
      {pupils.size === 0
        ? words.allStarted
        : words.notStartedNames({ count: pupils.size, names: format.list([...pupils.values()]) })}
    </p>
  )
}

function Desk({ board, ...rest }: { board: CourseWorkPlans } & Omit<ListProps, 'plans'>) {
  const words = useWords('plan-desk')
  const { plans, today } = board
  const byDone = (left: CoursePlan, right: CoursePlan): number =>
    progressOf([left]).done - progressOf([right]).done
  const present = plans
    .filter(({ firstDay, lastDay }) => firstDay <= today && today <= lastDay)
    .sort(byDone)
  const coming = plans.filter(({ firstDay }) => firstDay > today)
  const over = plans.filter(({ lastDay }) => lastDay < today)
  return (
    <div class="stack stack-wide">
      <section class="stack">
        <h2>{words.present}</h2>
        <NotStarted plans={present} />
        {present.length === 0 && <p class="soft">{words.nonePresent}</p>}
        <PlanList plans={present} {...rest} />
      </section>
      {coming.length > 0 && (
        <section class="stack">
          <h2>{words.coming}</h2>
          <PlanList plans={coming} {...rest} />
        </section>
      )}
      {over.length > 0 && (
        <section class="stack">
          <h2>{words.over}</h2>
          <Disclosure label={words.seeOver({ count: over.length })}>
            <PlanList plans={over} {...rest} />
          </Disclosure>
        </section>
      )}
    </div>
  )
}

/** The form comes to the reader: its button may stand far below. */
function FormPlace({
  draft,
  ...rest
}: { draft: PlanDraft } & Omit<Parameters<typeof PlanForm>[0], 'first'>) {
  const place = useRef<HTMLDivElement>(null)
  useEffect(() => {
    place.current?.scrollIntoView({ block: 'start' })
    place.current?.focus({ preventScroll: true })
  }, [])
  return (
    <div ref={place} tabIndex={-1} class="plan-form-place">
      <PlanForm first={draft} {...rest} />
    </div>
  )
}

export function WorkPlansPage({ params }: PageProps) {
  const words = useWords('plan-desk')
  const courseId = params.courseId ?? ''
  const path = `/api/courses/${courseId}/work-plans`
  const loaded = useLoad(path, (signal) => callApi<CourseWorkPlans>(path, { signal }))
  const { load, reload } = loaded
  const [draft, setDraft] = useState<PlanDraft | null>(() => leftDrafts.get(courseId) ?? null)
  const saving = usePlanSaving(courseId, () => {
    toast({ text: words.saved })
    reload()
  })
  const close = (): void => {
    leftDrafts.delete(courseId)
    setDraft(null)
    reload()
  }
  const leave = (left: PlanDraft): void => {
    leftDrafts.set(courseId, left)
    // The page may still stand, with an error in the form's place.
    setDraft(left)
  }
  const value = load.state === 'ready' ? load.value : null
  const reader = useLogReader(value?.schoolUai ?? null, pagePaths.teaching)
  return (
    <PageShell
      title={words.title}
      intro={value === null ? undefined : words.intro({ course: value.courseName })}
      {...reader}
      density="staff"
    >
      <LoadView loaded={loaded} label={words.title}>
        {(board) => (
          <div class="stack stack-wide">
            {draft === null && board.pupils.length > 0 && (
              <p>
                <Button kind="primary" sign="plus" onClick={() => setDraft(newDraft(board.today))}>
                  {words.new}
                </Button>
              </p>
            )}
            {draft !== null && (
              <FormPlace
                courseId={courseId}
                draft={draft}
                board={board}
                saving={saving}
                onClose={close}
                wasLeft={leftDrafts.has(courseId)}
                onLeft={leave}
              />
            )}
            {/* What was typed there stays; one thing at a time is under the hands. */}
            <div hidden={draft !== null}>
              <Desk board={board} saving={saving} onDraft={setDraft} onChanged={reload} />
            </div>
          </div>
        )}
      </LoadView>
    </PageShell>
  )
}
