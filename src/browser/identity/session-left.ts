/**
 * How long the session on a shared computer still holds, by the school's clock. Before anybody is warned the
 * school is asked once more what time it is: a clock that was set forward is no reason to send a person away.
 */
export const warnBeforeMs = 10 * 60_000

export interface SessionLeftOutside {
  /** When it ends; null when nobody could be asked. */
  readonly readEnd: () => Promise<number | null>
  /** The same, asked anew. */
  readonly askEnd: () => Promise<number | null>
  /** The time at the school. */
  readonly nowMs: () => number
}

/** Answers, at every call, what is left in milliseconds. */
export function createSessionLeft({
  askEnd,
  nowMs,
  readEnd,
}: SessionLeftOutside): () => Promise<number | null> {
  let isSure = false
  return async () => {
    const endsAtMs = await readEnd()
    if (endsAtMs === null) return null
    const isFar = endsAtMs - nowMs() > warnBeforeMs
    if (isFar) isSure = false
    if (isFar || isSure) return endsAtMs - nowMs()
    const askedMs = await askEnd()
    const leftMs = (askedMs ?? endsAtMs) - nowMs()
    isSure = askedMs !== null && leftMs <= warnBeforeMs
    return leftMs
  }
}
