/** One assignment of a child as the guardian sees it: until when, how far, what was handed in. */
import { callApi } from '#browser/api/call-api.ts'
import { useLoad } from '#browser/api/use-load.ts'
import { useFormat, useWords } from '#browser/catalogue/speech.ts'
import { WorkBadge } from '#browser/day/work-badge.tsx'
import type { PageProps } from '#browser/page-entry.ts'
import { pagePaths } from '#browser/page-paths.ts'
import { AttemptHistory } from '#browser/pages/do-exercise/attempt-history.tsx'
import { LoadView } from '#browser/parts/load-view.tsx'
import { PageShell } from '#browser/parts/page-shell.tsx'
import { subjectKindOf } from '#browser/parts/subject-kind.ts'
import { SubjectMark } from '#browser/parts/subject-mark.tsx'
import { useViewer } from '#browser/viewer.ts'
import type { PupilAssignment } from '#contract/exercises.ts'
import { attemptsState } from './attempts-state.ts'
import './guardian-home.css'

function WorkFacts({ value }: { value: PupilAssignment }) {
  const words = useWords('guardian')
  const exercise = useWords('exercise')
  const format = useFormat()
  const { ownTimes } = useWords('adjustment')
  const { assignment, attempts, team, time } = value
  const begun = attempts.some((attempt) => attempt.state === 'begun')
  return (
    <div class="stack stack-wide">
      <div class="stack">
        <p>
          <WorkBadge state={attemptsState(attempts)} />
        </p>
        <ul>
          {assignment.dueAt !== null && (
            <li>{exercise.dueBy({ when: format.dateTime(assignment.dueAt) })}</li>
          )}
          {time && <li>{ownTimes.time({ time: format.duration(time.minutes * 60_000) })}</li>}
          <li>{exercise.questionCount({ count: assignment.questionCount })}</li>
          {team && <li>{exercise.team.childWith({ names: format.list(team.mates) })}</li>}
          {begun && <li>{words.underWay}</li>}
          {attempts.length === 0 && <li>{words.notBegun}</li>}
        </ul>
      </div>
      <AttemptHistory value={value} />
    </div>
  )
}

export function ChildWorkPage({ params }: PageProps) {
  const words = useWords('guardian')
  const viewer = useViewer()
  const { pupilId = '', assignmentId = '' } = params
  const loaded = useLoad(`child work ${pupilId} ${assignmentId}`, (signal) =>
    callApi<PupilAssignment>(`/api/pupils/${pupilId}/assignments/${assignmentId}`, { signal }),
  )
  const assignment = loaded.load.state === 'ready' ? loaded.load.value.assignment : null
  const child =
    viewer.state === 'known' ? viewer.me.children.find((one) => one.id === pupilId) : undefined
  return (
    <PageShell
      title={assignment?.title ?? words.work}
      back={{
        href: pagePaths.childDay(pupilId),
        label: child === undefined ? words.childDay : words.dayOf({ name: child.givenName }),
      }}
      intro={
        assignment && (
          <SubjectMark subject={subjectKindOf(assignment.subjectCode)}>
            {assignment.courseName}
          </SubjectMark>
        )
      }
    >
      <LoadView loaded={loaded} label={words.work}>
        {(value) => <WorkFacts value={value} />}
      </LoadView>
    </PageShell>
  )
}
