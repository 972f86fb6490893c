/**
 * Who of the class waits at the door, at the top of a teacher's day and lesson: how many, and on
 * a press who. Asked again as seldom as the server says, and not while nobody looks.
 */
import { useFormat, useWords } from '#browser/catalogue/speech.ts'
import { useCourseAtDoor } from '#browser/day/use-course-at-door.ts'
import { useFreshReturn } from '#browser/day/use-fresh-return.ts'
import { Disclosure } from '#browser/parts/disclosure.tsx'
import { Notice } from '#browser/parts/notice.tsx'
import type { AtDoorState, CourseAtDoor } from '#contract/course-at-door.ts'

type AtDoorPupil = CourseAtDoor['pupils'][number]

function PupilList({ title, pupils }: { title: string; pupils: readonly AtDoorPupil[] }) {
  const words = useWords('teach').atDoor
  const format = useFormat()
  if (pupils.length === 0) return null
  return (
    <>
      <p aria-hidden="true">
        <strong>{title}</strong>
      </p>
      <ul aria-label={title}>
        {pupils.map(({ id, givenName, familyName, state, arrivedAt }) => (
          <li key={id}>
            {givenName} {familyName}
            {state === 'waiting' &&
              arrivedAt !== null &&
              `, ${words.since({ time: format.time(arrivedAt) })}`}
          </li>
        ))}
      </ul>
    </>
  )
}

export interface AtDoorNoteProps {
  courseId: string
  /** "6e B, mathématiques": whose pupils are meant. */
  courseName: string
}

export function AtDoorNote({ courseId, courseName }: AtDoorNoteProps) {
  const words = useWords('teach').atDoor
  const format = useFormat()
  const { load, reload } = useCourseAtDoor(courseId)
  useFreshReturn(reload)
  // A look at the door that fails leaves the page as it is.
  const value = load.state === 'ready' ? load.value : null
  if (value === null || value.pupils.length === 0) return null
  const those = (state: AtDoorState): AtDoorPupil[] =>
    value.pupils.filter((pupil) => pupil.state === state)
  const waiting = those('waiting')
  const unseen = those('unseen')
  const total = value.pupils.length
  const come = format.number(total - unseen.length, 0)
  return (
    <Notice
      kind={waiting.length > 0 ? 'attention' : 'information'}
      title={words.title({
        course: courseName,
        waiting: words.waiting({ count: waiting.length }),
      })}
    >
      {waiting.length > 0 && <p>{words.means}</p>}
      <p>{words.come({ come, total: format.number(total, 0) })}</p>
      {waiting.length + unseen.length > 0 && (
        <Disclosure label={words.who}>
          <PupilList title={words.waitingList} pupils={waiting} />
          <PupilList title={words.unseenList} pupils={unseen} />
        </Disclosure>
      )}
    </Notice>
  )
}
