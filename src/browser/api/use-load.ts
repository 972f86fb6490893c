/**
 * Loads something for a page and loads it again when asked: `loading`, `failed` with the refusal
 * and a way to try again, or `ready`. A reload keeps what is shown until the new answer is there, and
 * beyond where none comes: somebody may have typed into it.
 */
import { useCallback, useEffect, useState } from 'preact/hooks'
import type { ApiRefusal, ApiResult } from './call-api.ts'
import { isSilence } from './is-silence.ts'

interface Shown<T> {
  readonly value: T
}

export type Load<T> =
  | { readonly state: 'loading' }
  /** `shown`: what was there before a reload that got no answer. */
  | { readonly state: 'failed'; readonly refusal: ApiRefusal; readonly shown?: Shown<T> }
  | { readonly state: 'ready'; readonly value: T; readonly refreshing: boolean }

export interface Loaded<T> {
  readonly load: Load<T>
  /** Asks again; also the answer to "Réessayer". */
  readonly reload: () => void
  /** Puts a value that an act gave back in place at once, without asking again. */
  readonly replace: (value: T) => void
}

/** What a page shows of it now, old or new. */
export function shownOf<T>(load: Load<T>): Shown<T> | undefined {
  if (load.state === 'ready') return { value: load.value }
  return load.state === 'failed' ? load.shown : undefined
}

function heard<T>(result: ApiResult<T>, before: Load<T>): Load<T> {
  if (result.ok) return { state: 'ready', value: result.value, refreshing: false }
  const { refusal } = result
  const shown = isSilence(refusal) ? shownOf(before) : undefined
  return { state: 'failed', refusal, ...(shown === undefined ? {} : { shown }) }
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
      const shown = before.key === key ? shownOf(before.load) : undefined
      if (shown === undefined) return { key, load: { state: 'loading' } }
      return { key, load: { state: 'ready', value: shown.value, refreshing: true } }
    })
    void ask(left.signal).then((result) => {
      if (left.signal.aborted) return
      setHeld((before) => ({ key, load: heard(result, before.load) }))
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
