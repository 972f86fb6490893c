/**
 * Keeps a correction until the server has it: in the page's memory, sent again under the same id
 * when the line drops, later each time. A newer one of the same pupil takes the older one's place.
 */
import type { ApiResult } from '#browser/api/call-api.ts'
import { isSilence } from '#browser/api/is-silence.ts'
import { createToldPause } from '#browser/api/told-pause.ts'
import { retryDelayMs } from '#browser/satchel/retry-delay.ts'
import type { Corrected, Correction } from '#contract/attendance.ts'

export type KeepState = 'saving' | 'saved' | 'waiting' | 'refused'

export interface CorrectionKeeper {
  keep(correction: Correction): void
  /** The line is back: what waits goes at once, but not before the time that the server told. */
  retryNow(): void
  hasUnsaved(): boolean
}

interface Kept {
  readonly correction: Correction
  failures: number
  timer: ReturnType<typeof setTimeout> | undefined
}

export function createCorrectionKeeper(options: {
  readonly send: (correction: Correction) => Promise<ApiResult<Corrected>>
  readonly onState: (correction: Correction, state: KeepState) => void
  readonly onSaved: (correction: Correction, standing: Corrected) => void
  readonly now: () => number
  readonly random: () => number
}): CorrectionKeeper {
  const { send, onState, onSaved, now, random } = options
  const pause = createToldPause(now)
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
    if (!isSilence(result.refusal)) {
      kept.delete(pupilId)
      onState(correction, 'refused')
      return
    }
    one.failures += 1
    const { retryAfterMs } = result.refusal
    const delayMs = retryDelayMs(one.failures, retryAfterMs, random())
    if (retryAfterMs !== null) pause.tell(delayMs)
    putOff(one, delayMs)
  }

  function putOff(one: Kept, delayMs: number): void {
    one.timer = setTimeout(() => void attempt(one), delayMs)
    onState(one.correction, 'waiting')
  }

  return {
    keep(correction) {
      clearTimeout(kept.get(correction.pupilId)?.timer)
      const one: Kept = { correction, failures: 0, timer: undefined }
      kept.set(correction.pupilId, one)
      const leftMs = pause.leftMs()
      if (leftMs === 0) void attempt(one)
      else putOff(one, leftMs)
    },
    retryNow() {
      if (pause.leftMs() > 0) return
      for (const one of kept.values()) if (one.failures > 0) void attempt(one)
    },
    hasUnsaved: () => kept.size > 0,
  }
}
