/** How far each pupil of a course is with an assignment, as it happens. */
import { callApi } from '#browser/api/call-api.ts'
import { useFormat, useWords } from '#browser/catalogue/speech.ts'
import type { PageProps } from '#browser/page-entry.ts'
import { pagePaths } from '#browser/page-paths.ts'
import { LoadView } from '#browser/parts/load-view.tsx'
import { PageShell } from '#browser/parts/page-shell.tsx'
import { useTeacherLinks } from '#browser/teach/use-teacher-links.ts'
import type { Following } from '#contract/following.ts'
import { FollowSummary } from './follow-summary.tsx'
import { FollowTable } from './follow-table.tsx'
import { OwnWindows } from './give-own-windows.tsx'
import { GivenToSome } from './given-to-some.tsx'
import { MakeTeamsPanel } from './make-teams-panel.tsx'
import { ReturnCopiesPanel } from './return-copies-panel.tsx'
import { TakePointsOver } from './take-points-over.tsx'
import { useFollowing } from './use-following.ts'
import './follow-assignment.css'

export function FollowAssignmentPage({ params }: PageProps) {
  const words = useWords('teach')
  const { ownTimes } = useWords('adjustment')
  const format = useFormat()
  const navigation = useTeacherLinks('teaching')
  const assignmentId = params.assignmentId ?? ''
  const { loaded, news, fresh, isOld } = useFollowing(assignmentId, (signal) =>
    callApi<Following>(`/api/assignments/${assignmentId}/following`, { signal }),
  )
  const assignment = loaded.load.state === 'ready' ? loaded.load.value.assignment : null
  const lessonId = assignment?.lessonId ?? null
  return (
    <PageShell
      title={assignment?.title ?? words.follow.title}
      intro={
        assignment &&
        [
          assignment.courseName,
          assignment.dueAt === null
            ? words.follow.noDue
            : words.follow.dueAt({ when: format.dateTime(assignment.dueAt) }),
          ...(assignment.minutes === undefined
            ? []
            : [ownTimes.time({ time: format.duration(assignment.minutes * 60_000) })]),
        ].join(' · ')
      }
      back={
        lessonId === null
          ? { href: pagePaths.teaching, label: words.day.title }
          : { href: pagePaths.lessonPlan(lessonId), label: words.follow.lesson }
      }
      navigation={navigation}
      density="staff"
    >
      <LoadView loaded={loaded} label={words.follow.title}>
        {(following) => (
          <div class="following">
            <FollowSummary following={following} news={news} isOld={isOld} />
            <GivenToSome following={following} onDone={loaded.reload} />
            <ReturnCopiesPanel following={following} reload={loaded.reload} />
            <TakePointsOver following={following} />
            <div class="follow-acts">
              <MakeTeamsPanel following={following} onDone={loaded.reload} />
              <OwnWindows following={following} onDone={loaded.reload} />
            </div>
            <FollowTable following={following} fresh={fresh} onRuled={loaded.reload} />
          </div>
        )}
      </LoadView>
    </PageShell>
  )
}
