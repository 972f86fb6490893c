/**
 * Loads something for a page from this device first: what lies here is shown at once, then the
 * server's answer when it comes. Where none comes, what lies here stays and the page says so.
 */
import { useCallback, useEffect, useState } from 'preact/hooks'
import type { ApiResult } from '#browser/api/call-api.ts'
import { isSilence } from '#browser/api/is-silence.ts'
import { answerTo, type Load } from '#browser/api/next-load.ts'
import type { Loaded } from '#browser/api/use-load.ts'
import { whenOnline } from '#browser/api/when-online.ts'
import { pagePerson } from '#browser/identity/page-person.ts'
import type { Id } from '#kernel/ids.ts'

/** As `read-here.ts` gives it. */
interface Found<T> {
  readonly value: T
  readonly keptAtMs: number
}

/**
 * What is shown is this device's own while the server is `late` (it may still answer), and where
 * there is `none`: it gave no answer.
 */
export type Line = 'asking' | 'late' | 'answered' | 'none'

/** A poor line has answered by then; a server that hangs keeps a call for much longer. */
const lateAfterMs = 8_000

export interface LocalFirst<T> extends Loaded<T> {
  readonly line: Line
  /** Since when this device has what is shown; null where the server gave it. */
  readonly keptAtMs: number | null
}

export interface LocalFirstSource<T> {
  readonly readHere: () => Promise<Found<T> | null>
  readonly ask: (signal: AbortSignal) => Promise<ApiResult<T>>
  /** The server answered: to be kept for when it does not, by the account that it was asked for. */
  readonly onAnswer?: (value: T, askedFor: Id | null) => void
}

interface Held<T> {
  readonly key: string
  readonly load: Load<T>
  readonly line: Line
  readonly keptAtMs: number | null
}

/** Asks both at once; `show` is called with whatever there is to show, once or twice. */
async function loadBoth<T>(
  key: string,
  { readHere, ask, onAnswer }: LocalFirstSource<T>,
  signal: AbortSignal,
  show: (change: (before: Held<T>) => Held<T>) => void,
): Promise<void> {
  let isAnswered = false
  const fromHere = readHere().catch(() => null)
  void fromHere.then((found) => {
    if (found === null || isAnswered) return
    const load = { state: 'ready', value: found.value, refreshing: true } as const
    // What the server gave before is not replaced by what was kept of it.
    show((before) =>
      before.load.state === 'ready'
        ? before
        : { key, load, line: 'asking', keptAtMs: found.keptAtMs },
    )
  })
  const waiting = setTimeout(
    () => show((before) => (before.line === 'asking' ? { ...before, line: 'late' } : before)),
    lateAfterMs,
  )
  const askedFor = pagePerson().accountId
  const answer = await answerTo(() => ask(signal)).finally(() => clearTimeout(waiting))
  if (signal.aborted) return
  if (answer.ok) {
    isAnswered = true
    const load = { state: 'ready', value: answer.value, refreshing: false } as const
    show(() => ({ key, load, line: 'answered', keptAtMs: null }))
    onAnswer?.(answer.value, askedFor)
    return
  }
  const failed = { state: 'failed', refusal: answer.refusal, kept: null } as const
  if (answer.refusal.code === 'other_account') {
    // A dialog says it over the page, which stays as its person left it.
    await fromHere
    show((before) =>
      before.load.state === 'ready'
        ? { ...before, load: { ...before.load, refreshing: false } }
        : { key, load: failed, line: 'answered', keptAtMs: null },
    )
    return
  }
  const found = isSilence(answer.refusal) ? await fromHere : null
  isAnswered = true
  show((before) => {
    if (found === null) return { key, load: failed, line: 'none', keptAtMs: null }
    const value = before.load.state === 'ready' ? before.load.value : found.value
    return {
      key,
      load: { state: 'ready', value, refreshing: false },
      line: 'none',
      keptAtMs: before.keptAtMs ?? found.keptAtMs,
    }
  })
}

/** `key` names what is loaded: another key is another thing and starts from `loading`. */
export function useLocalFirst<T>(key: string, source: LocalFirstSource<T>): LocalFirst<T> {
  const [turn, setTurn] = useState(0)
  const fresh: Held<T> = { key, load: { state: 'loading' }, line: 'asking', keptAtMs: null }
  const [held, setHeld] = useState<Held<T>>(fresh)

  // biome-ignore lint/correctness/useExhaustiveDependencies: `source` is made anew at every drawing; `key` says when it means something else.
  useEffect(() => {
    const left = new AbortController()
    setHeld((before) =>
      before.key === key && before.load.state === 'ready'
        ? { ...before, load: { ...before.load, refreshing: true } }
        : fresh,
    )
    void loadBoth(key, source, left.signal, (change) => {
      if (!left.signal.aborted) setHeld((before) => change(before.key === key ? before : fresh))
    })
    return () => left.abort()
  }, [key, turn])

  const reload = useCallback(() => setTurn((count) => count + 1), [])
  const isSilent = held.line === 'none'
  useEffect(() => {
    return isSilent ? whenOnline(reload) : undefined
  }, [isSilent, reload])
  const replace = useCallback(
    (value: T) =>
      setHeld({
        key,
        load: { state: 'ready', value, refreshing: false },
        line: 'answered',
        keptAtMs: null,
      }),
    [key],
  )
  const { load, line, keptAtMs } = held.key === key ? held : fresh
  return { load, line, keptAtMs, reload, replace }
}
