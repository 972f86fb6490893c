/**
 * What is printed on a class card, derived again from its id each time. A card remembers neither
 * its secret nor the keys' versions: the version whose code fits what the database keeps is its
 * own. Pure.
 */

import { sameBytes } from '#engine/crypto/keyed-hash.ts'
import type { Id } from '#kernel/ids.ts'
import type { Random } from '#kernel/random.ts'
import { mintCardSigns } from '#school/people/card-alphabet.ts'
import {
  cardAddress,
  deriveQrText,
  deriveShortCode,
  inGroupsOfFour,
  isUnseemly,
  locatorLength,
  shortCodeHmac,
} from './class-card.ts'

/** The installation's keys, each the current one first. */
export interface CardKeys {
  readonly card: readonly Uint8Array[]
  readonly code: readonly Uint8Array[]
}

export interface StoredCard {
  readonly id: Id
  readonly locator: string
  readonly codeHmac: Uint8Array
  readonly issuedAt: Date
}

export interface PrintedCard {
  readonly qrText: string
  readonly shortCode: string
}

/** Null: the keys of this card are gone; it must be reissued. */
export function printedCard(
  keys: CardKeys,
  ofClass: { readonly id: Id; readonly prefix: string },
  card: StoredCard,
  siteAddress: string,
): PrintedCard | null {
  for (const cardKey of keys.card) {
    const shortCode = deriveShortCode(cardKey, { ...card, prefix: ofClass.prefix })
    const fits = keys.code.some((codeKey) =>
      sameBytes(shortCodeHmac(codeKey, ofClass.id, shortCode), card.codeHmac),
    )
    if (!fits) continue
    return {
      qrText: cardAddress(siteAddress, deriveQrText(cardKey, card.id)),
      shortCode: inGroupsOfFour(shortCode),
    }
  }
  return null
}

/** Locators of one class: two signs of 32. */
export const locatorsMax = 32 ** locatorLength
/** Ids that are tried until the code spells nothing rude. */
const idTriesMax = 20

/**
 * A new card under the current keys; null where the class has used up its locators (1,024 cards,
 * revoked ones included).
 */
export function mintCard(
  keys: CardKeys,
  ofClass: { readonly id: Id; readonly prefix: string },
  given: {
    readonly takenLocators: ReadonlySet<string>
    readonly random: Random
    readonly mintId: () => Id
    readonly now: Date
  },
): StoredCard | null {
  const [cardKey] = keys.card
  const [codeKey] = keys.code
  if (cardKey === undefined || codeKey === undefined) throw new Error('the card keys are missing')
  if (given.takenLocators.size >= locatorsMax) return null
  let locator = ''
  do locator = mintCardSigns(given.random, locatorLength)
  while (given.takenLocators.has(locator))
  let id = given.mintId()
  let shortCode = deriveShortCode(cardKey, { id, locator, prefix: ofClass.prefix })
  for (let tries = 1; tries < idTriesMax && isUnseemly(shortCode); tries += 1) {
    id = given.mintId()
    shortCode = deriveShortCode(cardKey, { id, locator, prefix: ofClass.prefix })
  }
  const codeHmac = shortCodeHmac(codeKey, ofClass.id, shortCode)
  return { id, locator, codeHmac, issuedAt: given.now }
}

/** The address that goes on paper: the public one, or whatever the caller opened this page at. */
export function siteOf(
  site: { readonly publicUrl: string | null; readonly publicUrlIsReal: boolean },
  host: string,
): { readonly siteAddress: string; readonly isDemonstration: boolean } {
  return {
    siteAddress: site.publicUrl ?? `http://${host}`,
    isDemonstration: !site.publicUrlIsReal,
  }
}
