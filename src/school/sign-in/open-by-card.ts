/**
 * Signs a pupil in with the QR code of a class card: one HMAC, one written row, no password. Pauses
 * of short codes do not touch it: 128 bits cannot be guessed.
 */

import type { Id } from '#kernel/ids.ts'
import { type Result, refuse } from '#kernel/result.ts'
import { cardKeyName, checkQrText, qrTextOf } from './class-card.ts'
import { findTrySource } from './find-try-source.ts'
import type { NewSession } from './new-session.ts'
import {
  type DeviceRequest,
  type OpenedSession,
  prepareSession,
  settleSession,
} from './open-session.ts'
import { readCardState } from './session-by-card-store.ts'
import type { SignInContext } from './sign-in-context.ts'

/** `card`: what the camera read, or the text after `#`. */
export async function openByCard(
  context: SignInContext,
  request: DeviceRequest,
  card: string,
): Promise<Result<OpenedSession>> {
  const cardId = checkQrText(context.keyRing.all(cardKeyName), qrTextOf(card))
  if (cardId === null) {
    const from = findTrySource(context, request)
    const waitMs = context.addresses.waitMs(from)
    if (waitMs !== null) return refuse('too_many_requests', { retryAfterMs: waitMs })
    context.addresses.spend(from)
    return refuse('wrong_code')
  }
  const session = prepareSession(context, request, 'card')
  if (!session.ok) return session
  return openSessionOfCard(context, request, session.value, cardId)
}

/** The rest of the way for a card whose secret was right, by QR or by short code. */
export async function openSessionOfCard(
  context: SignInContext,
  request: DeviceRequest,
  session: NewSession,
  cardId: Id,
): Promise<Result<OpenedSession>> {
  const opened = await context.cardSessions.submit({ ...session, cardId })
  if (!opened.ok) return opened
  if (opened.value === null) return explainCard(context, cardId)
  return settleSession(context, request, session, { ...opened.value, isPupil: true })
}

/** The holder has shown the card's secret, and may know why it opens nothing. */
async function explainCard(context: SignInContext, cardId: Id): Promise<Result<never>> {
  const state = await readCardState(context.db, cardId, new Date(context.clock.now()))
  if (state === undefined) return refuse('wrong_code')
  if (state.isRevoked) return refuse('card_revoked')
  if (!state.isOpen) return refuse('account_disabled')
  if (!state.isPupil) return refuse('password_needed')
  // A pupil who signs in more often than this has lost the card, or plays with it.
  if (state.isBusy) return refuse('too_many_requests', { retryAfterMs: 3_600_000 })
  return refuse('card_revoked')
}
