/**
 * Loads something for a page and loads it again when asked: `loading`, `failed` with the refusal
 * and a way to try again, or `ready`. A reload keeps what is shown until the new answer is there, and
 * also where none comes: what somebody is typing under it must not go with the line.
 */
import { useCallback, useEffect, useState } from 'preact/hooks'
import type { ApiResult } from './call-api.ts'
import { answerTo, keptOf, type Load, nextLoad } from './next-load.ts'
import { pageToldPause } from './told-pause.ts'

export interface Loaded<T> {
  readonly load: Load<T>
  /** Asks again; also the answer to "Réessayer". */
  readonly reload: () => void
  /** Puts a value that an act gave back in place at once, without asking again. */
  readonly replace: (value: T) => void
}

/**
 * `key` names what is loaded: another key is another thing and starts from `loading`.
 * `ask` gets a signal that is aborted when the page is left or asks again.
 */
export function useLoad<T>(
  key: string,
  ask: (signal: AbortSignal) => Promise<ApiResult<T>>,
): Loaded<T> {
  const [turn, setTurn] = useState(0)
  const [held, setHeld] = useState<{ key: string; load: Load<T> }>({
    key,
    load: { state: 'loading' },
  })

  // biome-ignore lint/correctness/useExhaustiveDependencies: `ask` is made anew at every drawing; `key` says when it means something else.
  useEffect(() => {
    const left = new AbortController()
    setHeld((before) => {
      const kept = before.key === key ? keptOf(before.load) : null
      if (kept === null) return { key, load: { state: 'loading' } }
      return { key, load: { state: 'ready', ...kept, refreshing: true } }
    })
    void answerTo(() => ask(left.signal)).then((result) => {
      if (left.signal.aborted) return
      if (!result.ok && result.refusal.retryAfterMs !== null) {
        pageToldPause.tell(result.refusal.retryAfterMs)
      }
      setHeld((before) => {
        const stood: Load<T> = before.key === key ? before.load : { state: 'loading' }
        return { key, load: nextLoad(stood, result) }
      })
    })
    return () => left.abort()
  }, [key, turn])

  const reload = useCallback(() => setTurn((count) => count + 1), [])
  const replace = useCallback(
    (value: T) => setHeld({ key, load: { state: 'ready', value, refreshing: false } }),
    [key],
  )
  return { load: held.key === key ? held.load : { state: 'loading' }, reload, replace }
}
