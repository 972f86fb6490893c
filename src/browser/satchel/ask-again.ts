/** Asks anew for what a passing refusal kept from the page, later each time, until it is given or of no use. */
import type { ApiRefusal, ApiResult } from '#browser/api/call-api.ts'
import { isWorthRetrying, retryDelayMs } from './retry-delay.ts'

export async function askAgain<T>(options: {
  /** What the first asking got. */
  readonly refusal: ApiRefusal
  readonly ask: () => Promise<ApiResult<T>>
  /** Rejects where it could not be made use of: then it is asked for once more. */
  readonly take: (value: T) => Promise<void>
  readonly isWanted: () => boolean
  readonly pause: (ms: number) => Promise<void>
  readonly random: () => number
}): Promise<void> {
  let { refusal } = options
  for (let failures = 1; isWorthRetrying(refusal); failures += 1) {
    await options.pause(retryDelayMs(failures, refusal.retryAfterMs, options.random()))
    if (!options.isWanted()) return
    const answer = await options.ask()
    if (!answer.ok) {
      refusal = answer.refusal
      continue
    }
    const isTaken = await options.take(answer.value).then(
      () => true,
      () => false,
    )
    if (isTaken) return
  }
}
