/** What the acts and doors of this room are handed: the common parts and the room's own memory. */
import type { Id } from '#kernel/ids.ts'
import type { CallerMemory } from '#school/people/remember-caller.ts'
import type { RoomContext } from '#school/room-context.ts'
import type { AddressBudget } from './address-budget.ts'
import type { PasswordPool } from './password-pool.ts'
import type { PauseMemory } from './pause-memory.ts'
import type { CardSessionQueue } from './session-by-card.ts'
import type { SessionMemory } from './session-memory.ts'

export interface SignInContext extends RoomContext {
  /** Whether `publicUrl` is one that a phone at home can open; if not, cards are a demonstration. */
  readonly publicUrlIsReal: boolean
  readonly sessions: SessionMemory
  readonly callers: CallerMemory
  readonly passwords: PasswordPool
  readonly addresses: AddressBudget
  /** The ticket with which a device came in through the door; null where its cookies show none. */
  readonly ticketOf: (cookies: Readonly<Record<string, string | undefined>>) => Id | null
  readonly pauses: PauseMemory
  readonly cardSessions: CardSessionQueue
}
