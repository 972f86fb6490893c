/**
 * Reads many single things as few large questions: what is asked for in the same turn, or while a
 * read is under way, is read together. Each caller gets its own; nothing is remembered here.
 */

export interface GroupReadOptions<Key, Value> {
  /** Reads all the keys at once; what does not exist is absent from the map. */
  readonly read: (keys: readonly Key[]) => Promise<ReadonlyMap<Key, Value>>
  /** Keys in one question; 500. */
  readonly keysMax?: number
  /** Keys that may wait; one more throws; 50 000, which is more than there are connections. */
  readonly waitingMax?: number
}

/** Undefined where there is no such thing; throws what the read threw. */
export type GroupRead<Key, Value> = (key: Key) => Promise<Value | undefined>

interface Asked<Value> {
  readonly answer: Promise<Value | undefined>
  readonly resolve: (value: Value | undefined) => void
  readonly reject: (error: unknown) => void
}

const defaults = { keysMax: 500, waitingMax: 50_000 }

/** One question is under way at a time, and the next gathers meanwhile. */
export function createGroupRead<Key, Value>(
  options: GroupReadOptions<Key, Value>,
): GroupRead<Key, Value> {
  const keysMax = options.keysMax ?? defaults.keysMax
  const waitingMax = options.waitingMax ?? defaults.waitingMax
  const waiting = new Map<Key, Asked<Value>>()
  let isReading = false

  const readBatch = async (): Promise<void> => {
    const batch = [...waiting].slice(0, keysMax)
    for (const [key] of batch) waiting.delete(key)
    try {
      const found = await options.read(batch.map(([key]) => key))
      for (const [key, { resolve }] of batch) resolve(found.get(key))
    } catch (error) {
      for (const [, { reject }] of batch) reject(error)
    }
  }
  const readAll = async (): Promise<void> => {
    while (waiting.size > 0) await readBatch()
    isReading = false
  }

  return (key) => {
    // Only what nobody has begun to read is shared: a caller never gets what was true before it asked.
    const asked = waiting.get(key)
    if (asked !== undefined) return asked.answer
    if (waiting.size >= waitingMax) throw new Error('too many reads wait')
    const { promise, resolve, reject } = Promise.withResolvers<Value | undefined>()
    waiting.set(key, { answer: promise, resolve, reject })
    if (!isReading) {
      isReading = true
      setImmediate(readAll)
    }
    return promise
  }
}
