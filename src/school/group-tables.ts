/** Rows of teachers' small groups. Each column is explained in `migrations/`. */
import type { Id } from '#kernel/ids.ts'

interface WorkingGroupTable {
  id: Id
  course_id: Id
  name: string
  made_by: Id
  made_at: Date
}

interface WorkingGroupPupilTable {
  group_id: Id
  pupil_id: Id
}

export interface GroupTables {
  working_group: WorkingGroupTable
  working_group_pupil: WorkingGroupPupilTable
}
