/** An assignment as one pupil has it: its row with the pupil's own terms, and the window that they make. */
import type { Selectable } from 'kysely'
import type { ExtraTime } from '#contract/adjustments.ts'
import { ownMinutes } from '#contract/extra-time.ts'
import type { Id } from '#kernel/ids.ts'
import type { SchoolTables } from '#school/tables.ts'
import type { AssignmentWindow } from './assignment.ts'

export type AssignmentRow = Selectable<SchoolTables['assignment']>

/** An assignment with the terms under which one pupil does it. */
export interface AssignedRow extends AssignmentRow {
  readonly own_opens_at: Date
  readonly own_due_at: Date | null
  readonly marks_due_at: Date | null
  /** A teacher gave this pupil other times. */
  readonly is_own: boolean
  readonly extra_time: ExtraTime | null
}

/** One pupil at one assignment. */
export interface Assigned {
  readonly assignmentId: Id
  readonly pupilId: Id
}

export const assignedKey = ({ assignmentId, pupilId }: Assigned): string =>
  `${assignmentId} ${pupilId}`

/** As the pupil was given it; `extend-windows.ts` adds what outages make of it. */
export function windowOf(row: AssignedRow): AssignmentWindow {
  return {
    opensAt: row.own_opens_at.getTime(),
    dueAt: row.own_due_at?.getTime() ?? null,
    marksDueAt: row.marks_due_at?.getTime() ?? null,
    lateAccepted: row.late_accepted,
    attemptsMax: row.attempts_max,
    feedback: row.feedback,
    minutes: row.minutes === null ? null : ownMinutes(row.minutes, row.extra_time),
    isWithdrawn: row.withdrawn_at !== null,
    extension: null,
  }
}
