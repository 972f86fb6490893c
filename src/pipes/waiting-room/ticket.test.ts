/** Tickets and in-tokens say what was signed, and nothing that anybody else made. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { type InToken, mintInToken, readInToken } from './in-token.ts'
import { mintTicket, readTicket, type Ticket, ticketLifeMs, unplacedLifeMs } from './ticket.ts'
import { lanes } from './waiting-line.ts'

const key = new Uint8Array(32).fill(7)
const former = new Uint8Array(32).fill(8)
const stranger = new Uint8Array(32).fill(9)
const timeMax = 2 ** 41

/** Plain objects, as the code makes them. */
const plain = { noNullPrototype: true } as const

const ids = fc.uuid({ version: 7 })
const times = fc.integer({ min: 0, max: timeMax })
const holders = fc.record(
  { kind: fc.constantFrom('account' as const, 'ticket' as const), id: ids },
  plain,
)
const arrivals = fc.record(
  {
    arrivedAtMs: times,
    number: fc.record(
      {
        epoch: fc.integer({ min: 0, max: 2 ** 32 - 1 }),
        number: fc.integer({ min: 0, max: 2 ** 48 - 1 }),
      },
      plain,
    ),
  },
  plain,
)
const tickets: fc.Arbitrary<Ticket> = fc
  .tuple(
    arrivals,
    fc.record({
      holder: holders,
      lane: fc.constantFrom(...lanes),
      isStaff: fc.boolean(),
      together: fc.option(ids),
      orderMs: times,
      isKept: fc.boolean(),
      isUnplaced: fc.boolean(),
    }),
  )
  .map(([arrival, rest]) => ({ ...arrival, ...rest }))
const inTokens: fc.Arbitrary<InToken> = fc.record(
  { holder: holders, untilMs: times, arrival: fc.option(arrivals) },
  plain,
)

test('a ticket says what was signed, under the present key and the former one', () => {
  fc.assert(
    fc.property(tickets, fc.constantFrom(key, former), (ticket, signer) => {
      const text = mintTicket(signer, ticket)
      assert.ok(text.length <= 400)
      assert.deepEqual(readTicket([key, former], text, ticket.arrivedAtMs), ticket)
    }),
  )
})

test('a ticket signed by a stranger, changed in one sign, cut or stretched, is none', () => {
  fc.assert(
    fc.property(tickets, fc.nat(), fc.constantFrom('A', 'z', '-', '='), (ticket, at, sign) => {
      const now = ticket.arrivedAtMs
      assert.equal(readTicket([key, former], mintTicket(stranger, ticket), now), null)
      const text = mintTicket(key, ticket)
      const place = at % text.length
      const changed = text.slice(0, place) + sign + text.slice(place + 1)
      if (changed !== text) assert.equal(readTicket([key], changed, now), null)
      assert.equal(readTicket([key], text.slice(0, place), now), null)
      assert.equal(readTicket([key], text + sign, now), null)
    }),
  )
})

test('a ticket is good for a day at most, and one from tomorrow is none', () => {
  fc.assert(
    fc.property(tickets, (ticket) => {
      const text = mintTicket(key, ticket)
      const { arrivedAtMs, isUnplaced } = ticket
      const lifeMs = isUnplaced ? unplacedLifeMs : ticketLifeMs
      assert.notEqual(readTicket([key], text, arrivedAtMs + lifeMs - 1), null)
      assert.equal(readTicket([key], text, arrivedAtMs + lifeMs), null)
      assert.equal(readTicket([key], text, arrivedAtMs - 60_001), null)
    }),
  )
})

test('an in-token says what was signed, and a ticket is none', () => {
  fc.assert(
    fc.property(inTokens, tickets, (token, ticket) => {
      assert.deepEqual(readInToken([key, former], mintInToken(former, token)), token)
      assert.equal(readInToken([key], mintInToken(stranger, token)), null)
      assert.equal(readInToken([key], mintTicket(key, ticket)), null)
      assert.equal(readTicket([key], mintInToken(key, token), ticket.arrivedAtMs), null)
    }),
  )
})

test('anything else is neither', () => {
  fc.assert(
    fc.property(fc.oneof(fc.string(), fc.base64String({ minLength: 90 })), (text) => {
      assert.equal(readTicket([key], text, 0), null)
      assert.equal(readInToken([key], text), null)
    }),
  )
})
