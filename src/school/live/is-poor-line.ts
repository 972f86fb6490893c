/** When the sign of a poor line stands beside a member: adults see why somebody answers late. */

/** What a page tells of its line, about every 5 s. */
export interface LineReport {
  /** From a message of the page to the room's answer. */
  readonly roundTripMs: number
  /** Of the sound packets of the last seconds, in percent: they came after their turn. */
  readonly latePercent: number
  /** How far behind the speaker a voice is kept, so that it comes in time; older pages do not tell. */
  readonly behindMs?: number
}

const roundTripMsMax = 1_000
const latePercentMax = 5
/**
 * A line that loses much loses no sound to a listener who stays behind for it, and so has no late packets
 * either. 200 ms is usual, 400 ms is promised on a phone's poor line; beyond, whoever is asked answers
 * noticeably late.
 */
const behindMsMax = 450

/** A line over which sound still comes: late, or with gaps. */
export function isPoorLine({ behindMs = 0, latePercent, roundTripMs }: LineReport): boolean {
  return roundTripMs > roundTripMsMax || latePercent > latePercentMax || behindMs > behindMsMax
}
