/** Rows of what people say about attendance, and of calls to families. Each column is explained in `migrations/`. */
import type { Generated } from 'kysely'
import type { Id } from '#kernel/ids.ts'

interface AttendanceCorrectionTable {
  id: Id
  serial: Generated<number>
  school_uai: string
  lesson_id: Id
  pupil_id: Id
  state: 'present' | 'reached' | 'excused' | 'unreachable' | 'our_fault' | null
  note: string
  corrected_by: Id
  corrected_at: Date
}

interface AttendanceExplanationTable {
  id: Id
  school_uai: string
  pupil_id: Id
  from_day: string
  from_half: 'morning' | 'afternoon'
  until_day: string
  until_half: 'morning' | 'afternoon'
  reason: 'health' | 'family' | 'no_device' | 'no_connection' | 'appointment' | 'other'
  note: string
  given_by: Id
  given_at: Date
}

interface FamilyCallTable {
  id: Id
  school_uai: string
  pupil_id: Id
  way: 'phone' | 'message' | 'mail' | 'meeting'
  outcome: 'reached' | 'left_word' | 'no_answer' | 'wrong_contact'
  note: string
  called_by: Id
  called_at: Date
}

export interface AttendanceTables {
  attendance_correction: AttendanceCorrectionTable
  attendance_explanation: AttendanceExplanationTable
  family_call: FamilyCallTable
}
