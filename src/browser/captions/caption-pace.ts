/**
 * How captions leave the device: one in `captionEveryMs`, and of one line only the newest words. Pure.
 */
import { captionEveryMs } from '#contract/live-captions.ts'
import type { CaptionWords } from './caption-lines.ts'

/** Beyond, the oldest is left out: half a minute late it would help nobody. */
export const captionsWaitingMax = 40

export interface CaptionPace {
  /** By line, the oldest first. */
  readonly waiting: readonly CaptionWords[]
  readonly sentAtMs: number
}

export const restingPace: CaptionPace = { waiting: [], sentAtMs: Number.NEGATIVE_INFINITY }

export function addCaptions(pace: CaptionPace, captions: readonly CaptionWords[]): CaptionPace {
  const byLine = new Map(pace.waiting.map((one) => [one.line, one]))
  for (const one of captions) {
    if (byLine.get(one.line)?.isFinal !== true) byLine.set(one.line, one)
  }
  const waiting = [...byLine.values()].sort((one, other) => one.line - other.line)
  return { ...pace, waiting: waiting.slice(-captionsWaitingMax) }
}

/** When the next one is due; null: nothing waits. */
export function nextAtMs({ sentAtMs, waiting }: CaptionPace): number | null {
  return waiting.length === 0 ? null : sentAtMs + captionEveryMs
}

/** The one that goes now; null: none does. */
export function takeCaption(
  pace: CaptionPace,
  nowMs: number,
): { readonly pace: CaptionPace; readonly caption: CaptionWords | null } {
  const [caption, ...waiting] = pace.waiting
  const isDue = nowMs - pace.sentAtMs >= captionEveryMs
  if (caption === undefined || !isDue) return { pace, caption: null }
  return { pace: { waiting, sentAtMs: nowMs }, caption }
}
