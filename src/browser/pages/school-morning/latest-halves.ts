/** Of each class the last half-day of which anything is known; the first where nothing is yet. */
import type { AttendanceCounts } from '#contract/attendance.ts'
import type { HalfDay } from '#contract/half-days.ts'
import type { SchoolMorning } from '#contract/school-morning.ts'

export interface ClassHalf {
  readonly id: string
  readonly name: string
  readonly half: HalfDay
  readonly counts: AttendanceCounts
}

function isKnown({ not_known_yet: _notYet, ...known }: AttendanceCounts): boolean {
  return Object.values(known).some((count) => count > 0)
}

export function latestHalves(classes: SchoolMorning['classes']): ClassHalf[] {
  return classes.flatMap(({ afternoon, id, morning, name }): ClassHalf[] => {
    if (afternoon !== null && (morning === null || isKnown(afternoon))) {
      return [{ id, name, half: 'afternoon', counts: afternoon }]
    }
    return morning === null ? [] : [{ id, name, half: 'morning', counts: morning }]
  })
}
