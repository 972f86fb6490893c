/** Rows of resources, files, exercises and what pupils hand in. Each column is explained in `migrations/`. */
import type { ColumnType, Generated } from 'kysely'
import type { Id } from '#kernel/ids.ts'
import type { Json } from './json-column.ts'

/** Made by the database of the row's other columns. */
type Computed = ColumnType<string, never, never>

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
  tags: Generated<string[]>
  origin_author_id: Id | null
  words: Computed
}

interface ResourceRevisionTable {
  id: Id
  resource_id: Id
  title: string
  content: Json
  content_hash: string
  published_at: Date
  published_by: Id
  draft_version: Generated<number>
}

interface EarlierDraftTable {
  id: Id
  resource_id: Id
  title: string
  content: Json
  saved_at: Date
  kept_at: Date
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
  import_hash: string | null
  level_label: string | null
  tags: Generated<string[]>
  origin_author_id: Id | null
  words: Computed
}

interface ShareTable {
  id: Id
  school_uai: string
  resource_id: Id | null
  exercise_id: Id | null
  shared_by: Id
  person_id: Id | null
  subject_code: string | null
  shared_at: Date
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
  draft_version: Generated<number>
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
  minutes: Generated<number | null>
  to_some: Generated<boolean>
}

interface AssignmentPupilTable {
  assignment_id: Id
  pupil_id: Id
  chosen_by: Id
  chosen_at: Date
}

interface OwnWindowTable {
  assignment_id: Id
  pupil_id: Id
  opens_at: Date
  due_at: Date
  given_by: Id
  given_at: Date
}

interface TeamMemberTable {
  assignment_id: Id
  pupil_id: Id
  number: number
}

interface PhotoPartTable {
  attempt_id: Id
  photo_id: Id
  starts_at: number
  bytes: Buffer
  received_at: Date
}

interface AttemptTable {
  id: Id
  school_uai: string
  assignment_id: Id
  pupil_id: Id
  number: number
  attempts_max: number
  started_at: Date
  draw_seed: Generated<number | null>
  timed_from: Generated<Date | null>
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
  late_ms: Generated<number | null>
  tried_at: Generated<Date | null>
  tried_hash: Generated<string | null>
  tried_same: Generated<boolean | null>
  extension: Generated<unknown>
}

interface PaperCopyTable {
  attempt_id: Id
  handed_in_by: Id
  on_paper_at: Date | null
  photo_ids: Id[]
}

interface SubmissionConflictTable {
  account_id: Id
  id: Id
  content_hash: string
  answers: Json
  received_at: Date
}

interface OpenedHintTable {
  attempt_id: Id
  question_id: string
  opened: number
  told_at: Date
}

export interface WorkTables {
  share: ShareTable
  resource: ResourceTable
  resource_revision: ResourceRevisionTable
  earlier_draft: EarlierDraftTable
  lesson_resource: LessonResourceTable
  file: FileTable
  exercise: ExerciseTable
  exercise_revision: ExerciseRevisionTable
  assignment: AssignmentTable
  assignment_pupil: AssignmentPupilTable
  own_window: OwnWindowTable
  team_member: TeamMemberTable
  attempt: AttemptTable
  attempt_answer: AttemptAnswerTable
  submission: SubmissionTable
  photo_part: PhotoPartTable
  submission_conflict: SubmissionConflictTable
  opened_hint: OpenedHintTable
  paper_copy: PaperCopyTable
  paper_attempt: { attempt_id: Id }
}
