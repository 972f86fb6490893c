/** Rows of what is said of copies by people: marks, words, drawings, decisions, returns. */
import type { ColumnType, Generated, GeneratedAlways } from 'kysely'
import type { Id } from '#kernel/ids.ts'

interface HandMarkTable {
  attempt_id: Id
  question_id: string
  points: number
  comment: Generated<string>
  ticks: ColumnType<unknown, string | null | undefined, string | null>
  because: Generated<string>
  hint_cost: Generated<number>
  marked_by: Id
  marked_at: Date
}

interface ChangedMarkTable {
  attempt_id: Id
  question_id: string
  points: number
  hint_cost: number
  rule_points: number
  gained: GeneratedAlways<number>
  comment: Generated<string>
  marked_by: Id
  marked_at: Date
}

interface ReturnedCopyTable {
  attempt_id: Id
  return_id: Id | null
  returned_by: Id
  returned_at: Date
}

interface KeptCommentTable {
  id: Id
  owner_id: Id
  words: string
  used_count: Generated<number>
  touched_at: Date
}

interface AnnotationTable {
  id: Id
  attempt_id: Id
  photo_id: Id
  page: Generated<number>
  version: number
  shape: ColumnType<unknown, string | null, string | null>
  drawn_by: Id
  drawn_at: Date
}

interface SpokenCommentTable {
  attempt_id: Id
  file_id: Id
  words: string
  spoken_by: Id
  spoken_at: Date
}

interface LateRulingTable {
  attempt_id: Id
  counts: 'in_time' | 'late'
  because: 'device_claim' | 'judgement'
  ruled_by: Id
  ruled_at: Date
}

export interface MarkingTables {
  hand_mark: HandMarkTable
  changed_mark: ChangedMarkTable
  returned_copy: ReturnedCopyTable
  kept_comment: KeptCommentTable
  annotation: AnnotationTable
  spoken_comment: SpokenCommentTable
  late_ruling: LateRulingTable
}
