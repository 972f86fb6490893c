/**
 * Who met an error of ours where: whoever asks for the same again soon does so because of it. As many
 * as fit are remembered, the one asked for longest ago goes first.
 */
import { LRUCache } from 'lru-cache'
import { placesAsNeeded } from '#kernel/places-as-needed.ts'

/** Whoever meets an error of ours and asks for the same again within this time does so because of it. */
export const repeatWithinMs = 120_000
/** Errors that are remembered, by who met them where. */
const errorsMax = 50_000
const pathLengthMax = 200

interface MetError {
  readonly who: string
  /** Repeats that are still to come: behind one address many may meet the same error. */
  left: number
  untilMs: number
}

export class MetErrors {
  readonly #errors = new LRUCache<string, MetError>({
    ...placesAsNeeded(errorsMax),
    dispose: ({ who }) => this.#forgetOne(who),
  })
  /** How many errors of each are remembered: of most people, none, and nothing is looked up for them. */
  readonly #countOf = new Map<string, number>()
  /** No error is remembered for longer. */
  #untilMs = Number.NEGATIVE_INFINITY

  /** As many calls come back as errors went out. */
  note(who: string, path: string, atMs: number): void {
    const untilMs = atMs + repeatWithinMs
    this.#untilMs = Math.max(this.#untilMs, untilMs)
    const key = keyOf(who, path)
    const met = this.#errors.get(key)
    if (met === undefined) {
      this.#countOf.set(who, (this.#countOf.get(who) ?? 0) + 1)
      this.#errors.set(key, { who, left: 1, untilMs })
    } else {
      met.left += 1
      met.untilMs = untilMs
    }
  }

  /** Whether this call is the echo of an error; each error has one. */
  takeRepeat(who: string, path: string, atMs: number): boolean {
    if (atMs > this.#untilMs || !this.#countOf.has(who)) return false
    const met = this.#errors.get(keyOf(who, path))
    if (met === undefined || met.left === 0 || met.untilMs < atMs) return false
    met.left -= 1
    return true
  }

  #forgetOne(who: string): void {
    const left = (this.#countOf.get(who) ?? 0) - 1
    if (left > 0) this.#countOf.set(who, left)
    else this.#countOf.delete(who)
  }
}

function keyOf(who: string, path: string): string {
  return `${who}\n${path.slice(0, pathLengthMax)}`
}
