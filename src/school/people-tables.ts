/** Rows of schools, of who is in them, and of the rosters that brought them. Each column is explained in `migrations/`. */
import type { Generated } from 'kysely'
import type { Id } from '#kernel/ids.ts'
import type { Json, JsonWithDefault } from './json-column.ts'

interface SchoolTable {
  uai: string
  name: string
  kind: 'maternelle' | 'elementaire' | 'primaire' | 'college' | 'lycee' | 'other'
  kind_label: string | null
  sector: 'public' | 'private' | null
  address: string | null
  postcode: string | null
  commune: string | null
  department_code: string | null
  academy: string | null
  phone: string | null
  email: string | null
  zone: string | null
  time_zone: Generated<string>
  source_state: string | null
  opened_at: Date | null
  created_at: Generated<Date>
  updated_at: Generated<Date>
}

interface SchoolYearTable {
  id: Id
  school_uai: string
  label: string
  starts_on: string
  ends_on: string
  week_a_monday: string
  /** Since when nobody has a place in it any more. */
  closed_at: Date | null
}

interface LevelTable {
  code: string
  label: string
}

interface SubjectTable {
  code: string
  label: string
  family: Generated<string>
}

interface PersonTable {
  id: Id
  family_name: string
  usage_name: string | null
  given_name: string
  civility: string | null
  birth_date: string | null
  address: Json | null
  email: string | null
  phone: string | null
  source_key: string | null
  created_at: Generated<Date>
  updated_at: Generated<Date>
}

interface SchoolRoleTable {
  id: Id
  person_id: Id
  school_uai: string
  role: 'pupil' | 'teacher' | 'staff' | 'head'
  staff_function: string | null
  rights: Generated<string[]>
  source: Generated<string>
  deactivated_at: Date | null
  left_by_import: Generated<boolean>
  /** Brings no codes for an account that shows a child of another school. */
  held_elsewhere: Generated<boolean>
  created_at: Generated<Date>
}

/** Of `migrations/0003-roster.sql`. */
interface PersonSourceTable {
  source_key: string
  person_id: Id
  identity: string | null
  shown_name: string
}

interface OperatorRoleTable {
  person_id: Id
  granted_at: Generated<Date>
}

interface ClassTable {
  id: Id
  school_uai: string
  school_year_id: Id
  name: string
  level_code: string | null
  level_label: string | null
  card_prefix: string
  source_key: string | null
  deactivated_at: Date | null
}

interface ClassPupilTable {
  class_id: Id
  pupil_id: Id
  ended_at: Date | null
  /** A multirange, as PostgreSQL writes it: when the pupil was not in it before. */
  outside: Generated<string>
  /** The last import named the pupil there; false: by hand. */
  by_import: Generated<boolean>
}

interface ClassTeacherTable {
  class_id: Id
  teacher_id: Id
  is_main: Generated<boolean>
  ended_at: Date | null
  by_import: Generated<boolean>
}

interface PupilGroupTable {
  id: Id
  school_uai: string
  school_year_id: Id
  name: string
  source_key: string | null
  deactivated_at: Date | null
}

interface GroupPupilTable {
  group_id: Id
  pupil_id: Id
  ended_at: Date | null
  /** As of a class. */
  outside: Generated<string>
  by_import: Generated<boolean>
}

interface CourseTable {
  id: Id
  school_uai: string
  school_year_id: Id
  subject_code: string
  name: string
  source_key: string | null
  deactivated_at: Date | null
}

interface CourseClassTable {
  course_id: Id
  class_id: Id
  /** A multirange, as PostgreSQL writes it: when the class did not follow the course before. */
  outside: Generated<string>
}

interface CourseGroupTable {
  course_id: Id
  group_id: Id
  outside: Generated<string>
}

interface CourseTeacherTable {
  course_id: Id
  teacher_id: Id
  by_import: Generated<boolean>
}

/** Of `migrations/0059-courses-taken-over.sql`. */
interface TakenCourseTable {
  source_course_id: Id
  class_id: Id
  course_id: Id
}

interface GuardianshipTable {
  guardian_id: Id
  pupil_id: Id
  kind: string | null
  rights: 'to_confirm' | 'confirmed' | 'blocked'
  source: Generated<string>
  decided_by: Id | null
  decided_at: Date | null
  ended_at: Date | null
  created_at: Generated<Date>
}

interface AdjustmentTable {
  school_uai: string
  pupil_id: Id
  school_year_id: Id
  extra_time: 'third' | 'half' | 'double' | null
  text_size: number | null
  wide_spacing: Generated<boolean>
  dyslexic_font: Generated<boolean>
  read_aloud: Generated<boolean>
  set_by: Id
  set_at: Date
}

interface AuditLineTable {
  id: Generated<number>
  at: Generated<Date>
  school_uai: string | null
  actor_id: Id | null
  action: string
  subject_id: Id | null
  detail: JsonWithDefault
}

interface ImportRunTable {
  id: Id
  kind: 'onde' | 'aaf' | 'schools' | 'calendar' | 'timetable'
  school_uai: string | null
  started_by: Id | null
  state: 'reading' | 'preview' | 'applying' | 'applied' | 'refused' | 'failed'
  counts: JsonWithDefault
  report: JsonWithDefault
  progress: Generated<number>
  created_at: Generated<Date>
  finished_at: Date | null
  /** Of `migrations/0004-roster-uploads.sql`. */
  files: JsonWithDefault
}

export interface PeopleTables {
  school: SchoolTable
  school_year: SchoolYearTable
  level: LevelTable
  subject: SubjectTable
  person: PersonTable
  school_role: SchoolRoleTable
  person_source: PersonSourceTable
  operator_role: OperatorRoleTable
  class: ClassTable
  class_pupil: ClassPupilTable
  class_teacher: ClassTeacherTable
  pupil_group: PupilGroupTable
  group_pupil: GroupPupilTable
  course: CourseTable
  course_class: CourseClassTable
  course_group: CourseGroupTable
  course_teacher: CourseTeacherTable
  taken_course: TakenCourseTable
  guardianship: GuardianshipTable
  adjustment: AdjustmentTable
  audit_line: AuditLineTable
  import_run: ImportRunTable
}
