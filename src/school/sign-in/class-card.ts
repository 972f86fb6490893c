/**
 * A class card: a QR code with a 128-bit secret and a short code with a 50-bit one, both derived
 * from the card's id under keys that lie outside the database. Whoever steals the database holds
 * no card. Pure: keys are handed in.
 */

import { keyedHash, sameBytes } from '#engine/crypto/keyed-hash.ts'
import { idBytesLength, idFromBytes, idToBytes } from '#kernel/id-bytes.ts'
import type { Id } from '#kernel/ids.ts'
import { cardPrefixLength, readTypedSigns, signsOf } from '#school/people/card-alphabet.ts'

/** Signs that name the card within its class. */
export const locatorLength = 2
/** Secret signs of five bits each: 50 bits. */
export const codeSecretLength = 10
export const shortCodeLength = cardPrefixLength + locatorLength + codeSecretLength
const qrSecretBytes = 16
/** Characters of a QR text that say which card it is, and nothing of its secret. */
export const cardNameLength = Math.floor((idBytesLength * 8) / 6)
const qrShape = /^[A-Za-z0-9_-]{43}$/

/** Names of the keys, for the key ring. */
export const cardKeyName = 'card'
export const codeKeyName = 'code'

/** The part of the QR address after `#`: it never reaches a server's log. 43 characters. */
export function deriveQrText(cardKey: Uint8Array, cardId: Id): string {
  return Buffer.concat([idToBytes(cardId), qrSecret(cardKey, cardId)]).toString('base64url')
}

function qrSecret(cardKey: Uint8Array, cardId: Id): Uint8Array {
  return keyedHash(cardKey, 'card qr', idToBytes(cardId)).subarray(0, qrSecretBytes)
}

/** The id of the card whose QR this is; null where the secret is not the card's. */
export function checkQrText(cardKeys: readonly Uint8Array[], text: string): Id | null {
  if (!qrShape.test(text)) return null
  const bytes = new Uint8Array(Buffer.from(text, 'base64url'))
  if (bytes.length !== idBytesLength + qrSecretBytes) return null
  const cardId = idFromBytes(bytes)
  const secret = bytes.subarray(idBytesLength)
  const isGenuine = cardKeys.some((key) =>
    sameBytes(keyedHash(key, 'card qr', bytes.subarray(0, idBytesLength)).subarray(0, 16), secret),
  )
  return isGenuine ? cardId : null
}

/** Cuts the QR's text out of a whole address, for readers that hand over all they have seen. */
export function qrTextOf(scanned: string): string {
  return scanned.slice(scanned.lastIndexOf('#') + 1).trim()
}

/** What names a card in public: nothing of it is secret. */
export interface ClassCardName {
  readonly id: Id
  /** The class's. */
  readonly prefix: string
  /** The card's own, within the class. */
  readonly locator: string
}

/** Class prefix (4), locator (2), secret (10): sixteen signs without spaces. */
export function deriveShortCode(cardKey: Uint8Array, card: ClassCardName): string {
  const secret = signsOf(keyedHash(cardKey, 'card code', idToBytes(card.id)), codeSecretLength)
  return card.prefix + card.locator + secret
}

/** What the database keeps of a code. The class is part of it: a code opens its class only. */
export function shortCodeHmac(codeKey: Uint8Array, classId: Id, shortCode: string): Uint8Array {
  return keyedHash(codeKey, 'card code', idToBytes(classId), shortCode)
}

export interface TypedShortCode {
  readonly prefix: string
  readonly locator: string
  /** All sixteen signs. */
  readonly code: string
}

/** A short code as somebody typed it; null where it cannot be one. */
export function readShortCode(typed: string): TypedShortCode | null {
  const code = readTypedSigns(typed)
  if (code === null || code.length !== shortCodeLength) return null
  return {
    prefix: code.slice(0, cardPrefixLength),
    locator: code.slice(cardPrefixLength, cardPrefixLength + locatorLength),
    code,
  }
}

/** `ABCD-EFGH-…`: four signs at a time, as people read them. */
export function inGroupsOfFour(code: string): string {
  return code.match(/.{1,4}/g)?.join('-') ?? ''
}

/** Words that a card for children should not happen to spell; such an id is not used. */
const unseemly = /CUL|PUTE|NAZ|SEXE|MERDE|BITE|CACA|PETASSE|FUCK|SHET|NEGRE|TUER|MAUDET/

/** Whether the secret part spells something rude. */
export function isUnseemly(shortCode: string): boolean {
  return unseemly.test(shortCode.slice(cardPrefixLength))
}

/** The address in the QR code. */
export function cardAddress(siteUrl: string, qrText: string): string {
  return `${siteUrl}/carte#${qrText}`
}
