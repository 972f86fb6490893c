/** A code on its way from one page to the next, in memory only: never in an address or a history. */
let held: string | null = null

export function holdCode(code: string): void {
  held = code
}

/** The code, once. */
export function takeHeldCode(): string | null {
  const code = held
  held = null
  return code
}
