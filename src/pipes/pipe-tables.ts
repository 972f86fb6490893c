/** Rows of the tables of the way in, as `migrations/` makes them; columns read as the school's do. */
import type { Generated, Kysely } from 'kysely'
import type { Id } from '#kernel/ids.ts'

interface ArrivalTable {
  on_day: string
  account_id: Id
  arrived_at: Date
  epoch: number
  number: number
  lane: 'known' | 'unknown' | 'pass'
  warm: boolean | null
  tries: number
}

interface TicketBlockTable {
  single: Generated<boolean>
  epoch: number
  next_number: number
  history: string
}

interface OvernightPassTable {
  on_day: string
  account_id: Id
  from_minute: number
  ordinal: number
}

interface LineFloorTable {
  single: Generated<boolean>
  floor_at: Date
}

interface HeartbeatTable {
  boot: string
  run: string
  beat_at: Date
  steady_ms: number
}

interface OutageTable {
  id: Generated<number>
  from_at: Date
  until_at: Date
  reason: 'stopped' | 'no_database' | 'stalled' | 'line'
}

interface ArrivalClaimTable {
  on_day: string
  account_id: Id
  claimed_at: Date
  received_at: Date
}

interface KnownLogTable {
  origin: string
  begun_at: Generated<Date>
  size: Generated<number>
  checkpoint: string | null
}

export interface PipesTables {
  known_log: KnownLogTable
  arrival_claim: ArrivalClaimTable
  arrival: ArrivalTable
  ticket_block: TicketBlockTable
  overnight_pass: OvernightPassTable
  line_floor: LineFloorTable
  heartbeat: HeartbeatTable
  outage: OutageTable
}

export type PipesDatabase = Kysely<PipesTables>
