/** To whom something is given: all of the course, or some of its pupils, a small group in one press. */
import { callApi } from '#browser/api/call-api.ts'
import { useLoad } from '#browser/api/use-load.ts'
import { useWords } from '#browser/catalogue/speech.ts'
import { LoadView } from '#browser/parts/load-view.tsx'
import { RadioGroup } from '#browser/parts/radio-group.tsx'
import type { CourseGroups } from '#contract/working-groups.ts'
import type { Id } from '#kernel/ids.ts'
import { GroupPresses } from './group-presses.tsx'
import { PupilTicks } from './pupil-ticks.tsx'

interface SomePupilsProps {
  courseId: Id
  chosen: readonly Id[]
  onChosen: (ids: readonly Id[]) => void
  fixed?: ReadonlyMap<Id, string>
}

function Ticks(props: SomePupilsProps & { course: CourseGroups }) {
  const { chosen, course, fixed, onChosen } = props
  const words = useWords('working-group')
  const { choose } = words
  if (course.pupils.length === 0) return <p>{words.noPupils}</p>
  return (
    <div class="stack">
      <GroupPresses groups={course.groups} chosen={chosen} onChosen={onChosen} fixed={fixed} />
      <PupilTicks
        label={choose.who}
        pupils={course.pupils}
        chosen={chosen}
        onChosen={onChosen}
        {...(fixed && { fixed })}
      />
      <p role="status">{choose.count({ count: chosen.length })}</p>
    </div>
  )
}

/** The ticks alone, where it is clear already that something is for some. */
export function SomePupils(props: SomePupilsProps) {
  const words = useWords('working-group')
  const loaded = useLoad(`groups of ${props.courseId}`, (signal) =>
    callApi<CourseGroups>(`/api/courses/${props.courseId}/working-groups`, { signal }),
  )
  return (
    <LoadView loaded={loaded} label={words.choose.who}>
      {(course) => <Ticks {...props} course={course} />}
    </LoadView>
  )
}

export interface ChoosePupilsProps {
  courseId: Id
  /** Null: the whole course. */
  chosen: readonly Id[] | null
  onChosen: (ids: readonly Id[] | null) => void
}

export function ChoosePupils({ chosen, courseId, onChosen }: ChoosePupilsProps) {
  const words = useWords('working-group').choose
  return (
    <>
      <RadioGroup
        label={words.to}
        value={chosen === null ? 'all' : 'some'}
        onValue={(value) => onChosen(value === 'all' ? null : (chosen ?? []))}
        options={[
          { value: 'all', label: words.all },
          { value: 'some', label: words.some, hint: words.someHint },
        ]}
      />
      {chosen !== null && <SomePupils courseId={courseId} chosen={chosen} onChosen={onChosen} />}
    </>
  )
}
