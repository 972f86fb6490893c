/**
 * Which runs are over, by looking at their newest segments: the same length at two looks, far enough
 * from each other on the clock that never jumps. When a file was last written to would say it at once, and
 * wrongly as soon as the wall clock is set forward or the machine wakes up.
 */

/** Whoever runs writes a sign of life every second: a run that is silent for this long is over. */
export const runSilentMs = 60_000

interface Seen {
  readonly run: string
  readonly number: number
  readonly bytes: number
}

interface Look {
  readonly bytes: number
  readonly sinceMs: number
}

export class RunSilence {
  #looks = new Map<string, Look>()

  /** Whether nothing was written to it for long. `nowMs` is of a clock that never goes back. */
  isOver(segment: Seen, nowMs: number): boolean {
    const name = nameOf(segment)
    const before = this.#looks.get(name)
    if (before?.bytes === segment.bytes) return nowMs - before.sinceMs >= runSilentMs
    this.#looks.set(name, { bytes: segment.bytes, sinceMs: nowMs })
    return false
  }

  /** Forgets all segments but these. */
  keepOnly(segments: readonly Seen[]): void {
    const names = new Set(segments.map(nameOf))
    this.#looks = new Map([...this.#looks].filter(([name]) => names.has(name)))
  }
}

function nameOf({ number, run }: Seen): string {
  return `${run} ${number}`
}
