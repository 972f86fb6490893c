/** What somebody types, once they pause: a search asks for words, not for every key. */
import { useEffect, useState } from 'preact/hooks'

/** Shorter than a pause for thought, longer than the gap between two keys. */
const settleMs = 200

export function useSettled<T>(value: T): T {
  const [settled, setSettled] = useState(value)
  useEffect(() => {
    const timer = setTimeout(() => setSettled(value), settleMs)
    return () => clearTimeout(timer)
  }, [value])
  return settled
}
