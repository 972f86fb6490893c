/**
 * What was asked for lately, in two maps of which the older goes as a whole: a list in the order of use
 * costs more to keep than what it remembers costs to compute.
 */
export class LatelyUsed<Value> {
  readonly #half: number
  #young = new Map<string, Value>()
  #old = new Map<string, Value>()

  /** It holds so many at most, and half of them at least once they came. */
  constructor(max: number) {
    this.#half = Math.ceil(max / 2)
  }

  get(key: string): Value | undefined {
    const young = this.#young.get(key)
    if (young !== undefined || this.#old.size === 0) return young
    const old = this.#old.get(key)
    if (old !== undefined) this.set(key, old)
    return old
  }

  set(key: string, value: Value): void {
    if (this.#young.size >= this.#half) {
      this.#old = this.#young
      this.#young = new Map()
    }
    this.#young.set(key, value)
  }
}
