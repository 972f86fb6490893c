/** What stands on a page after an answer came, or none: the new one, the old one under an error, or the error. */
import type { ApiRefusal, ApiResult } from './call-api.ts'
import { isSilence } from './is-silence.ts'

export type Load<T> =
  | { readonly state: 'loading' }
  | {
      readonly state: 'failed'
      readonly refusal: ApiRefusal
      /** What a reload that found no answer was to renew; null: nothing was here, or it is no longer ours. */
      readonly kept: { readonly value: T } | null
    }
  | { readonly state: 'ready'; readonly value: T; readonly refreshing: boolean }

/** What a page asked for. Where the asking itself broke, that is said: nobody waits for ever. */
export async function answerTo<T>(ask: () => Promise<ApiResult<T>>): Promise<ApiResult<T>> {
  try {
    return await ask()
  } catch (error) {
    reportError(error)
    return {
      ok: false,
      refusal: {
        ...{ code: 'strange_answer', status: 0, detail: {}, requestId: null, retryAfterMs: null },
      },
    }
  }
}

/** What is shown, whether it is fresh or not. */
export function keptOf<T>(load: Load<T>): { readonly value: T } | null {
  if (load.state === 'ready') return { value: load.value }
  return load.state === 'failed' ? load.kept : null
}

/**
 * `before`: what stands there of the same thing. The server's own no takes it away, silence does not, nor
 * that somebody else is in front now: a dialog says so over a page that stays as its person left it.
 */
export function nextLoad<T>(before: Load<T>, result: ApiResult<T>): Load<T> {
  if (result.ok) return { state: 'ready', value: result.value, refreshing: false }
  const { refusal } = result
  const kept = keptOf(before)
  if (refusal.code === 'other_account' && kept !== null) {
    return { state: 'ready', ...kept, refreshing: false }
  }
  return { state: 'failed', refusal, kept: isSilence(refusal) ? kept : null }
}
