/** Of whom a register still has to learn something, decided apart from the page. */
import type { AttendanceState, AttendanceWhy } from '#contract/attendance.ts'

/** In the room nobody has to come here: that nothing is known says nothing. */
export function isTakenForGranted(place: 'home' | 'room' | undefined, why: AttendanceWhy): boolean {
  return place === 'room' && ['nothing', 'few_came'].includes(why.kind)
}

const missing: ReadonlySet<AttendanceState> = new Set([
  'to_find_out',
  'unreachable',
  'not_known_yet',
])

/** `state`: as it is shown, with what was chosen here and is not there yet. */
export function isMissing(pupil: {
  readonly state: AttendanceState
  readonly why: AttendanceWhy
  readonly place?: 'home' | 'room' | undefined
}): boolean {
  return missing.has(pupil.state) && !isTakenForGranted(pupil.place, pupil.why)
}

/**
 * Those that the list shows while only who is missing is wanted: whoever was missing when it was asked
 * for stays, so that no row moves away under the finger that corrects it.
 */
export function keepMissing<Pupil extends { readonly id: string }>(
  pupils: readonly Pupil[],
  kept: ReadonlySet<string>,
  isMissingNow: (pupil: Pupil) => boolean,
): Pupil[] {
  return pupils.filter((pupil) => kept.has(pupil.id) || isMissingNow(pupil))
}
