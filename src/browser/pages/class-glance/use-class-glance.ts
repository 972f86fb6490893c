/**
 * Keeps the class at a glance true: asked again when a copy comes in, and every minute for what no
 * news tells (who begins, who has saved nothing for a while, who comes in). Not while nobody looks.
 */
import { useEffect, useRef, useState } from 'preact/hooks'
import { type ApiResult, callApi } from '#browser/api/call-api.ts'
import { type NewsState, watchNews } from '#browser/api/news.ts'
import { type Loaded, useLoad } from '#browser/api/use-load.ts'
import { useFreshReturn } from '#browser/day/use-fresh-return.ts'
import type { CourseAtDoor } from '#contract/course-at-door.ts'
import type { CourseGlance, CourseSilence } from '#contract/course-glance.ts'

/** Copies that come together are asked for together. */
const gatherMs = 500
const askAfterMs = 60_000

export interface ClassGlance {
  readonly loaded: Loaded<CourseGlance>
  readonly atDoor: CourseAtDoor | null
  readonly silence: CourseSilence | null
  readonly news: NewsState
  /** The last refresh failed: what is shown is from before. */
  readonly isOld: boolean
}

/** What the page also does without: null until it is known. A failed refresh keeps what was there. */
function useAside<T>(path: string): { value: T | null; reload: () => void } {
  const kept = useRef<{ path: string; value: T } | null>(null)
  const { load, reload } = useLoad(path, (signal) => callApi<T>(path, { signal }))
  if (load.state === 'ready') kept.current = { path, value: load.value }
  return { value: kept.current?.path === path ? kept.current.value : null, reload }
}

export function useClassGlance(courseId: string): ClassGlance {
  const path = `/api/courses/${courseId}`
  const [news, setNews] = useState<NewsState>('opening')
  const [isOld, setOld] = useState(false)
  const kept = useRef<{ path: string; value: CourseGlance } | null>(null)
  const loaded = useLoad(`${path}/glance`, async (signal): Promise<ApiResult<CourseGlance>> => {
    const result = await callApi<CourseGlance>(`${path}/glance`, { signal })
    const before = kept.current?.path === path ? kept.current.value : null
    setOld(!result.ok && before !== null)
    if (result.ok) kept.current = { path, value: result.value }
    return result.ok || before === null ? result : { ok: true, value: before }
  })
  const atDoor = useAside<CourseAtDoor>(`${path}/waiting`)
  const silence = useAside<CourseSilence>(`${path}/silence`)
  const { load, reload } = loaded
  const { reload: reloadDoor } = atDoor
  useFreshReturn(reload)

  const watched = load.state === 'ready' ? load.value.works.map(({ id }) => id).join(' ') : ''
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined
    const onNews = (): void => {
      clearTimeout(timer)
      timer = setTimeout(reload, gatherMs)
    }
    const ids = watched === '' ? [] : watched.split(' ')
    const stops = ids.map((key) =>
      watchNews({ topic: 'assignment', key, onNews, onState: setNews }),
    )
    return () => {
      clearTimeout(timer)
      for (const stop of stops) stop()
    }
  }, [watched, reload])

  useEffect(() => {
    const timer = setInterval(() => {
      if (document.visibilityState !== 'visible') return
      reload()
      reloadDoor()
    }, askAfterMs)
    return () => clearInterval(timer)
  }, [reload, reloadDoor])

  return { loaded, atDoor: atDoor.value, silence: silence.value, news, isOld }
}
