/** Asks a process of the measurement something, once at a time, and waits for its answer. */
import type { ChildProcess } from 'node:child_process'
import { once } from 'node:events'

/** Rejects where the process ended instead. */
export async function askChild<Asked extends object, Told>(
  child: ChildProcess,
  asked: Asked,
): Promise<Told> {
  const over = new AbortController()
  const answered = once(child, 'message', { signal: over.signal }) as Promise<[Told]>
  const gone = once(child, 'exit', { signal: over.signal }).then(() => {
    throw new Error('a process of the measurement ended')
  })
  // Whichever does not come first is no longer waited for.
  for (const one of [answered, gone]) one.catch(() => undefined)
  child.send(asked)
  try {
    const [told] = await Promise.race([answered, gone])
    return told
  } finally {
    over.abort()
  }
}
