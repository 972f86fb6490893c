/** Which states of a draft are kept when they are written over. */

/** A draft saves itself every few seconds: of those states one in so long is kept. */
export const betweenKeptMs = 10 * 60_000
/** Of one resource; the oldest go. */
export const earlierDraftsMax = 30

/**
 * `mustKeep`: somebody writes over what they did not write just before (another tab's, or a state
 * before a restored one).
 */
export function isWorthKeeping(state: {
  readonly isEmpty: boolean
  readonly savedAtMs: number
  /** When the newest kept state was saved; null where none is kept. */
  readonly lastKeptMs: number | null
  readonly mustKeep: boolean
}): boolean {
  if (state.isEmpty) return false
  if (state.mustKeep || state.lastKeptMs === null) return true
  return state.savedAtMs - state.lastKeptMs >= betweenKeptMs
}
