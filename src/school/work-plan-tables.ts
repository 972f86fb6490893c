/** Rows of pupils' work plans. Each column is explained in `migrations/`. */
import type { Generated } from 'kysely'
import type { Id } from '#kernel/ids.ts'

interface WorkPlanTable {
  id: Id
  school_uai: string
  course_id: Id
  pupil_id: Id
  title: string | null
  first_day: string
  last_day: string
  version: Generated<number>
  written_by: Id
  changed_at: Date
  comment: string | null
  commented_by: Id | null
}

interface WorkPlanItemTable {
  plan_id: Id
  id: Id
  place: number
  words: string | null
  resource_id: Id | null
  assignment_id: Id | null
  ticked_at: Date | null
}

export interface WorkPlanTables {
  work_plan: WorkPlanTable
  work_plan_item: WorkPlanItemTable
}
