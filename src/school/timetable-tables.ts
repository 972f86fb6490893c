/** Rows of holidays, weekly slots and lessons. Each column is explained in `migrations/`. */
import type { ColumnType, Generated } from 'kysely'
import type { Id } from '#kernel/ids.ts'

interface CalendarPeriodTable {
  id: Id
  zone: string | null
  school_uai: string | null
  label: string
  starts_on: string
  ends_on: string
}

interface CalendarCoverageTable {
  zone: string
  known_until: string
}

interface TimetableSlotTable {
  id: Id
  school_uai: string
  course_id: Id
  weekday: number
  starts: string
  ends: string
  week: 'A' | 'B' | null
  room: string | null
  valid_from: string
  valid_to: string
  source_key: string | null
}

interface LessonTable {
  id: Id
  school_uai: string
  course_id: Id
  slot_id: Id | null
  planned_on: string | null
  on_date: string
  starts_at: Date
  ends_at: Date
  room: string | null
  room_changed: Generated<boolean>
  status: Generated<'planned' | 'moved' | 'cancelled'>
  note: string | null
  note_by: ColumnType<Id | null, Id | null | undefined>
  note_at: ColumnType<Date | null, Date | null | undefined>
  homework: string | null
  homework_due_on: string | null
  /** Of `migrations/0060-homework-for-a-lesson.sql`. */
  homework_due_lesson_id: Id | null
  homework_by: Id | null
  homework_at: Date | null
  changed_at: Generated<Date>
  changes: Generated<number>
}

interface CalendarFeedTable {
  id: Id
  account_id: Id
  pupil_id: Id | null
  secret_hmac: Uint8Array
  made_at: Date
  expires_at: Date
}

interface SubstitutionTable {
  id: Id
  school_uai: string
  course_id: Id
  lesson_id: Id | null
  substitute_id: Id
  from_day: string
  until_day: string
  named_by: Id
  named_at: Date
  ended_at: Date | null
}

interface DistanceDaysTable {
  id: Id
  school_uai: string
  is_whole_school: boolean
  is_part: Generated<boolean>
  on_days: string[] | null
  from_day: string
  from_half: 'morning' | 'afternoon'
  until_day: string
  until_half: 'morning' | 'afternoon'
  reason: 'school_closed' | 'classes_closed' | 'half_capacity' | 'weather' | 'other'
  words: string
  declared_by: Id
  declared_at: Date
  withdrawn_at: Date | null
}

interface DistanceClassTable {
  distance_id: Id
  class_id: Id
}

interface DistancePupilTable {
  distance_id: Id
  pupil_id: Id
}

interface TeacherAbsenceTable {
  id: Id
  school_uai: string
  teacher_id: Id
  from_day: string
  from_half: 'morning' | 'afternoon'
  until_day: string
  until_half: 'morning' | 'afternoon'
  told_by: Id
  told_at: Date
  ended_at: Date | null
}

export interface TimetableTables {
  calendar_period: CalendarPeriodTable
  calendar_coverage: CalendarCoverageTable
  timetable_slot: TimetableSlotTable
  lesson: LessonTable
  calendar_feed: CalendarFeedTable
  substitution: SubstitutionTable
  distance_days: DistanceDaysTable
  distance_class: DistanceClassTable
  distance_pupil: DistancePupilTable
  teacher_absence: TeacherAbsenceTable
}
