/**
 * The sheet of a class: every pupil's card, the missing ones issued in the same transaction.
 * Printing again gives the same cards; it leaves an audit line each time.
 */
import type { ClassCardPrint, ClassCards, OneCard } from '#contract/cards.ts'
import { cardsListMax } from '#contract/cards.ts'
import { type Id, mintId } from '#kernel/ids.ts'
import { accept, type Result, refuse } from '#kernel/result.ts'
import { writeAuditLine } from '#school/people/write-audit-line.ts'
import type { SchoolTransaction } from '#school/room-context.ts'
import { ensureAccounts } from './account-store.ts'
import { cardKeyName, codeKeyName } from './class-card.ts'
import {
  type ClassOfCards,
  insertCards,
  lockClass,
  markCardsRevoked,
  type PupilOfClass,
  readClassOfCards,
  readLocators,
  readPupilsWithCards,
  revokeCardsOfLeftClasses,
} from './class-card-store.ts'
import { type CardKeys, mintCard, printedCard, type StoredCard, siteOf } from './printed-card.ts'
import type { SignInContext } from './sign-in-context.ts'

export type CardContext = Pick<
  SignInContext,
  'db' | 'clock' | 'random' | 'keyRing' | 'publicUrl' | 'publicUrlIsReal'
>

export interface CardRequest {
  readonly classId: Id
  /** The person who prints; null for the installation's own commands. */
  readonly actorId: Id | null
  /** Host and port under which the page was opened, for demonstration cards. */
  readonly host: string
}

export function cardKeys(context: Pick<CardContext, 'keyRing'>): CardKeys {
  return { card: context.keyRing.all(cardKeyName), code: context.keyRing.all(codeKeyName) }
}

/** The cards of everybody in the class. `in_use`: the class has no locator left. */
export async function issueCards(
  context: CardContext,
  request: CardRequest,
): Promise<Result<ClassCards>> {
  const ofClass = await readClassOfCards(context.db, request.classId)
  if (ofClass === undefined) return refuse('not_found')
  const issued = await context.db.transaction().execute(async (trx) => {
    const cards = await issueMissing(context, trx, ofClass)
    if (cards === null) return null
    await writeAuditLine(trx, {
      schoolUai: ofClass.schoolUai,
      actorId: request.actorId,
      action: 'cards_printed',
      subjectId: ofClass.id,
      detail: { cards: cards.all.length, issued: cards.issued },
    })
    return cards
  })
  if (issued === null) return refuse('in_use')
  const { siteAddress, isDemonstration } = siteOf(context, request.host)
  return accept({
    className: ofClass.name,
    schoolName: ofClass.schoolName,
    siteAddress,
    isDemonstration,
    issued: issued.issued,
    cards: issued.all.map((pupil) => presentCard(context, ofClass, pupil, siteAddress)),
  })
}

/** The card of one pupil of the class, issued if there is none; without an audit line of its own. */
export async function issueOneCard(
  context: CardContext,
  trx: SchoolTransaction,
  ofClass: ClassOfCards,
  request: { readonly pupilId: Id; readonly host: string },
): Promise<Result<OneCard>> {
  const cards = await issueMissing(context, trx, ofClass)
  if (cards === null) return refuse('in_use')
  const pupil = cards.all.find(({ pupilId }) => pupilId === request.pupilId)
  if (pupil === undefined) return refuse('not_found')
  const { siteAddress, isDemonstration } = siteOf(context, request.host)
  return accept({
    className: ofClass.name,
    schoolName: ofClass.schoolName,
    siteAddress,
    isDemonstration,
    card: presentCard(context, ofClass, pupil, siteAddress),
  })
}

type PupilWithCard = PupilOfClass & { readonly card: StoredCard }

/** Null: no locator is left. */
async function issueMissing(
  context: CardContext,
  trx: SchoolTransaction,
  ofClass: ClassOfCards,
): Promise<{ readonly all: readonly PupilWithCard[]; readonly issued: number } | null> {
  await lockClass(trx, ofClass.id)
  const pupils = await readPupilsWithCards(trx, ofClass.id, cardsListMax)
  const now = new Date(context.clock.now())
  const keys = cardKeys(context)
  const takenLocators = await readLocators(trx, ofClass.id)
  const all: PupilWithCard[] = []
  const fresh: (StoredCard & { pupilId: Id; classId: Id })[] = []
  for (const pupil of pupils) {
    const { card } = pupil
    if (card !== null && printedCard(keys, ofClass, card, '') !== null) {
      all.push({ ...pupil, card })
      continue
    }
    const minted = mintCard(keys, ofClass, {
      takenLocators,
      random: context.random,
      mintId: () => mintId(context.clock, context.random),
      now,
    })
    if (minted === null) return null
    takenLocators.add(minted.locator)
    all.push({ ...pupil, card: minted })
    fresh.push({ ...minted, pupilId: pupil.pupilId, classId: ofClass.id })
  }
  const freshPupils = fresh.map(({ pupilId }) => pupilId)
  // A card whose keys are gone is replaced; one of a class that the pupil has left ends.
  if (fresh.length > 0) {
    await markCardsRevoked(trx, ofClass.id, freshPupils, now)
    await revokeCardsOfLeftClasses(trx, ofClass.schoolUai, freshPupils, now)
    await ensureAccounts(trx, context, freshPupils)
    await insertCards(trx, fresh)
  }
  return { all, issued: fresh.length }
}

function presentCard(
  context: CardContext,
  ofClass: ClassOfCards,
  pupil: PupilWithCard,
  siteAddress: string,
): ClassCardPrint {
  const printed = printedCard(cardKeys(context), ofClass, pupil.card, siteAddress)
  if (printed === null) throw new Error('a card that was just issued cannot be printed')
  return {
    pupilId: pupil.pupilId,
    givenName: pupil.givenName,
    familyName: pupil.familyName,
    ...printed,
    issuedAt: pupil.card.issuedAt.toISOString(),
  }
}
