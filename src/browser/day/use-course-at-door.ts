/** Who of a course has come today, waits at the door or was not seen. */
import { useEffect } from 'preact/hooks'
import { callApi } from '#browser/api/call-api.ts'
import { type Loaded, useLoad } from '#browser/api/use-load.ts'
import type { CourseAtDoor } from '#contract/course-at-door.ts'

/** Asked again as seldom as the server says, and not while nobody looks. */
export function useCourseAtDoor(courseId: string): Loaded<CourseAtDoor> {
  const loaded = useLoad(`at-door ${courseId}`, (signal) =>
    callApi<CourseAtDoor>(`/api/courses/${courseId}/waiting`, { signal }),
  )
  const { load, reload } = loaded
  const askAfterMs = load.state === 'ready' ? load.value.askAfterMs : null
  useEffect(() => {
    if (askAfterMs === null) return
    const timer = setInterval(() => {
      if (document.visibilityState === 'visible') reload()
    }, askAfterMs)
    return () => clearInterval(timer)
  }, [askAfterMs, reload])
  return loaded
}
