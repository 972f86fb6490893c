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
  /** Best by `at`, oldest first; those before `from` are the cell's own history. */
  readonly records: readonly JournalRecord[]
  readonly from: number
  readonly to: number
  readonly roster: readonly RosterRow[] | null
  readonly timetable: readonly TimetableRow[] | null
  /** Requests a second that the cell is certified, or was measured, to carry; null: not known. */
  readonly capacityPerSecond: number | null
  /** The database that told places and networks; null or absent: not known. */
  readonly origins?: OriginsFile | null
  /** What the records were read from; absent: a journal. */
  readonly format?: 'journal' | 'clf'
  /** Lines and rows that could not be read. */
  readonly damaged?: number
  /** What the reader noticed of the files; absent: nothing. */
  readonly noticed?: ReadingNotes
  /** SHA-256 of all inputs, in hexadecimal: the seed of chance. Absent: of the records. */
  readonly inputsHash?: string
}

export interface ReadingNotes {
  /** Lines of the log that were read, and those that could not be. */
  readonly lines: { readonly read: number; readonly damaged: number }
  /** When the first and the last record were, of whatever interval; null: none. */
  readonly span: { readonly first: number; readonly last: number } | null
  /** Of a journal's folder of which nothing was read: its first and last day, in UTC; absent: it has none, or was read. */
  readonly otherDays?: { readonly first: string; readonly last: string }
  /** Units left out, since their date is far from that of all others, and the first such date. */
  readonly far: { readonly count: number; readonly firstAt: number }
  /** Requests of a web server's log that name a user; null: nobody has reason to doubt them. */
  readonly users: { readonly believed: number; readonly doubted: number } | null
  /** The archive ended before its end. */
  readonly isTorn: boolean
  /** Lessons whose instants had no offset. */
  readonly localLessons: number
}

/** The file from which addresses get a place and a network. */
export interface OriginsFile {
  /** SHA-256, in hexadecimal. */
  readonly hash: string
  /** When it was made, in ms since 1970; null: it does not say. */
  readonly builtAt: number | null
}
