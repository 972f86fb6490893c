/**
 * A file of the app, asked for again before it counts as failed: a page that was told once that a part of it did
 * not come is told so by its browser until it is loaded anew, however good the line is by then.
 */

export interface FileOutside {
  isOnline(): boolean
  wait(ms: number): Promise<void>
  /** In [0, 1). */
  random(): number
}

/** Five tries within some ten seconds; a page shows meanwhile that it waits. */
const delaysMs = [500, 1_000, 2_500, 5_000]
/** Each is between half and one and a half of that: a class that lost its line does not return as one. */
const spread = 0.5
/** A server that wants more time than this is not waited for. */
const toldMsMax = 10_000

/** What `ask` gives once it is no failure of the moment; after the last try, or without a line, what it is then. */
export async function insistOnFile(
  ask: () => Promise<Response>,
  { isOnline, random, wait }: FileOutside,
): Promise<Response> {
  for (const delayMs of delaysMs) {
    const answer = await ask().catch(() => null)
    if (answer !== null && answer.status < 500 && answer.status !== 429) return answer
    const toldMs = Number(answer?.headers.get('retry-after') ?? 0) * 1_000
    // In words it is a date: then our own time counts.
    if (!isOnline() || toldMs > toldMsMax) return answer ?? ask()
    const ours = delayMs * (1 - spread + 2 * spread * random())
    await wait(Math.max(ours, toldMs || 0))
  }
  return ask()
}
