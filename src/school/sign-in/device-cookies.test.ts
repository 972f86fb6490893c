/** The people of a device: who is in front, who waits, what the cookies may be trusted with. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { fixedClock } from '#kernel/clock.ts'
import { mintId } from '#kernel/ids.ts'
import { seededRandom } from '#kernel/random.ts'
import {
  activeCookie,
  type DeviceCookie,
  nobodyOnDevice,
  othersCookie,
  othersMax,
  placeOnDevice,
  readDevicePeople,
  writeDeviceCookies,
} from './device-cookies.ts'
import { mintSessionToken, type SessionToken } from './session-token.ts'

const key = new Uint8Array(32).fill(3)
const clock = fixedClock('2026-11-24T07:00:00Z')
const random = seededRandom(4)

function token(more: Partial<SessionToken> = {}): SessionToken {
  return {
    accountId: mintId(clock, random),
    sessionId: mintId(clock, random),
    issuedAtMs: clock.now(),
    shared: false,
    parked: false,
    pupilOnly: false,
    ...more,
  }
}

function jar(cookies: readonly DeviceCookie[]): Record<string, string> {
  return Object.fromEntries(
    cookies
      .filter(({ maxAgeSeconds }) => maxAgeSeconds !== 0)
      .map(({ name, value }) => [name, value]),
  )
}

test('what is written is read back', () => {
  const people = {
    active: token(),
    others: [token({ parked: true }), token({ parked: true })],
  }
  const cookies = writeDeviceCookies(key, people, clock.now())
  assert.deepEqual(readDevicePeople([key], jar(cookies)), people)
  assert.deepEqual(
    cookies.map(({ maxAgeSeconds }) => maxAgeSeconds),
    [90 * 86_400, 90 * 86_400],
  )
})

test('a shared computer gets a cookie that ends with the browser', () => {
  const [active] = writeDeviceCookies(
    key,
    { active: token({ shared: true }), others: [] },
    clock.now(),
  )
  assert.equal(active?.name, activeCookie)
  assert.equal(active?.maxAgeSeconds, undefined)
})

test('an empty device removes both cookies', () => {
  for (const cookie of writeDeviceCookies(key, nobodyOnDevice, clock.now())) {
    assert.equal(cookie.value, '')
    assert.equal(cookie.maxAgeSeconds, 0)
  }
})

test('a token moved from one cookie to the other opens nothing', () => {
  const waiting = mintSessionToken(key, token({ parked: true }))
  const active = mintSessionToken(key, token())
  assert.equal(readDevicePeople([key], { [activeCookie]: waiting }).active, null)
  assert.deepEqual(readDevicePeople([key], { [othersCookie]: active }).others, [])
})

test('forged, repeated and surplus tokens among the others are passed over', () => {
  const one = token({ parked: true })
  const text = mintSessionToken(key, one)
  const forged = mintSessionToken(new Uint8Array(32), token({ parked: true }))
  const { others } = readDevicePeople([key], { [othersCookie]: `${forged}.${text}.${text}.x` })
  assert.deepEqual(others, [one])
  const many = Array.from({ length: 9 }, () => mintSessionToken(key, token({ parked: true })))
  const read = readDevicePeople([key], { [othersCookie]: many.join('.') })
  assert.ok(read.others.length <= othersMax)
})

test('the next person comes to the front and the one before waits', () => {
  const first = token()
  const second = token()
  const placed = placeOnDevice({ active: first, others: [] }, second)
  assert.deepEqual(placed?.people, { active: second, others: [{ ...first, parked: true }] })
  assert.deepEqual(placed?.ended, [])
})

test('signing in again replaces the own session', () => {
  const before = token()
  const again = token({ accountId: before.accountId })
  const placed = placeOnDevice({ active: before, others: [] }, again)
  assert.deepEqual(placed, { people: { active: again, others: [] }, ended: [before] })
})

test('on a shared computer the one before is gone', () => {
  const before = token({ shared: true })
  const next = token({ shared: true })
  const placed = placeOnDevice({ active: before, others: [] }, next)
  assert.deepEqual(placed, { people: { active: next, others: [] }, ended: [before] })
})

test('coming back to the front is no new session', () => {
  const front = token()
  const waiting = token({ parked: true })
  const placed = placeOnDevice({ active: front, others: [waiting] }, waiting)
  assert.deepEqual(placed, {
    people: { active: { ...waiting, parked: false }, others: [{ ...front, parked: true }] },
    ended: [],
  })
})

test('a device holds six people, and says when it is full', () => {
  let people = nobodyOnDevice
  for (let count = 1; count <= 6; count += 1) {
    const placed = placeOnDevice(people, token())
    assert.ok(placed, `person ${count}`)
    people = placed.people
  }
  assert.equal(placeOnDevice(people, token()), null)
  const known = people.others[0]
  assert.ok(known)
  assert.ok(placeOnDevice(people, token({ accountId: known.accountId })))
})

test('waiting sessions that are over leave the cookie', () => {
  const old = token({ parked: true, issuedAtMs: clock.now() - 91 * 86_400_000 })
  const [, others] = writeDeviceCookies(key, { active: token(), others: [old] }, clock.now())
  assert.equal(others?.maxAgeSeconds, 0)
})
