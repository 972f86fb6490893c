/** A pupil's log as the pupil and the guardians read it. */
import { useWords } from '#browser/catalogue/speech.ts'
import { LoadView } from '#browser/parts/load-view.tsx'
import type { PupilLog } from '#contract/lesson-log.ts'
import { LogList } from './log-list.tsx'
import { LogTools } from './log-tools.tsx'
import { useLog } from './use-log.ts'

const writesNothing = () => false
const seesAll = () => true

export function FamilyLog(props: {
  pupilId: string
  exerciseHref: (assignmentId: string) => string
}) {
  const { exerciseHref, pupilId } = props
  const words = useWords('lesson-log')
  const log = useLog<PupilLog>(`/api/pupils/${pupilId}/lesson-log`)
  const value = log.known
  return (
    <div class="stack stack-wide">
      <LogTools
        span={log.span}
        onSpan={log.setSpan}
        today={log.today}
        courses={value?.courses ?? []}
        courseId={log.courseId}
        onCourse={log.setCourseId}
        year={null}
      />
      <LoadView loaded={log.loaded} label={words.title}>
        {(read) => (
          <LogList
            lessons={log.lessonsOf(read)}
            isCut={read.isCut}
            links={{ exerciseHref, mayWrite: writesNothing, mayReplay: seesAll }}
          />
        )}
      </LoadView>
    </div>
  )
}
