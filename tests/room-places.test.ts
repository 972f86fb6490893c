/** Both registries of places, one promise; and what holds while the shared one is away. */
import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { setTimeout as wait } from 'node:timers/promises'
import { createLocalPlaces } from '#engine/socket/local-places.ts'
import type { RoomPlaces } from '#engine/socket/room-places.ts'
import { openValkeyPlaces } from '#engine/socket/valkey-places.ts'
import { systemClock } from '#kernel/clock.ts'
import { checkRoomPlaces } from './room-places-conformance.ts'
import { startTestValkey } from './test-valkey.ts'

const valkey = await startTestValkey()
const skip = valkey === null ? 'no valkey-server and no redis-server here' : false
const opened: RoomPlaces[] = []
after(async () => {
  for (const one of opened) await one.leave()
  await valkey?.stop()
})

function joinAll<Address extends string>(
  addresses: readonly Address[],
  open: (address: Address) => RoomPlaces,
): Record<Address, RoomPlaces> {
  return Object.fromEntries(addresses.map((address) => [address, open(address)])) as Record<
    Address,
    RoomPlaces
  >
}

let nowMs = 0
checkRoomPlaces(
  'in one memory',
  {
    join(...addresses) {
      const places = createLocalPlaces({ monotonicMs: () => nowMs })
      return joinAll(addresses, (address) => places.join(() => address))
    },
    async grow() {
      nowMs += 60_000
    },
  },
  false,
)

/** Longer than a busy machine takes between two lines of a test. */
const freshMs = 3_000
let roots = 0
const onErrors: unknown[] = []
const told: string[] = []

function openShared(root: string, own: string, url = valkey?.url ?? ''): RoomPlaces {
  const one = openValkeyPlaces({
    url,
    root,
    own: () => own,
    alone: createLocalPlaces(systemClock).join(() => own),
    onError: (error) => onErrors.push(error),
    onTold: () => told.push(own),
    freshMs,
  })
  opened.push(one)
  return one
}

checkRoomPlaces(
  'in Valkey',
  {
    join(...addresses) {
      roots += 1
      const root = `test-${roots}`
      return joinAll(addresses, (address) => patient(openShared(root, address)))
    },
    grow: () => wait(freshMs + 100),
  },
  skip,
)

/** A connection is not there at once: until then each process knows itself alone. */
function patient(one: RoomPlaces): RoomPlaces {
  return {
    ...one,
    async tell(load) {
      for (let errors = -1; errors !== onErrors.length; await wait(5)) {
        errors = onErrors.length
        await one.tell(load)
      }
    },
  }
}

test('while the shared registry is away, a room is opened where it is asked for', async () => {
  const alone = openShared('nowhere', 'alone:1', '/nonexistent/preau-valkey')
  await alone.tell(500)
  assert.equal(await alone.choose('one', new Set()), 'alone:1')
  assert.equal(told.includes('alone:1'), false)
})

test('what the shared registry took is said to be told', { skip }, async () => {
  await patient(openShared('somewhere', 'heard:1')).tell(500)
  assert.equal(told.includes('heard:1'), true)
})
