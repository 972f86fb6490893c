/** Which half-days somebody at home is asked about. */
import type { PupilAttendance } from '#contract/attendance.ts'

/** What somebody at home may know better than the school. */
export function isToExplain({
  state,
}: Pick<PupilAttendance['halfDays'][number], 'state'>): boolean {
  return state === 'to_find_out' || state === 'unreachable'
}
