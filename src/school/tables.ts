/**
 * The rows of the school's tables, one interface per table of `migrations/0002-school.sql`,
 * which explains each column. Columns read as: `date` → 'YYYY-MM-DD', `time` → 'HH:MM:SS',
 * `timestamptz` → Date, `bigint` and `numeric` → number, `bytea` → bytes, `xid8` → string.
 */
import type { ColumnType, Generated } from 'kysely'
import type { Id } from '#kernel/ids.ts'

/** jsonb: an object both ways; the room that owns the table names its shape. */
type Json = ColumnType<unknown, string, string>
/** jsonb that the database fills where an insert says nothing. */
type JsonWithDefault = ColumnType<unknown, string | undefined, string>

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
}

interface ClassTeacherTable {
  class_id: Id
  teacher_id: Id
  is_main: Generated<boolean>
  ended_at: Date | null
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
}

interface CourseGroupTable {
  course_id: Id
  group_id: Id
}

interface CourseTeacherTable {
  course_id: Id
  teacher_id: Id
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

interface AuditLineTable {
  id: Generated<number>
  at: Generated<Date>
  school_uai: string | null
  actor_id: Id | null
  action: string
  subject_id: Id | null
  detail: JsonWithDefault
}

interface AccountTable {
  id: Id
  person_id: Id
  login: string | null
  password_hash: string | null
  language: Generated<string>
  preferences: JsonWithDefault
  sessions_valid_from: Generated<Date>
  activated_at: Date | null
  disabled_at: Date | null
  created_at: Generated<Date>
}

interface DeviceSessionTable {
  id: Id
  account_id: Id
  issued_at: Date
  expires_at: Date
  shared: boolean
  opened_by: 'card' | 'short_code' | 'password' | 'dictated_code' | 'letter' | 'guardian'
  card_id: Id | null
  guardian_id: Id | null
  device_label: string
  public_key: ColumnType<unknown, string | null, string | null>
  is_new_device: boolean
  revoked_at: Date | null
  seen_by_teacher_at: Date | null
}

interface ClassCardTable {
  id: Id
  pupil_id: Id
  class_id: Id
  locator: string
  code_hmac: Uint8Array
  issued_at: Date
  revoked_at: Date | null
}

interface OneUseCodeTable {
  id: Id
  person_id: Id
  purpose: 'activation' | 'reset' | 'dictated'
  code_hmac: Uint8Array
  issued_by: Id | null
  issued_at: Date
  expires_at: Date
  used_at: Date | null
}

interface TryGuardTable {
  name: string
  failures: Generated<number>
  pauses: Generated<number>
  window_from: Date
  paused_until: Date | null
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
}

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
  homework: string | null
  homework_due_on: string | null
}

interface ResourceTable {
  id: Id
  school_uai: string
  owner_id: Id
  title: string
  subject_code: string | null
  level_label: string | null
  draft: Json
  draft_version: Generated<number>
  published_revision_id: Id | null
  created_at: Date
  updated_at: Date
  deleted_at: Date | null
}

interface ResourceRevisionTable {
  id: Id
  resource_id: Id
  title: string
  content: Json
  content_hash: string
  published_at: Date
  published_by: Id
}

interface LessonResourceTable {
  lesson_id: Id
  resource_id: Id
  position: number
  attached_by: Id
  attached_at: Date
}

interface FileTable {
  id: Id
  school_uai: string
  owner_id: Id
  resource_id: Id | null
  exercise_id: Id | null
  attempt_id: Id | null
  name: string
  content_type: string
  byte_count: number
  sha256: string
  width: number | null
  height: number | null
  blob_key: string
  created_at: Date
  deleted_at: Date | null
}

interface ExerciseTable {
  id: Id
  school_uai: string | null
  owner_id: Id | null
  title: string
  subject_code: string | null
  draft: Json
  draft_version: Generated<number>
  published_revision_id: Id | null
  created_at: Date
  updated_at: Date
  deleted_at: Date | null
}

interface ExerciseRevisionTable {
  id: Id
  exercise_id: Id
  title: string
  content: Json
  content_hash: string
  salt: string
  points_max: number
  published_at: Date
  published_by: Id | null
}

interface AssignmentTable {
  id: Id
  school_uai: string
  course_id: Id
  lesson_id: Id | null
  exercise_id: Id
  revision_id: Id
  opens_at: Date
  due_at: Date | null
  late_accepted: Generated<boolean>
  attempts_max: Generated<number>
  feedback: Generated<'now' | 'after_due'>
  assigned_by: Id
  assigned_at: Date
  withdrawn_at: Date | null
}

interface AttemptTable {
  id: Id
  school_uai: string
  assignment_id: Id
  pupil_id: Id
  number: number
  attempts_max: number
  started_at: Date
}

interface AttemptAnswerTable {
  attempt_id: Id
  question_id: string
  answer: Json
  version: number
  saved_at: Date
}

interface SubmissionTable {
  account_id: Id
  id: Id
  receipt_number: Generated<number | null>
  school_uai: string
  assignment_id: Id
  attempt_id: Id
  pupil_id: Id
  answers: Json
  content_hash: string
  received_at: Date
  is_late: boolean
  result: Json
  points: number
  points_max: number
  to_mark: number
  xid: Generated<string>
}

interface SubmissionConflictTable {
  account_id: Id
  id: Id
  content_hash: string
  answers: Json
  received_at: Date
}

interface HandMarkTable {
  attempt_id: Id
  question_id: string
  points: number
  comment: Generated<string>
  marked_by: Id
  marked_at: Date
}

export interface SchoolTables {
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
  guardianship: GuardianshipTable
  audit_line: AuditLineTable
  account: AccountTable
  device_session: DeviceSessionTable
  class_card: ClassCardTable
  one_use_code: OneUseCodeTable
  try_guard: TryGuardTable
  import_run: ImportRunTable
  calendar_period: CalendarPeriodTable
  calendar_coverage: CalendarCoverageTable
  timetable_slot: TimetableSlotTable
  lesson: LessonTable
  resource: ResourceTable
  resource_revision: ResourceRevisionTable
  lesson_resource: LessonResourceTable
  file: FileTable
  exercise: ExerciseTable
  exercise_revision: ExerciseRevisionTable
  assignment: AssignmentTable
  attempt: AttemptTable
  attempt_answer: AttemptAnswerTable
  submission: SubmissionTable
  submission_conflict: SubmissionConflictTable
  hand_mark: HandMarkTable
}
