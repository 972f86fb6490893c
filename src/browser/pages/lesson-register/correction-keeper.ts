/**
 * Keeps a correction until the server has it: in the page's memory, sent again under the same id
 * when the line drops, later each time. A newer one of the same pupil takes the older one's place.
 */
import type { ApiResult } from '#browser/api/call-api.ts'
import type { Corrected, Correction } from '#contract/attendance.ts'

export type KeepState = 'saving' | 'saved' | 'waiting' | 'refused'

export interface CorrectionKeeper {
  keep(correction: Correction): void
  /** The line is back: what waits goes at once. */
  retryNow(): void
  hasUnsaved(): boolean
}

const retryMsMin = 2_000
const retryMsMax = 60_000
const jitter = 0.3

interface Kept {
  readonly correction: Correction
  failures: number
  timer: ReturnType<typeof setTimeout> | undefined
}

export function createCorrectionKeeper(options: {
  readonly send: (correction: Correction) => Promise<ApiResult<Corrected>>
  readonly onState: (correction: Correction, state: KeepState) => void
  readonly onSaved: (correction: Correction, standing: Corrected) => void
  readonly random: () => number
}): CorrectionKeeper {
  const { send, onState, onSaved, random } = options
  const kept = new Map<string, Kept>()
  /** One at a time of each pupil: the last word must be the last to arrive. */
  const underWay = new Set<string>()

  async function attempt(one: Kept): Promise<void> {
    const { correction } = one
    const { pupilId } = correction
    clearTimeout(one.timer)
    if (underWay.has(pupilId)) return
    underWay.add(pupilId)
    onState(correction, 'saving')
    const result = await send(correction)
    underWay.delete(pupilId)
    const latest = kept.get(pupilId)
    if (latest !== undefined && latest !== one) return attempt(latest)
    if (result.ok) {
      kept.delete(pupilId)
      onState(correction, 'saved')
      onSaved(correction, result.value)
      return
    }
    const { status, retryAfterMs } = result.refusal
    if (status !== 0 && status !== 429 && status < 500) {
      kept.delete(pupilId)
      onState(correction, 'refused')
      return
    }
    one.failures += 1
    const growing = Math.min(retryMsMax, retryMsMin * 2 ** (one.failures - 1))
    const delayMs = Math.max(growing, retryAfterMs ?? 0) * (1 - jitter + 2 * jitter * random())
    one.timer = setTimeout(() => void attempt(one), delayMs)
    onState(correction, 'waiting')
  }

  return {
    keep(correction) {
      clearTimeout(kept.get(correction.pupilId)?.timer)
      const one: Kept = { correction, failures: 0, timer: undefined }
      kept.set(correction.pupilId, one)
      void attempt(one)
    },
    retryNow() {
      for (const one of kept.values()) if (one.failures > 0) void attempt(one)
    },
    hasUnsaved: () => kept.size > 0,
  }
}
