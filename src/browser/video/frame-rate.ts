/** How many frames a second came in the last seconds, from a count that grows. Pure. */

/** Counted over so long at least. */
const spanMs = 3_000

export interface FrameRate {
  /** `frames`: all so far. Null: the first came too short a while ago to tell. */
  look(frames: number, nowMs: number): number | null
}

export function createFrameRate(): FrameRate {
  const looks: { readonly frames: number; readonly atMs: number }[] = []
  return {
    look(frames, nowMs) {
      if (frames === 0) return null
      looks.push({ frames, atMs: nowMs })
      while (looks[1] !== undefined && nowMs - looks[1].atMs >= spanMs) looks.shift()
      const [first] = looks
      const ms = nowMs - (first?.atMs ?? nowMs)
      return ms < spanMs ? null : ((frames - (first?.frames ?? 0)) * 1_000) / ms
    },
  }
}
