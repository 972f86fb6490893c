/** Rows of day packs and of what is due to be built. Each column is explained in `migrations/`. */
import type { Generated } from 'kysely'
import type { Id } from '#kernel/ids.ts'

interface SealedPackTable {
  address: string
  content_hash: Buffer
  key_mark: string
  byte_count: number
  bytes: Buffer | null
  built_at: Date
}

interface DayPackTable {
  course_id: Id
  on_date: string
  address: string
  kind: 'day' | 'held' | 'file'
  assignment_id: Id | null
  opens_at: Date | null
  built_at: Date
  withdrawn_at: Date | null
}

interface DayPackDueTable {
  id: Generated<number>
  course_id: Id
  marked_at: Generated<Date>
}

export interface PackTables {
  sealed_pack: SealedPackTable
  day_pack: DayPackTable
  day_pack_due: DayPackDueTable
}
