/** Tries the watch over a policy's quorum with real cosignatures and a clock that is moved by hand. */
import assert from 'node:assert/strict'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { logFolder } from '#pipes/public-log/journal-folder.ts'
import { type Cosigner, createCosigner } from '#pipes/public-log/note-key.ts'
import { openTestLog, testEntries, testFolder, testSigner } from '../../../tests/test-log.ts'
import { keepQuorumState } from './keep-quorum-state.ts'
import { readPolicy } from './log-policy.ts'
import { readQuorumState } from './quorum-state-store.ts'
import { quorumLateMs, quorumLateSince } from './quorum-watch.ts'

const [one, two, other] = ['un', 'deux', 'autre'].map((name, at) =>
  createCosigner(`${name}.example/w`, new Uint8Array(32).fill(at + 1)),
) as [Cosigner, Cosigner, Cosigner]

const policy = readPolicy(
  [
    `log ${testSigner.verifierKey.text}`,
    `witness un ${one.verifierKey.text} http://localhost:1/`,
    `witness deux ${two.verifierKey.text} http://localhost:2/`,
    'group both all un deux',
    'quorum both',
  ].join('\n'),
)

test('a quorum that stays away is told once after the named time, each hour again, and when it is back', async (context) => {
  assert.ok('quorum' in policy && policy.quorum !== null && policy.quorum !== 'none')
  const dataDir = testFolder(context)
  const tiles = await openTestLog(logFolder(dataDir))
  tiles.append(testEntries(0, 300))
  const note = await tiles.checkpoint()
  const text = `${note.split('\n\n')[0]}\n`
  const by = (...cosigners: readonly Cosigner[]) =>
    note + cosigners.map((each) => each.cosign(text, 1_800_000_000)).join('')
  const [half, strange, whole] = [by(one), by(one, other), by(one, two)]

  let now = 1_000_000
  const said: string[] = []
  const say = (level: string) => (_fields: unknown, words?: string) =>
    said.push(`${level} ${words}`)
  const keeper = await keepQuorumState({
    ...{ dataDir, quorum: policy.quorum, clock: { now: () => now } },
    log: { info: say('info'), warn: say('warn') },
  })
  const seeAfter = async (ms: number, signed: string) => {
    now += ms
    await keeper.see(signed)
    return said.splice(0).map((words) => words.split(' ')[0])
  }
  const lateNow = async () => {
    const state = await readQuorumState(dataDir)
    return state === null ? 'none' : quorumLateSince(state, now)
  }
  assert.deepEqual(await seeAfter(10_000, whole), [])
  const metAt = now
  assert.deepEqual((await readQuorumState(dataDir))?.met, { at: metAt, size: 300 })
  assert.deepEqual(await seeAfter(quorumLateMs - 1, half), [])
  assert.equal(await lateNow(), null)
  assert.deepEqual(await seeAfter(1, strange), ['warn'])
  assert.equal(await lateNow(), metAt)
  assert.deepEqual(await seeAfter(10_000, half), [])
  assert.deepEqual(await seeAfter(60 * 60_000, half), ['warn'])
  assert.deepEqual(await seeAfter(10_000, whole), ['info'])
  assert.equal(await lateNow(), null)
  assert.deepEqual(await seeAfter(10_000, whole), [])
})

test('a cell that was stopped for a day is given the named time again, and a torn file says nothing', async (context) => {
  assert.ok('quorum' in policy && policy.quorum !== null && policy.quorum !== 'none')
  const dataDir = testFolder(context)
  assert.equal(await readQuorumState(dataDir), null)
  const met = { at: 5, size: 300 }
  assert.equal(quorumLateSince({ since: 86_400_000, met }, 86_400_000 + quorumLateMs - 1), null)
  assert.equal(quorumLateSince({ since: 9e7, met: null }, 9e7 + quorumLateMs), 9e7)
  const log = { info: () => undefined, warn: () => undefined }
  await keepQuorumState({ dataDir, quorum: policy.quorum, clock: { now: () => 7 }, log })
  assert.deepEqual(await readQuorumState(dataDir), { since: 7, met: null })
  writeFileSync(join(dataDir, 'journal/quorum.json'), '{"since":')
  assert.equal(await readQuorumState(dataDir), null)
})
