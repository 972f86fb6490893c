/**
 * What a verdict is computed from, besides the records: who is enrolled, when there are lessons,
 * what the cell was certified to carry. All of it may be absent; the verdict then says what it lost.
 */
import type { JournalRecord } from '#pipes/journal/journal-record.ts'

/** Somebody who is enrolled. `person` is what records call the person. */
export interface RosterRow {
  readonly person: string
  /** The school's UAI code. */
  readonly school: string
  /** Empty for whoever is in no class. */
  readonly class: string
  readonly role: 'pupil' | 'teacher' | 'guardian' | 'staff'
}

/** A lesson of a class. Instants in ms since 1970. */
export interface TimetableRow {
  readonly school: string
  readonly class: string
  readonly startsAt: number
  readonly endsAt: number
}

export interface EvidenceInput {
  /** By `at`, oldest first; those before `from` are the cell's own history. */
  readonly records: readonly JournalRecord[]
  readonly from: number
  readonly to: number
  readonly roster: readonly RosterRow[] | null
  readonly timetable: readonly TimetableRow[] | null
  /** Requests a second that the cell is certified, or was measured, to carry; null: not known. */
  readonly capacityPerSecond: number | null
}
