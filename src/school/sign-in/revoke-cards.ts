/**
 * Makes cards invalid: one, a whole class's, or one to be replaced by a new one. The sessions that
 * a card has opened end with it, in every process within two seconds, and so does the address of a
 * calendar that was made in one.
 */
import type { OneCard } from '#contract/cards.ts'
import type { Id } from '#kernel/ids.ts'
import { accept, type Result, refuse } from '#kernel/result.ts'
import { writeAuditLine } from '#school/people/write-audit-line.ts'
import type { SchoolTransaction } from '#school/room-context.ts'
import {
  type ClassOfCards,
  deleteFeedsMadeByHolders,
  lockClass,
  markCardsRevoked,
  readClassOfCards,
} from './class-card-store.ts'
import { type CardContext, type CardRequest, issueOneCard } from './issue-cards.ts'
import { revokeSessions } from './session-store.ts'

export interface RevokedCards {
  readonly revoked: number
  readonly endedSessions: number
  /** Addresses under which a calendar elsewhere read the lessons of such a pupil. */
  readonly endedCalendars: number
}

/** Of one pupil in the class, or of everybody in it. */
export async function revokeCards(
  context: CardContext,
  request: Omit<CardRequest, 'host'>,
  whose: Id | 'all',
): Promise<Result<RevokedCards>> {
  const ofClass = await readClassOfCards(context.db, request.classId)
  if (ofClass === undefined) return refuse('not_found')
  const revoked = await context.db.transaction().execute(async (trx) => {
    const done = await revokeIn(context, trx, ofClass, whose)
    await writeAuditLine(trx, {
      schoolUai: ofClass.schoolUai,
      actorId: request.actorId,
      action: whose === 'all' ? 'class_cards_revoked' : 'card_revoked',
      subjectId: whose === 'all' ? ofClass.id : whose,
      detail: { ...done },
    })
    return done
  })
  return accept(revoked)
}

/** A new card for one pupil; the old one opens nothing from now on. */
export async function reissueCard(
  context: CardContext,
  request: CardRequest,
  pupilId: Id,
): Promise<Result<OneCard>> {
  const ofClass = await readClassOfCards(context.db, request.classId)
  if (ofClass === undefined) return refuse('not_found')
  return context.db.transaction().execute(async (trx) => {
    const { endedCalendars, endedSessions } = await revokeIn(context, trx, ofClass, pupilId)
    const card = await issueOneCard(context, trx, ofClass, { pupilId, host: request.host })
    if (!card.ok) return card
    await writeAuditLine(trx, {
      schoolUai: ofClass.schoolUai,
      actorId: request.actorId,
      action: 'card_reissued',
      subjectId: pupilId,
      detail: { endedSessions, endedCalendars },
    })
    return card
  })
}

async function revokeIn(
  context: CardContext,
  trx: SchoolTransaction,
  ofClass: ClassOfCards,
  whose: Id | 'all',
): Promise<RevokedCards> {
  const now = new Date(context.clock.now())
  await lockClass(trx, ofClass.id)
  const pupilIds = whose === 'all' ? 'all' : [whose]
  const cardIds = await markCardsRevoked(trx, ofClass.id, pupilIds, now)
  const endedSessions = await revokeSessions(trx, { cardIds }, now)
  const endedCalendars = await deleteFeedsMadeByHolders(trx, cardIds)
  return { revoked: cardIds.length, endedSessions, endedCalendars }
}
