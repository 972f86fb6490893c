/** A device that is full says so, and whoever fetches for it goes on to its next time. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { PersonalPack } from '#contract/day-packs.ts'
import { fillShelf } from './fill-shelf.ts'
import { createMemoryKeep, type Keep } from './keep.ts'
import type { PackShelf } from './pack-shelf.ts'

const personal: PersonalPack = {
  version: 'v',
  timeZone: 'Europe/Paris',
  days: [],
  withdrawn: [],
  passes: [],
}

const shelf: PackShelf = {
  addresses: async () => new Set<string>(),
  read: async () => null,
  put: async () => undefined,
  delete: async () => undefined,
}

/** Takes nothing more, for the reason given. */
async function keepThatRefuses(error: Error): Promise<Keep> {
  const keep = createMemoryKeep()
  await keep.put('personal', personal)
  return { ...keep, put: () => Promise.reject(error) }
}

test('where no room is left for what the packs name, it is said once, and nothing is thrown', async () => {
  let told = 0
  const full = await keepThatRefuses(new DOMException('', 'QuotaExceededError'))
  await fillShelf(full, shelf, async () => {
    told += 1
  })
  assert.equal(told, 1)
})

test('any other trouble is not taken for a full device', async () => {
  let told = 0
  const broken = await keepThatRefuses(new Error('broken'))
  const filling = fillShelf(broken, shelf, async () => {
    told += 1
  })
  await assert.rejects(filling, /broken/)
  assert.equal(told, 0)
})
