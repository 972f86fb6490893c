/** When a pupil's work is due and where it stands, once outages have moved what they moved. */
import type { Id } from '#kernel/ids.ts'
import type { DueExtension } from '#school/assignments/due-extension.ts'
import type { MarkedRow, WorkRow } from './day-store.ts'
import { workState } from './work-state.ts'

/** The moment of the answer, and which due times outages have moved by then. */
export interface DayMoment {
  readonly now: Date
  readonly moved: ReadonlyMap<Id, DueExtension>
}

export interface WorkBounds {
  readonly id: Id
  readonly opensAt: number
  readonly dueAt: number | null
}

export function boundsOf({ id, opensAt, dueAt }: WorkRow): WorkBounds {
  return { id, opensAt: Date.parse(opensAt), dueAt: dueAt === null ? null : Date.parse(dueAt) }
}

/** Marks may wait longer than this pupil's due time: for the class's. */
function marksBoundsOf(row: WorkRow): WorkBounds {
  if (row.marksDueAt === row.dueAt) return boundsOf(row)
  return boundsOf({ ...row, id: `marks ${row.id}`, dueAt: row.marksDueAt })
}

export function allBoundsOf(row: WorkRow): WorkBounds[] {
  return [boundsOf(row), marksBoundsOf(row)]
}

export function boundsOfMarked({
  assignment_id: id,
  opens_at,
  marks_due_at,
}: MarkedRow): WorkBounds {
  return { id, opensAt: opens_at.getTime(), dueAt: marks_due_at?.getTime() ?? null }
}

export function presentDue(row: WorkRow, { now, moved }: DayMoment) {
  const { feedback, lateAccepted } = row
  const marks = marksBoundsOf(row)
  const marksWindow = { feedback, dueAt: marks.dueAt, extension: moved.get(marks.id) ?? null }
  const extension = moved.get(row.id) ?? null
  return {
    dueAt: row.dueAt === null ? null : instantText(row.dueAt),
    ...(extension === null ? {} : { extendedUntil: new Date(extension.untilMs).toISOString() }),
    lateAccepted,
    state: workState(row, marksWindow, now.getTime()),
  }
}

/** PostgreSQL writes instants with its own offset: told as `toISOString` writes them. */
export function instantText(instant: string): string {
  return new Date(instant).toISOString()
}
