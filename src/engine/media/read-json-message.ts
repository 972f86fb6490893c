/** A text message as the value that it writes out; null where it is none. */
import type { RawData } from 'ws'

export function readJsonMessage(data: RawData): unknown {
  try {
    return JSON.parse(String(data))
  } catch {
    return null
  }
}
