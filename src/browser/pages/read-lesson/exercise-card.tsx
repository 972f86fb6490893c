/** An exercise inside a lesson: its name, how far one is, and the way in. */
import type { Loaded } from '#browser/api/use-load.ts'
import { useWords } from '#browser/catalogue/speech.ts'
import { WorkBadge } from '#browser/day/work-badge.tsx'
import { pagePaths } from '#browser/page-paths.ts'
import { ErrorView } from '#browser/parts/error-view.tsx'
import { LinkButton } from '#browser/parts/link-button.tsx'
import { Waiting } from '#browser/parts/waiting.tsx'
import type { WorkState } from '#contract/day.ts'
import type { InlineAssignments } from '#contract/inline-assignments.ts'

type InlineAssignment = InlineAssignments['assignments'][number]

export interface ExerciseCardProps {
  exerciseId: string
  loaded: Loaded<InlineAssignments>
}

/** A copy that waits for the teacher is *received*, as on the day's page. */
export function workStateOf(state: NonNullable<InlineAssignment['state']>): WorkState {
  return state === 'to_mark' ? 'received' : state
}

/** The exercise that the page asks for first: the only one with the strong button. */
function isFirstToDo(assignments: readonly InlineAssignment[], exerciseId: string): boolean {
  const first = assignments.find(
    (one) => one.assignmentId !== null && (one.state === 'not_opened' || one.state === 'begun'),
  )
  return first?.exerciseId === exerciseId
}

function CardWay({ found, isPrimary }: { found: InlineAssignment; isPrimary: boolean }) {
  const words = useWords('resource')
  const day = useWords('day')
  if (found.assignmentId === null || found.state === null) {
    return <p class="soft">{words.onlyToLookAt}</p>
  }
  const state = workStateOf(found.state)
  return (
    <div class="no-print">
      <LinkButton
        href={pagePaths.exercise(found.assignmentId)}
        kind={isPrimary ? 'primary' : 'quiet'}
      >
        {day.acts[state]}
        <span class="for-screen-readers"> {found.title}</span>
      </LinkButton>
    </div>
  )
}

export function ExerciseCard({ exerciseId, loaded }: ExerciseCardProps) {
  const words = useWords('resource')
  const { load, reload } = loaded
  if (load.state === 'loading') return <Waiting label={words.exercise} />
  if (load.state === 'failed') return <ErrorView refusal={load.refusal} onRetry={reload} />
  const { assignments } = load.value
  const found = assignments.find((one) => one.exerciseId === exerciseId)
  if (found === undefined) return <p class="exercise-card soft">{words.exerciseGone}</p>
  return (
    <section class="exercise-card" aria-label={`${words.exercise} : ${found.title}`}>
      <p class="exercise-card-kind">{words.exercise}</p>
      <p class="exercise-card-title">{found.title}</p>
      <p class="exercise-card-facts">
        {found.state !== null && <WorkBadge state={workStateOf(found.state)} />}
        <span class="soft">{words.questionCount({ count: found.questionCount })}</span>
      </p>
      <CardWay found={found} isPrimary={isFirstToDo(assignments, exerciseId)} />
    </section>
  )
}
