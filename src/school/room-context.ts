/**
 * What every room of the school is handed by the role that puts the process together.
 * Rooms take from it what they need; tests put real parts in it.
 */
import type { Kysely, Transaction } from 'kysely'
import type { KeyRing } from '#engine/config/key-ring.ts'
import type { Log } from '#engine/log/log.ts'
import type { Clock } from '#kernel/clock.ts'
import type { Random } from '#kernel/random.ts'
import type { SchoolTables } from './tables.ts'

export type SchoolDatabase = Kysely<SchoolTables>
export type SchoolTransaction = Transaction<SchoolTables>

export interface RoomContext {
  readonly db: SchoolDatabase
  readonly clock: Clock
  readonly random: Random
  readonly keyRing: KeyRing
  readonly log: Log
  /** The address that cards and letters carry, without a slash at the end; null while unset. */
  readonly publicUrl: string | null
}
