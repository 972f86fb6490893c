/** Keeps the table of an assignment true: asks again when told, and says what just arrived. */
import { useEffect, useRef, useState } from 'preact/hooks'
import type { ApiResult } from '#browser/api/call-api.ts'
import type { NewsState } from '#browser/api/news.ts'
import { type Loaded, useLoad } from '#browser/api/use-load.ts'
import { watchGathered } from '#browser/api/watch-gathered.ts'
import { useFormat, useWords } from '#browser/catalogue/speech.ts'
import { useFreshReturn } from '#browser/day/use-fresh-return.ts'
import { announce } from '#browser/parts/announcements.ts'
import type { Following } from '#contract/following.ts'
import { arrivedSince } from './arrived-since.ts'

export interface FollowedLive {
  readonly loaded: Loaded<Following>
  readonly news: NewsState
  /** Pupils whose work arrived a moment ago. */
  readonly fresh: ReadonlySet<string>
  /** The last refresh failed: what is shown is from before. */
  readonly isOld: boolean
}

/** How long a row says that it just arrived. */
const freshMs = 20_000
/** News that come together are asked for together. */
const gatherMs = 300

export function useFollowing(
  assignmentId: string,
  ask: (signal: AbortSignal) => Promise<ApiResult<Following>>,
): FollowedLive {
  const words = useWords('teach').follow
  const format = useFormat()
  const [news, setNews] = useState<NewsState>('opening')
  const [fresh, setFresh] = useState<ReadonlySet<string>>(new Set())
  const [isOld, setOld] = useState(false)
  const before = useRef<Following | null>(null)
  // A failed refresh keeps the table that is there: an old one helps more than none.
  const loaded = useLoad(`following ${assignmentId}`, async (signal) => {
    const result = await ask(signal)
    const kept = before.current
    setOld(!result.ok && kept !== null)
    return result.ok || kept === null ? result : { ok: true, value: kept }
  })
  const { reload, load } = loaded
  const value = load.state === 'ready' ? load.value : null
  useFreshReturn(reload)

  useEffect(() => {
    const stop = watchGathered(
      { topic: 'assignment', key: assignmentId, onState: setNews, onNews: reload },
      gatherMs,
    )
    return () => {
      stop()
      before.current = null
    }
  }, [assignmentId, reload])

  // biome-ignore lint/correctness/useExhaustiveDependencies: only a new table is news; words and formats follow by themselves.
  useEffect(() => {
    if (value === null || value === before.current) return
    const arrived = before.current === null ? [] : arrivedSince(before.current, value)
    before.current = value
    if (arrived.length === 0) return
    const names = format.list(arrived.map(({ pupil }) => `${pupil.givenName} ${pupil.familyName}`))
    announce(words.arrived({ names, many: arrived.length > 1 }))
    const ids = arrived.map(({ pupil }) => pupil.id)
    setFresh((now) => new Set([...now, ...ids]))
    setTimeout(
      () => setFresh((now) => new Set([...now].filter((id) => !ids.includes(id)))),
      freshMs,
    )
  }, [value])

  return { loaded, news, fresh, isOld }
}
