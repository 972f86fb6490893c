/** A few mornings through the line in Valkey, under the same watch; a restart is one of the server. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { MemoryLineOptions } from '#pipes/waiting-room/memory-line.ts'
import { openValkeyLine, type ValkeyLine } from '#pipes/waiting-room/valkey-line-store.ts'
import type { Line } from '#pipes/waiting-room/waiting-line.ts'
import { startTestValkey } from '../../tests/test-valkey.ts'
import { simulateMorning } from './simulate-morning.ts'

/** Chosen for what happens in them: restarts, jumps, passes, hoarders, a shared address. */
const seeds = [3, 6, 7, 12]

const server = await startTestValkey()
const skip = server === null ? 'neither valkey-server nor redis-server is installed' : false

test('mornings in Valkey: nothing is violated there either', { skip }, async () => {
  if (server === null) return
  const lines: Promise<ValkeyLine>[] = []
  const makeLine = (options: MemoryLineOptions): Line => {
    const opening = openValkeyLine({
      ...options,
      url: server.url,
      root: `morning ${lines.length}`,
      onError: (error) => {
        throw error
      },
    })
    lines.push(opening)
    return {
      take: async (entrant, nowMs) => (await opening).take(entrant, nowMs),
      seen: async (key, nowMs) => (await opening).seen(key, nowMs),
      standing: async (key, nowMs) => (await opening).standing(key, nowMs),
      merge: async (key, entrant, nowMs) => (await opening).merge(key, entrant, nowMs),
      release: async (perSecond, nowMs) => (await opening).release(perSecond, nowMs),
      sizes: async () => (await opening).sizes(),
    }
  }
  let releases = 0
  for (const seed of seeds) {
    const result = await simulateMorning(seed, { makeLine })
    assert.deepEqual(result.violations, [], `seed ${seed}`)
    releases += result.releases
  }
  assert.ok(releases > 100)
  for (const line of lines) await (await line).close()
  await server.stop()
})
