/** Class cards and letter codes: what is printed opens, what is near it does not, typing is forgiven. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { fixedClock } from '#kernel/clock.ts'
import { mintId } from '#kernel/ids.ts'
import { seededRandom } from '#kernel/random.ts'
import { cardAlphabet, mintCardPrefix, readTypedSigns } from '#school/people/card-alphabet.ts'
import {
  checkQrText,
  deriveQrText,
  deriveShortCode,
  inGroupsOfFour,
  isUnseemly,
  qrTextOf,
  readShortCode,
  shortCodeHmac,
} from './class-card.ts'
import { deriveLetterCode, letterCodeHmac, readLetterCode } from './letter-code.ts'
import { locatorsMax, mintCard, printedCard, siteOf } from './printed-card.ts'

const keyA = new Uint8Array(32).fill(1)
const keyB = new Uint8Array(32).fill(2)
const clock = fixedClock('2026-11-24T07:00:00Z')
const random = seededRandom(5)
const newId = () => mintId(clock, random)

const site = 'https://preau.exemple.fr'

test('the alphabet has 32 signs and none that look alike', () => {
  assert.equal(cardAlphabet.length, 32)
  assert.equal(new Set(cardAlphabet).size, 32)
  assert.doesNotMatch(cardAlphabet, /[01OI]/)
  for (let count = 0; count < 200; count += 1) {
    assert.match(mintCardPrefix(random), /^[2-9A-HJ-NP-Z]{4}$/)
  }
})

test('the QR text opens its card and no other', () => {
  const cardId = newId()
  const text = deriveQrText(keyA, cardId)
  assert.equal(text.length, 43)
  assert.equal(checkQrText([keyA], text), cardId)
  assert.equal(checkQrText([keyB, keyA], text), cardId)
  assert.equal(checkQrText([keyB], text), null)
  assert.equal(checkQrText([keyA], deriveQrText(keyB, cardId)), null)
  assert.equal(qrTextOf(`${site}/carte#${text}`), text)
  assert.equal(qrTextOf(` ${text}\n`), text)
})

test('a QR text with any bit changed opens nothing', () => {
  const bytes = Buffer.from(deriveQrText(keyA, newId()), 'base64url')
  for (let bit = 0; bit < bytes.length * 8; bit += 1) {
    const changed = Buffer.from(bytes)
    changed[bit >> 3] = (changed[bit >> 3] ?? 0) ^ (1 << (bit & 7))
    assert.equal(checkQrText([keyA], changed.toString('base64url')), null)
  }
  fc.assert(fc.property(fc.string({ maxLength: 60 }), (text) => checkQrText([keyA], text) === null))
})

test('a short code is read however it is typed', () => {
  const code = deriveShortCode(keyA, { id: newId(), prefix: 'QLAB', locator: 'Q7' })
  assert.match(code, /^QLABQ7[2-9A-HJ-NP-Z]{10}$/)
  const expected = { prefix: 'QLAB', locator: 'Q7', code }
  const spoken = code.replaceAll('Q', '0').replaceAll('L', '1').toLowerCase()
  for (const typed of [
    code,
    inGroupsOfFour(code),
    ` ${inGroupsOfFour(code).replaceAll('-', ' – ')} `,
    spoken,
    code.replaceAll('Q', 'o').replaceAll('L', 'i'),
    code.replace(/./g, '$&\u00a0'),
  ]) {
    assert.deepEqual(readShortCode(typed), expected, typed)
  }
  for (const typed of ['', code.slice(1), `${code}A`, `${code.slice(1)}é`, 'A'.repeat(500)]) {
    assert.equal(readShortCode(typed), null)
  }
})

test('the secret part has 50 bits: ten signs, each of 32 about as often as the others', () => {
  const seen = new Map<string, number>()
  const cards = 4_000
  for (let count = 0; count < cards; count += 1) {
    const code = deriveShortCode(keyA, { id: newId(), prefix: 'ABCD', locator: 'AB' })
    for (const sign of code.slice(6)) seen.set(sign, (seen.get(sign) ?? 0) + 1)
  }
  assert.equal(seen.size, 32)
  const expected = (cards * 10) / 32
  for (const times of seen.values()) {
    assert.ok(Math.abs(times - expected) < expected * 0.2, String(times))
  }
})

test('what the database keeps depends on class, code and key', () => {
  const [classA, classB] = [newId(), newId()]
  const hmac = (key: Uint8Array, ofClass: string, code: string) =>
    Buffer.from(shortCodeHmac(key, ofClass, code)).toString('hex')
  const all = [
    hmac(keyA, classA, 'ABCDABAAAAAAAAAA'),
    hmac(keyA, classB, 'ABCDABAAAAAAAAAA'),
    hmac(keyA, classA, 'ABCDABAAAAAAAAAB'),
    hmac(keyB, classA, 'ABCDABAAAAAAAAAA'),
  ]
  assert.equal(new Set(all).size, 4)
})

test('a printed card is the same at each printing, also after one rotation of each key', () => {
  const ofClass = { id: newId(), prefix: 'ABCD' }
  const given = { takenLocators: new Set<string>(), random, mintId: newId, now: new Date(0) }
  const card = mintCard({ card: [keyA], code: [keyA] }, ofClass, given)
  assert.ok(card)
  const printed = printedCard({ card: [keyA], code: [keyA] }, ofClass, card, site)
  assert.ok(printed)
  assert.match(printed.qrText, /^https:\/\/preau\.exemple\.fr\/carte#[A-Za-z0-9_-]{43}$/)
  assert.match(printed.shortCode, /^ABCD-[2-9A-HJ-NP-Z]{4}-[2-9A-HJ-NP-Z]{4}-[2-9A-HJ-NP-Z]{4}$/)
  assert.deepEqual(
    printedCard({ card: [keyB, keyA], code: [keyB, keyA] }, ofClass, card, site),
    printed,
  )
  assert.equal(printedCard({ card: [keyB], code: [keyA] }, ofClass, card, site), null)
  assert.equal(printedCard({ card: [keyA], code: [keyB] }, ofClass, card, site), null)
  assert.equal(
    printedCard({ card: [keyA], code: [keyA] }, { ...ofClass, id: newId() }, card, site),
    null,
  )
})

test('locators of a class never repeat, and their end is said', () => {
  const takenLocators = new Set<string>()
  const keys = { card: [keyA], code: [keyA] }
  const ofClass = { id: newId(), prefix: 'ABCD' }
  for (let count = 0; count < locatorsMax; count += 1) {
    const card = mintCard(keys, ofClass, { takenLocators, random, mintId: newId, now: new Date(0) })
    assert.ok(card)
    assert.equal(takenLocators.has(card.locator), false)
    takenLocators.add(card.locator)
  }
  const none = mintCard(keys, ofClass, { takenLocators, random, mintId: newId, now: new Date(0) })
  assert.equal(none, null)
})

test('no card spells something rude', () => {
  assert.equal(isUnseemly('ABCDEFPUTEAAAAAA'), true)
  assert.equal(isUnseemly('PUTEEFAAAAAAAAAA'), false)
  assert.equal(isUnseemly('ABCDEFGHJKLMNPQR'), false)
})

test('a real address is printed as it is, any other is a demonstration', () => {
  assert.deepEqual(siteOf({ publicUrl: site, publicUrlIsReal: true }, 'x'), {
    siteAddress: site,
    isDemonstration: false,
  })
  assert.deepEqual(siteOf({ publicUrl: null, publicUrlIsReal: false }, 'localhost:8080'), {
    siteAddress: 'http://localhost:8080',
    isDemonstration: true,
  })
})

test('letter codes: twelve signs, derived again, forgiven, never mistaken for a card code', () => {
  const id = newId()
  const code = deriveLetterCode(keyA, id)
  assert.match(code, /^[2-9A-HJ-NP-Z]{12}$/)
  assert.equal(deriveLetterCode(keyA, id), code)
  assert.notEqual(deriveLetterCode(keyB, id), code)
  assert.notEqual(deriveLetterCode(keyA, newId()), code)
  assert.equal(readLetterCode(inGroupsOfFour(code).toLowerCase()), code)
  assert.equal(readShortCode(code), null)
  assert.equal(readLetterCode(`${code}ABCD`), null)
  assert.notDeepEqual(letterCodeHmac(keyA, code), letterCodeHmac(keyB, code))
})

test('typed signs never throw and never hold a foreign sign', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 120 }), (typed) => {
      const signs = readTypedSigns(typed)
      assert.ok(signs === null || /^[2-9A-HJ-NP-Z]*$/.test(signs))
    }),
  )
})
