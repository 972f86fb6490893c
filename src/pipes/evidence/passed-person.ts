/** Somebody signed in, as the live view remembers them: one of these for each person. */
export class PassedPerson {
  /** Always the same for the same person; no page shows it. */
  readonly name: string
  #minuteAtMs = Number.NaN
  #calls = 0

  constructor(name: string) {
    this.name = name
  }

  /** Counts one more call, and gives how many there were in this minute. */
  call(minuteAtMs: number): number {
    if (this.#minuteAtMs !== minuteAtMs) {
      this.#minuteAtMs = minuteAtMs
      this.#calls = 0
    }
    this.#calls += 1
    return this.#calls
  }
}
