/** Rows of appreciations and period reports. Each column is explained in `migrations/`. */
import type { Generated } from 'kysely'
import type { Id } from '#kernel/ids.ts'
import type { Json } from './json-column.ts'

interface AppreciationTable {
  course_id: Id
  period_id: Id
  pupil_id: Id
  text: string
  written_by: Id
  written_at: Date
}

interface GeneralAppreciationTable {
  class_id: Id
  period_id: Id
  pupil_id: Id
  text: string
  written_by: Id
  written_at: Date
}

interface ReportPublishingTable {
  id: Id
  serial: Generated<number>
  class_id: Id
  period_id: Id
  published_by: Id
  published_at: Date
  withdrawn_at: Date | null
}

interface PeriodReportTable {
  id: Id
  publishing_id: Id
  pupil_id: Id
  content: Json
}

export interface ReportTables {
  appreciation: AppreciationTable
  general_appreciation: GeneralAppreciationTable
  report_publishing: ReportPublishingTable
  period_report: PeriodReportTable
}
