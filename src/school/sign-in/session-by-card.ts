/**
 * Sessions that cards open: at 8:00 they come by the hundred, so they are written together
 * (`engine/database/group-commit.ts`), each answered after its commit.
 */
import type { Id } from '#kernel/ids.ts'
import type { Result } from '#kernel/result.ts'
import type { NewSession } from './new-session.ts'

/** Whose session was opened. */
export interface SessionByCard {
  readonly accountId: Id
  readonly personId: Id
  readonly givenName: string
  readonly familyName: string
}

/** A session to open by a card whose secret was shown to be genuine. */
export interface CardSession extends NewSession {
  readonly cardId: Id
}

/** Null: the card opens nothing any more. `overloaded`: too many wait. */
export interface CardSessionQueue {
  submit(session: CardSession): Promise<Result<SessionByCard | null>>
}
