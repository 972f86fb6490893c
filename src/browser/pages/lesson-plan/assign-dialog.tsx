/** Gives one of the teacher's published exercises to the course of a lesson, or to some of its pupils. */
import { useEffect, useState } from 'preact/hooks'
import { callApi } from '#browser/api/call-api.ts'
import { useAct } from '#browser/api/use-act.ts'
import { useLoad } from '#browser/api/use-load.ts'
import { useWords } from '#browser/catalogue/speech.ts'
import { pagePaths } from '#browser/page-paths.ts'
import { Button } from '#browser/parts/button.tsx'
import { Dialog } from '#browser/parts/dialog.tsx'
import { ErrorView } from '#browser/parts/error-view.tsx'
import { LinkButton } from '#browser/parts/link-button.tsx'
import { LoadView } from '#browser/parts/load-view.tsx'
import { RadioGroup } from '#browser/parts/radio-group.tsx'
import { SearchField } from '#browser/parts/search-field.tsx'
import { ChoosePupils } from '#browser/teach/choose-pupils.tsx'
import { matchesSearch } from '#browser/teach/matches-search.ts'
import type { Assign, ExerciseSummary } from '#contract/exercises.ts'
import type { Lesson } from '#contract/timetable.ts'
import type { Id } from '#kernel/ids.ts'
import { firstRules, sentRules } from './assign-rules.ts'
import { AssignRulesFields } from './assign-rules-fields.tsx'

/** Exercises that the list shows at once; the search finds the others. */
const shownMax = 12

interface AssignFormProps {
  lesson: Lesson
  /** Chosen to begin with: what was just published for this lesson. */
  firstId: string | null
  exercises: readonly ExerciseSummary[]
  onDone: (said: string) => void
  /** Whether closing now would lose what was ticked or set. */
  onUnsaved: (unsaved: boolean) => void
}

function ExerciseChoice(props: {
  exercises: readonly ExerciseSummary[]
  /** Stands first. What is chosen later stays where it was pressed. */
  firstId: string | null
  chosen: string | null
  onChosen: (id: string) => void
}) {
  const { exercises, firstId, chosen, onChosen } = props
  const words = useWords('teach').assign
  const [search, setSearch] = useState('')
  const own = exercises.filter((one) => !one.isCommon)
  if (own.length === 0) {
    return (
      <>
        <p>{words.noneYet}</p>
        <LinkButton href={pagePaths.myExercises}>{words.exercise}</LinkButton>
      </>
    )
  }
  const found = own
    .filter((one) => one.id === chosen || matchesSearch(search, [one.title]))
    .sort((left, right) => Number(right.id === firstId) - Number(left.id === firstId))
  const shown = found.filter(({ id }, place) => place < shownMax || id === chosen)
  return (
    <>
      {own.length > shownMax && (
        <SearchField label={words.search} value={search} onValue={setSearch} showLabel />
      )}
      <RadioGroup
        label={words.exercise}
        value={chosen}
        onValue={onChosen}
        options={shown.map((one) => ({
          value: one.id,
          label: one.title,
          disabled: one.publishedAt === null,
          hint:
            one.publishedAt === null
              ? words.notPublished
              : words.questions({ count: one.questionCount }),
        }))}
      />
    </>
  )
}

function AssignForm({ lesson, firstId, exercises, onDone, onUnsaved }: AssignFormProps) {
  const words = useWords('teach').assign
  const toWhom = useWords('working-group').choose
  const [chosen, setChosen] = useState(
    () =>
      exercises.find(({ id, publishedAt }) => id === firstId && publishedAt !== null)?.id ?? null,
  )
  const nextStartsAt = lesson.nextLessons[0]?.startsAt ?? null
  const [first] = useState(() => firstRules({ ...lesson, nextStartsAt }, Date.now()))
  const [rules, setRules] = useState(first)
  const [pupilIds, setPupilIds] = useState<readonly Id[] | null>(null)
  const act = useAct()
  const sent = sentRules(rules, lesson.timeZone)
  const problem = sent.ok ? null : sent.problem
  const title = exercises.find((one) => one.id === chosen)?.title ?? ''
  const isUnsaved = rules !== first || (pupilIds?.length ?? 0) > 0
  useEffect(() => {
    onUnsaved(isUnsaved)
    return () => onUnsaved(false)
  }, [isUnsaved, onUnsaved])
  const assign = (): void => {
    if (chosen === null || !sent.ok) return
    const toSome = pupilIds === null ? {} : { pupilIds: [...pupilIds] }
    const body: Assign = { exerciseId: chosen, ...sent.rules, ...toSome }
    void act.run(
      () => callApi(`/api/lessons/${lesson.id}/assignments`, { body }),
      () =>
        onDone(
          pupilIds === null
            ? words.done({ title })
            : toWhom.given({ title, count: pupilIds.length }),
        ),
    )
  }
  return (
    <div class="stack">
      <ExerciseChoice {...{ exercises, firstId, chosen }} onChosen={setChosen} />
      {chosen !== null && (
        <>
          <ChoosePupils courseId={lesson.courseId} chosen={pupilIds} onChosen={setPupilIds} />
          <AssignRulesFields {...{ rules, problem, nextStartsAt }} onRules={setRules} />
          {act.refusal && <ErrorView refusal={act.refusal} onRetry={assign} live />}
          <p>
            <Button
              kind="primary"
              busy={act.busy}
              disabled={!sent.ok || pupilIds?.length === 0}
              onClick={assign}
            >
              {words.submit}
            </Button>
          </p>
        </>
      )}
    </div>
  )
}

function LoadedForm(props: Omit<AssignFormProps, 'exercises'>) {
  const words = useWords('teach').assign
  const loaded = useLoad('exercises to assign', (signal) =>
    callApi<{ exercises: ExerciseSummary[] }>('/api/exercises', { signal }),
  )
  return (
    <LoadView loaded={loaded} label={words.title}>
      {({ exercises }) => <AssignForm {...props} exercises={exercises} />}
    </LoadView>
  )
}

export interface AssignDialogProps extends Omit<AssignFormProps, 'exercises' | 'onUnsaved'> {
  open: boolean
  onClose: () => void
}

export function AssignDialog({ open, onClose, ...rest }: AssignDialogProps) {
  const words = useWords('teach').assign
  const [unsaved, setUnsaved] = useState(false)
  return (
    <Dialog open={open} title={words.title} unsaved={unsaved} onClose={onClose} wide>
      <LoadedForm {...rest} onUnsaved={setUnsaved} />
    </Dialog>
  )
}
