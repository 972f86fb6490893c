/** Rows of accounts, device sessions, class cards and codes. Each column is explained in `migrations/`. */
import type { ColumnType, Generated } from 'kysely'
import type { Id } from '#kernel/ids.ts'
import type { JsonWithDefault } from './json-column.ts'

interface AccountTable {
  id: Id
  person_id: Id
  login: string | null
  password_hash: string | null
  language: Generated<string>
  preferences: JsonWithDefault
  sessions_valid_from: Generated<Date>
  activated_at: Date | null
  disabled_at: Date | null
  created_at: Generated<Date>
}

interface DeviceSessionTable {
  id: Id
  account_id: Id
  issued_at: Date
  expires_at: Date
  shared: boolean
  opened_by: 'card' | 'short_code' | 'password' | 'dictated_code' | 'letter' | 'guardian'
  card_id: Id | null
  guardian_id: Id | null
  device_label: string
  public_key: ColumnType<unknown, string | null, string | null>
  is_new_device: boolean
  revoked_at: Date | null
  seen_by_teacher_at: Date | null
}

interface SessionFloorTable {
  id: number
  valid_from: Date
}

interface ClassCardTable {
  id: Id
  pupil_id: Id
  class_id: Id
  locator: string
  code_hmac: Uint8Array
  issued_at: Date
  revoked_at: Date | null
}

interface OneUseCodeTable {
  id: Id
  person_id: Id
  purpose: 'activation' | 'reset' | 'dictated'
  code_hmac: Uint8Array
  issued_by: Id | null
  issued_at: Date
  expires_at: Date
  used_at: Date | null
  /** The session that it opened. */
  session_id: Id | null
}

interface TryGuardTable {
  name: string
  failures: Generated<number>
  pauses: Generated<number>
  window_from: Date
  paused_until: Date | null
}

export interface SignInTables {
  account: AccountTable
  device_session: DeviceSessionTable
  session_floor: SessionFloorTable
  class_card: ClassCardTable
  one_use_code: OneUseCodeTable
  try_guard: TryGuardTable
}
