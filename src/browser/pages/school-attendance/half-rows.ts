/** A school's half-days as rows of a table: one a class and half-day that had a lesson. */
import type { AttendanceCounts, SchoolAttendance } from '#contract/attendance.ts'
import type { HalfDay } from '#contract/half-days.ts'

export interface HalfRow {
  readonly classId: string
  readonly className: string
  readonly half: HalfDay
  readonly counts: AttendanceCounts
}

const halves = ['morning', 'afternoon'] as const

export function halfRows({ classes }: SchoolAttendance): HalfRow[] {
  return classes.flatMap((one) =>
    halves.flatMap((half) => {
      const counts = one[half]
      return counts === null ? [] : [{ classId: one.id, className: one.name, half, counts }]
    }),
  )
}

/** Never 0: a half-day without pupils has no row. */
export function pupilsOf({ counts }: HalfRow): number {
  return Object.values(counts).reduce((sum, count) => sum + count, 0)
}

/** Of a half-day to come nothing is known: its share is no share at all, not nought. */
export function isBegun(row: HalfRow): boolean {
  return row.counts.not_known_yet < pupilsOf(row)
}

export function seenOf({ counts }: HalfRow): number {
  return counts.present + counts.reached
}
