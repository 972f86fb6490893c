/** The voices of a replay over a poor line: what did not come is tried again while it would be heard. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { setImmediate as turn } from 'node:timers/promises'
import { createReplayVoices } from './replay-voices.ts'

const bytes = (text: string) => new TextEncoder().encode(text).buffer

/** Three pieces, ten seconds each; one that is named in `fails` does not come, so many times. */
function openVoices(fails: Record<string, number>) {
  const reads: string[] = []
  const sounds: string[] = []
  const clock = { ms: 0 }
  const voices = createReplayVoices<string>(
    ['v1', 'v2', 'v3'].map((id, at) => ({ id, from: 100_000 + at * 10_000 })),
    {
      async read(id) {
        reads.push(`${id} ${clock.ms}`)
        const left = fails[id] ?? 0
        fails[id] = left - 1
        if (left > 0) throw new Error('the line is gone')
        return bytes(id)
      },
      decode: async (piece) => {
        const id = new TextDecoder().decode(piece)
        return id === 'v3' ? null : id
      },
      soundNow: () => clock.ms / 1_000,
      sound(id, { when }) {
        sounds.push(`${id} at ${when}`)
        return () => sounds.push(`${id} ended`)
      },
      nowMs: () => clock.ms,
      random: () => 0.5,
    },
  )
  return {
    voices,
    reads,
    sounds,
    /** As the page does, with the replay's clock beside this one. */
    async followAt(ms: number) {
      clock.ms = ms
      voices.follow(100_000 + ms)
      await turn()
    },
  }
}

test('a piece that did not come is tried again, and sounds from where it should be by then', async () => {
  const { followAt, reads, sounds, voices } = openVoices({ v1: 1 })
  voices.play(100_000, 1)
  await turn()
  assert.deepEqual(reads, ['v1 0', 'v2 0'])
  await followAt(100)
  await followAt(1_999)
  assert.equal(reads.length, 2, 'not before its time')
  await followAt(2_000)
  await followAt(2_100)
  assert.deepEqual(reads, ['v1 0', 'v2 0', 'v1 2000'])
  assert.deepEqual(sounds, ['v2 at 10', 'v1 at 0'])
})

test('a line that stays away is asked less and less, and no longer for what is over', async () => {
  const { followAt, reads, voices } = openVoices({ v1: 100, v2: 100, v3: 100 })
  voices.play(100_000, 1)
  for (let ms = 0; ms <= 90_000; ms += 100) await followAt(ms)
  const askedFor = (id: string) =>
    reads.filter((one) => one.startsWith(id)).map((one) => Number(one.slice(3)))
  assert.deepEqual(askedFor('v1'), [0, 2_000, 6_000, 14_000, 30_000])
  assert.ok(askedFor('v2').length <= 6 && Math.max(...askedFor('v2')) <= 40_000)
})

test('where nothing is to be heard nothing is asked again', async () => {
  const { followAt, reads, voices } = openVoices({})
  voices.play(100_000, 1)
  for (let ms = 0; ms <= 40_000; ms += 100) await followAt(ms)
  assert.deepEqual(
    reads.map((one) => one.slice(0, 2)),
    ['v1', 'v2', 'v3'],
  )
})

test('a press tries at once, and what failed for an earlier run does not put off this one', async () => {
  const { reads, sounds, voices } = openVoices({ v1: 1 })
  voices.play(100_000, 1)
  await turn()
  voices.play(100_000, 1)
  await turn()
  assert.deepEqual(reads, ['v1 0', 'v2 0', 'v1 0'])
  assert.deepEqual(sounds, ['v2 at 10', 'v2 ended', 'v2 at 10', 'v1 at 0'])
  voices.pause()
  assert.deepEqual(sounds.slice(4).sort(), ['v1 ended', 'v2 ended'])
})
