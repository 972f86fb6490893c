/** A device session that is about to be opened. */
import type { Id } from '#kernel/ids.ts'
import type { DeviceKey } from './device-key.ts'

export type OpenedBy = 'card' | 'short_code' | 'password' | 'dictated_code' | 'letter' | 'guardian'

/** A session to be written; who it is for is said apart. */
export interface NewSession {
  readonly id: Id
  readonly issuedAtMs: number
  readonly shared: boolean
  readonly openedBy: OpenedBy
  readonly deviceLabel: string
  readonly publicKey: DeviceKey | null
  /** Accounts that this device has held before. */
  readonly knownAccounts: readonly Id[]
}
