/**
 * Keeps a mark until the server has it: in the page's memory, sent again by itself when the line
 * drops, later each time. One keeper a copy; each question has its own state.
 */
import type { ApiRefusal, ApiResult } from '#browser/api/call-api.ts'

export interface HandMark {
  readonly points: number
  readonly comment: string
}

export type MarkState =
  | { readonly kind: 'saving' }
  | { readonly kind: 'saved' }
  /** Sent again at `againAtMs`. */
  | { readonly kind: 'waiting'; readonly againAtMs: number }
  | { readonly kind: 'refused'; readonly refusal: ApiRefusal }

export interface MarkKeeperOptions {
  readonly send: (questionId: string, mark: HandMark) => Promise<ApiResult<unknown>>
  readonly onState: (questionId: string, state: MarkState) => void
  readonly now: () => number
  readonly random: () => number
}

export interface MarkKeeper {
  /** Resolves true once the server has it; false when it waits or was refused. */
  save(questionId: string, mark: HandMark): Promise<boolean>
  /** The line is back: what waits goes at once. */
  retryNow(): void
  hasUnsaved(): boolean
}

const retryMsMin = 2_000
const retryMsMax = 60_000
const jitter = 0.3

interface Kept {
  readonly mark: HandMark
  failures: number
  timer: ReturnType<typeof setTimeout> | undefined
}

export function createMarkKeeper(options: MarkKeeperOptions): MarkKeeper {
  const { send, onState, now, random } = options
  const kept = new Map<string, Kept>()

  const wait = (questionId: string, one: Kept, askedMs: number | null): void => {
    one.failures += 1
    const growing = Math.min(retryMsMax, retryMsMin * 2 ** (one.failures - 1))
    const delayMs = Math.max(growing, askedMs ?? 0) * (1 - jitter + 2 * jitter * random())
    one.timer = setTimeout(() => void attempt(questionId, one), delayMs)
    onState(questionId, { kind: 'waiting', againAtMs: now() + delayMs })
  }
  const attempt = async (questionId: string, one: Kept): Promise<boolean> => {
    clearTimeout(one.timer)
    onState(questionId, { kind: 'saving' })
    const result = await send(questionId, one.mark)
    // A newer mark of the same question is on its way: its state counts.
    if (kept.get(questionId) !== one) return false
    if (result.ok) {
      kept.delete(questionId)
      onState(questionId, { kind: 'saved' })
      return true
    }
    const { refusal } = result
    const passes = refusal.status === 0 || refusal.status === 429 || refusal.status >= 500
    if (passes) wait(questionId, one, refusal.retryAfterMs)
    else {
      kept.delete(questionId)
      onState(questionId, { kind: 'refused', refusal })
    }
    return false
  }

  return {
    save(questionId, mark) {
      clearTimeout(kept.get(questionId)?.timer)
      const one: Kept = { mark, failures: 0, timer: undefined }
      kept.set(questionId, one)
      return attempt(questionId, one)
    },
    retryNow() {
      for (const [questionId, one] of kept) if (one.failures > 0) void attempt(questionId, one)
    },
    hasUnsaved: () => kept.size > 0,
  }
}
