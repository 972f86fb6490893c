/**
 * Keeps what a teacher gave until the server has it: in the page's memory, sent again by itself when
 * the line drops, later each time. Each key (a question's, a pupil's grade) has its own state, and one
 * request at a time: on a poor line the older of two would arrive last, and stand.
 */
import type { ApiRefusal, ApiResult } from '#browser/api/call-api.ts'
import { isSilence } from '#browser/api/is-silence.ts'
import { createToldPause } from '#browser/api/told-pause.ts'
import { retryDelayMs } from '#browser/satchel/retry-delay.ts'

export type KeptState =
  | { readonly kind: 'saving' }
  | { readonly kind: 'saved' }
  /** Sent again at `againAtMs`. */
  | { readonly kind: 'waiting'; readonly againAtMs: number }
  | { readonly kind: 'refused'; readonly refusal: ApiRefusal }

/** What a colleague overtook is a no to the keeper: sending it again would say the same. */
export const overtaken: ApiRefusal = {
  code: 'edited_elsewhere',
  status: 409,
  detail: {},
  requestId: null,
  retryAfterMs: null,
}

export interface ValueKeeperOptions<Value> {
  readonly send: (key: string, value: Value) => Promise<ApiResult<unknown>>
  /** `value`: what the state is of. */
  readonly onState: (key: string, state: KeptState, value: Value) => void
  readonly now: () => number
  readonly random: () => number
}

export interface ValueKeeper<Value> {
  /** Resolves true once the server has it; false when it waits, was refused, or a newer one took its place. */
  save(key: string, value: Value): Promise<boolean>
  /** The line is back: what waits goes at once, but not before the time that the server told. */
  retryNow(): void
  hasUnsaved(): boolean
  /** What the server has not, and how it stands; of each key the newest. */
  unsaved(): readonly Unsaved<Value>[]
}

export interface Unsaved<Value> {
  readonly key: string
  readonly value: Value
  readonly state: KeptState
}

const saving: KeptState = { kind: 'saving' }

interface Kept<Value> {
  readonly value: Value
  state: KeptState
  failures: number
  isUnderWay: boolean
  timer: ReturnType<typeof setTimeout> | undefined
  /** Given while this one was under way: goes when it is answered, whatever the answer. */
  next: Following<Value> | null
}

interface Following<Value> {
  readonly value: Value
  readonly tell: (isSaved: boolean) => void
}

export function createValueKeeper<Value>(options: ValueKeeperOptions<Value>): ValueKeeper<Value> {
  const { send, onState, now, random } = options
  const kept = new Map<string, Kept<Value>>()
  const pause = createToldPause(now)

  const putOff = (key: string, one: Kept<Value>, delayMs: number): void => {
    clearTimeout(one.timer)
    one.timer = setTimeout(() => void attempt(key, one), delayMs)
    one.state = { kind: 'waiting', againAtMs: now() + delayMs }
    onState(key, one.state, one.value)
  }
  const wait = (key: string, one: Kept<Value>, askedMs: number | null): void => {
    one.failures += 1
    const delayMs = retryDelayMs(one.failures, askedMs, random())
    if (askedMs !== null) pause.tell(delayMs)
    putOff(key, one, delayMs)
  }
  const attempt = async (key: string, one: Kept<Value>): Promise<boolean> => {
    clearTimeout(one.timer)
    one.isUnderWay = true
    one.state = saving
    onState(key, saving, one.value)
    const result = await send(key, one.value)
    one.isUnderWay = false
    const { next } = one
    if (next !== null) {
      void begin(key, next.value).then(next.tell)
      return false
    }
    if (result.ok) {
      kept.delete(key)
      onState(key, { kind: 'saved' }, one.value)
      return true
    }
    const { refusal } = result
    if (isSilence(refusal)) wait(key, one, refusal.retryAfterMs)
    else {
      kept.delete(key)
      onState(key, { kind: 'refused', refusal }, one.value)
    }
    return false
  }
  const begin = (key: string, value: Value): Promise<boolean> => {
    clearTimeout(kept.get(key)?.timer)
    const one: Kept<Value> = {
      value,
      state: saving,
      failures: 0,
      isUnderWay: false,
      timer: undefined,
      next: null,
    }
    kept.set(key, one)
    const leftMs = pause.leftMs()
    if (leftMs === 0) return attempt(key, one)
    putOff(key, one, leftMs)
    return Promise.resolve(false)
  }

  return {
    save(key, value) {
      const before = kept.get(key)
      if (before === undefined || !before.isUnderWay) return begin(key, value)
      before.next?.tell(false)
      onState(key, saving, value)
      return new Promise((tell) => {
        before.next = { value, tell }
      })
    },
    retryNow() {
      if (pause.leftMs() > 0) return
      for (const [key, one] of kept) {
        // What is under way may have left before: should it fail, it soon goes again.
        if (one.isUnderWay) one.failures = 0
        else void attempt(key, one)
      }
    },
    hasUnsaved: () => kept.size > 0,
    unsaved: () =>
      [...kept].map(([key, { next, state, value }]) => ({
        key,
        value: next === null ? value : next.value,
        state,
      })),
  }
}
