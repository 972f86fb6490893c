/** Rows of what was done in lessons. Each column is explained in `migrations/`. */
import type { Id } from '#kernel/ids.ts'

interface LessonLogTable {
  lesson_id: Id
  written_by: Id
  done: string
  draft_version: number
  begun_at: Date
  written_at: Date
}

export interface LessonLogTables {
  lesson_log: LessonLogTable
}
