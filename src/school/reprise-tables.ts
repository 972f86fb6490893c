/** Rows of courses that were taken up again. Each column is explained in `migrations/`. */
import type { Id } from '#kernel/ids.ts'
import type { Json } from './json-column.ts'

interface RepriseTable {
  id: Id
  school_uai: string
  course_id: Id
  source_course_id: Id
  made_by: Id
  made_at: Date
  undone_at: Date | null
}

interface RepriseThingTable {
  reprise_id: Id
  place: number
  resource_id: Id | null
  exercise_id: Id | null
  lesson_id: Id | null
  state: 'waiting' | 'placed' | 'dropped'
  rules: Json | null
  assignment_id: Id | null
}

export interface RepriseTables {
  reprise: RepriseTable
  reprise_thing: RepriseThingTable
}
