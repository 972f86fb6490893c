/** Takes the points of the marked copies over into the gradebook of the course, again and again. */
import { useState } from 'preact/hooks'
import { callApi } from '#browser/api/call-api.ts'
import { useAct } from '#browser/api/use-act.ts'
import { useWords } from '#browser/catalogue/speech.ts'
import { pagePaths } from '#browser/page-paths.ts'
import { Button } from '#browser/parts/button.tsx'
import { ErrorView } from '#browser/parts/error-view.tsx'
import { LinkButton } from '#browser/parts/link-button.tsx'
import { Notice } from '#browser/parts/notice.tsx'
import { useViewer } from '#browser/viewer.ts'
import type { Following } from '#contract/following.ts'
import type { TakenOver } from '#contract/grades.ts'

/** Schools that grade by points; the others' gradebooks would refuse them. */
const kindsWithPoints: readonly string[] = ['college', 'lycee', 'other']

export function TakePointsOver({ following }: { following: Following }) {
  const words = useWords('grades').takeOver
  const viewer = useViewer()
  const act = useAct()
  const [taken, setTaken] = useState<TakenOver | null>(null)
  const schools = viewer.state === 'known' ? viewer.me.schools : []
  const mayGrade = schools.some(
    ({ isTeacher, kind }) => isTeacher && kindsWithPoints.includes(kind),
  )
  // Where steps alone are ticked there is nothing to take over.
  if (following.assignment.pointsMax === 0) return null
  const hasMarked = following.pupils.some(({ state }) => state === 'marked')
  if (!mayGrade || !hasMarked) return null
  // Nothing was new: what stood there followed its copies.
  const isFollowing = taken !== null && taken.given === 0 && taken.changed > 0
  const take = (): void => {
    const path = `/api/assignments/${following.assignment.id}/grades`
    void act.run(() => callApi<TakenOver>(path, { method: 'POST' }), setTaken)
  }
  return (
    <div class="stack no-print">
      <p class="row">
        <Button busy={act.busy} onClick={take}>
          {words.act}
        </Button>
      </p>
      {act.refusal && <ErrorView refusal={act.refusal} onRetry={take} live />}
      {taken !== null && (
        <Notice
          kind="success"
          live
          title={
            isFollowing
              ? words.changed({ count: taken.changed })
              : words.given({ count: taken.given })
          }
          actions={<LinkButton href={pagePaths.gradebook(taken.courseId)}>{words.open}</LinkButton>}
        >
          {taken.changed > 0 && !isFollowing && <p>{words.changed({ count: taken.changed })}</p>}
          {taken.withdrawn > 0 && <p>{words.withdrawn({ count: taken.withdrawn })}</p>}
          {taken.waiting > 0 && <p>{words.waiting({ count: taken.waiting })}</p>}
        </Notice>
      )}
    </div>
  )
}
