/** A message of a room as it comes over the line. */
import type { FromRoom } from '#contract/live-room.ts'

/** Null: nobody of ours said that. */
export function roomWord(data: unknown): FromRoom | null {
  try {
    return JSON.parse(String(data))
  } catch {
    return null
  }
}
