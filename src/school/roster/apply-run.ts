/** What the steps of one import share while it is applied. */
import { type Id, mintId } from '#kernel/ids.ts'
import type { RoomContext, SchoolTransaction } from '#school/room-context.ts'
import type { ReportBuilder } from './import-report.ts'
import type { RosterSource } from './roster-record.ts'

interface RosterBody {
  readonly id: Id
  readonly uai: string
  readonly name: string
  /** Nobody was in it before this run. */
  readonly isFirstFilled: boolean
}

export interface ApplyRun {
  readonly trx: SchoolTransaction
  readonly source: RosterSource
  /** The school whose own people brought the files; null for the operator's command. */
  readonly broughtBy: string | null
  readonly report: ReportBuilder
  readonly context: Pick<RoomContext, 'clock' | 'random'>
  /** UAI → the imported school year of that school. */
  readonly yearOfSchool: Map<string, Id>
  /** `class:<UAI>$<name>` and `group:…` → what the rest of the import needs of it. */
  readonly bodies: Map<string, RosterBody>
  readonly mint: () => Id
  /** Tells that so many records are done. */
  readonly advance: (records: number) => void
}

export function minting(context: Pick<RoomContext, 'clock' | 'random'>): () => Id {
  return () => mintId(context.clock, context.random)
}
