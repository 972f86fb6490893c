/** Gives one of the teacher's published exercises to the course of a lesson, or to some of its pupils. */
import { useEffect, useState } from 'preact/hooks'
import { useLocation } from 'wouter'
import { callApi } from '#browser/api/call-api.ts'
import { useAct } from '#browser/api/use-act.ts'
import { useLoad } from '#browser/api/use-load.ts'
import { useWords } from '#browser/catalogue/speech.ts'
import { pagePaths } from '#browser/page-paths.ts'
import { Button } from '#browser/parts/button.tsx'
import { Dialog } from '#browser/parts/dialog.tsx'
import { LoadView } from '#browser/parts/load-view.tsx'
import { ChoosePupils } from '#browser/teach/choose-pupils.tsx'
import { ExerciseChoice } from '#browser/teach/exercise-choice.tsx'
import { ListCutLine } from '#browser/teach/list-cut-line.tsx'
import { loadExercises } from '#browser/teach/load-exercises.ts'
import { SentBefore } from '#browser/teach/sent-before.tsx'
import { teamSizeUsual } from '#browser/teach/team-size-select.tsx'
import { teamWish } from '#browser/teach/team-wish.ts'
import type { Assign, ExerciseSummary } from '#contract/exercises.ts'
import { teamSizeMin } from '#contract/team-sizes.ts'
import type { Lesson } from '#contract/timetable.ts'
import { type Id, mintId } from '#kernel/ids.ts'
import { systemRandom } from '#kernel/random.ts'
import { firstRules, sentRules } from './assign-rules.ts'
import { AssignRulesFields } from './assign-rules-fields.tsx'
import { ChooseTeams, type TeamChoice } from './choose-teams.tsx'

interface AssignFormProps {
  lesson: Lesson
  /** Chosen to begin with: what was just published for this lesson. */
  firstId: string | null
  exercises: readonly ExerciseSummary[]
  onDone: (said: string) => void
  /** Whether closing now would lose what was ticked or set. */
  onUnsaved: (unsaved: boolean) => void
}

/** Nobody, or one alone where it is to be done in teams. */
function isTooFew(pupilIds: readonly Id[] | null, { how }: TeamChoice): boolean {
  return pupilIds !== null && pupilIds.length < (how === 'alone' ? 1 : teamSizeMin)
}

/** Says what was given to whom, and goes where teams are made. */
function useDone(onDone: (said: string) => void) {
  const words = useWords('teach').assign
  const toWhom = useWords('working-group').choose
  const inTeams = useWords('teams').give
  const [, navigate] = useLocation()
  return (given: { id: Id; title: string; how: TeamChoice['how']; some: number | null }): void => {
    const { how, id, some, title } = given
    const toSome = some === null ? words.done({ title }) : toWhom.given({ title, count: some })
    const said = {
      alone: toSome,
      drawn: inTeams.done({ title }),
      afterwards: inTeams.toMake({ title }),
    }
    onDone(said[how])
    if (how === 'afterwards') navigate(pagePaths.following(id), { state: teamWish })
  }
}

function AssignForm({ lesson, firstId, exercises, onDone, onUnsaved }: AssignFormProps) {
  const words = useWords('teach').assign
  const [chosen, setChosen] = useState(
    () =>
      exercises.find(({ id, publishedAt }) => id === firstId && publishedAt !== null)?.id ?? null,
  )
  const nextStartsAt = lesson.nextLessons[0]?.startsAt ?? null
  const [first] = useState(() => firstRules({ ...lesson, nextStartsAt }, Date.now()))
  const [rules, setRules] = useState(first)
  const [pupilIds, setPupilIds] = useState<readonly Id[] | null>(null)
  const [teams, setTeams] = useState<TeamChoice>({ how: 'alone', size: teamSizeUsual })
  // A second press gives the same thing again, not another one.
  const [id] = useState(() => mintId({ now: Date.now }, systemRandom))
  const done = useDone(onDone)
  const act = useAct()
  const sent = sentRules(rules, lesson.timeZone)
  const problem = sent.ok ? null : sent.problem
  const title = exercises.find((one) => one.id === chosen)?.title ?? ''
  const isUnsaved = rules !== first || (pupilIds?.length ?? 0) > 0 || teams.how !== 'alone'
  useEffect(() => {
    onUnsaved(isUnsaved)
    return () => onUnsaved(false)
  }, [isUnsaved, onUnsaved])
  const assign = (): void => {
    if (chosen === null || !sent.ok) return
    const toSome = pupilIds === null ? {} : { pupilIds: [...pupilIds] }
    const inTeams = teams.how === 'drawn' ? { teamSize: teams.size } : {}
    const body: Assign = { id, exerciseId: chosen, ...sent.rules, ...toSome, ...inTeams }
    void act.run(
      () => callApi(`/api/lessons/${lesson.id}/assignments`, { body }),
      () => done({ id, title, how: teams.how, some: pupilIds?.length ?? null }),
    )
  }
  return (
    <div class="stack assign-form">
      <ExerciseChoice {...{ exercises, firstId, chosen }} onChosen={setChosen} />
      {chosen !== null && (
        <>
          <div class="assign-columns">
            <AssignRulesFields {...{ rules, problem, nextStartsAt }} onRules={setRules} />
            <div class="stack">
              <ChoosePupils courseId={lesson.courseId} chosen={pupilIds} onChosen={setPupilIds} />
              <ChooseTeams choice={teams} onChoice={setTeams} />
            </div>
          </div>
          {act.refusal && (
            <SentBefore refusal={act.refusal} onRetry={assign} words={words.givenBefore} />
          )}
          <p class="assign-submit">
            <Button
              kind="primary"
              busy={act.busy}
              disabled={!sent.ok || isTooFew(pupilIds, teams)}
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
  const loaded = useLoad('exercises to assign', loadExercises)
  return (
    <LoadView loaded={loaded} label={words.title}>
      {({ exercises, isCut }) => (
        <>
          <ListCutLine isCut={isCut} />
          <AssignForm {...props} exercises={exercises} />
        </>
      )}
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
