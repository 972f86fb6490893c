/**
 * Who of the class waits at the door, at the top of a teacher's day and lesson: how many, and on
 * a press who. Asked again as seldom as the server says, and not while nobody looks.
 */
import { useEffect } from 'preact/hooks'
import { callApi } from '#browser/api/call-api.ts'
import { useLoad } from '#browser/api/use-load.ts'
import { useFormat, useWords } from '#browser/catalogue/speech.ts'
import { useFreshReturn } from '#browser/day/use-fresh-return.ts'
import { Disclosure } from '#browser/parts/disclosure.tsx'
import { Notice } from '#browser/parts/notice.tsx'
import type { AtDoorState, CourseAtDoor } from '#contract/course-at-door.ts'

/** Null until it is known; a look at the door that fails leaves the page as it is. */
function useAtDoor(courseId: string): CourseAtDoor | null {
  const { load, reload } = useLoad(`at-door ${courseId}`, (signal) =>
    callApi<CourseAtDoor>(`/api/courses/${courseId}/waiting`, { signal }),
  )
  useFreshReturn(reload)
  const value = load.state === 'ready' ? load.value : null
  useEffect(() => {
    if (value === null) return
    const timer = setInterval(() => {
      if (document.visibilityState === 'visible') reload()
    }, value.askAfterMs)
    return () => clearInterval(timer)
  }, [value, reload])
  return value
}

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
  const value = useAtDoor(courseId)
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
