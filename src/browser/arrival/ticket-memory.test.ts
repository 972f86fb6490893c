/** A stored ticket is believed only as far as it makes sense, and belongs to one person. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { noteInFront, personInFront } from '#browser/device/known-accounts.ts'
import { forgetHere } from '#browser/identity/forget-here.ts'
import { readKeptArrival, ticketMemory } from './ticket-memory.ts'

const lina = '01a20283-0335-74b6-8990-7719107073aa'
const hugo = '01a20283-02ea-7306-8a29-677fa4e83844'

/** A device's storage, as far as this asks of it: entries are own properties. */
function emptyStorage(): void {
  const hidden = (value: unknown) => ({ value, enumerable: false })
  const entries: Record<string, unknown> = Object.defineProperties(
    {},
    {
      getItem: hidden((key: string) => entries[key] ?? null),
      setItem: hidden((key: string, text: string) => {
        entries[key] = text
      }),
      removeItem: hidden((key: string) => delete entries[key]),
    },
  )
  Object.defineProperty(globalThis, 'localStorage', { value: entries, configurable: true })
}

const nobodyShares = { getItem: () => null }
Object.defineProperty(globalThis, 'sessionStorage', { value: nobodyShares, configurable: true })

test('damaged or foreign values are none', () => {
  for (const text of [null, '', '{', 'null', '[]', '{"ticket":3,"tries":-1}']) {
    assert.deepEqual(readKeptArrival(text), { ticket: null, tries: 0 }, String(text))
  }
  assert.deepEqual(readKeptArrival('{"ticket":"t","tries":2}'), { ticket: 't', tries: 2 })
})

test('each person of a device has a ticket of their own, and it goes with them', () => {
  emptyStorage()
  ticketMemory.write({ ticket: 'before', tries: 1 })
  noteInFront({ personId: lina, accountId: lina })
  assert.deepEqual(ticketMemory.read(), { ticket: null, tries: 0 })
  ticketMemory.write({ ticket: 'of-lina', tries: 3 })
  noteInFront({ personId: hugo, accountId: hugo })
  assert.equal(ticketMemory.read().ticket, null)
  assert.equal(personInFront(), hugo)
  noteInFront({ personId: lina, accountId: lina })
  assert.deepEqual(ticketMemory.read(), { ticket: 'of-lina', tries: 3 })
  forgetHere(lina)
  assert.equal(personInFront(), null)
  assert.equal(ticketMemory.read().ticket, 'before')
})

test('let in, nothing is left of the wait', () => {
  emptyStorage()
  ticketMemory.write({ ticket: 't', tries: 3 })
  ticketMemory.write({ ticket: null, tries: 0 })
  assert.deepEqual(Object.keys(localStorage), [])
})
