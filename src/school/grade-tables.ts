/** Rows of what is assessed and graded. Each column is explained in `migrations/`. */
import type { ColumnType, Generated } from 'kysely'
import type { NoGrade } from '#contract/grades.ts'
import type { Id } from '#kernel/ids.ts'

interface GradingPeriodTable {
  id: Id
  school_year_id: Id
  label: string
  starts_on: string
  ends_on: string
}

interface AssessmentTable {
  id: Id
  course_id: Id
  title: string
  on_day: string
  scale: 'points' | 'attainment' | 'mastery'
  out_of: number | null
  weight: number
  shown_at: Date | null
  created_by: Id
  created_at: Date
  removed_at: Date | null
  assignment_id: Id | null
  changed_by: ColumnType<Id | null, Id | null | undefined>
  changed_at: ColumnType<Date | null, Date | null | undefined>
}

interface GradeEntryTable {
  id: Id
  seq: Generated<number>
  assessment_id: Id
  pupil_id: Id
  points: number | null
  step: number | null
  none: NoGrade | null
  entered_by: Id
  entered_at: Date
  copy_points: ColumnType<number | null, number | null | undefined>
}

export interface GradeTables {
  grading_period: GradingPeriodTable
  assessment: AssessmentTable
  grade_entry: GradeEntryTable
}
