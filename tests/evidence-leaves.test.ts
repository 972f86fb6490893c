/** Tries what a verdict says of the public log that it was computed from, and that it says it again. */
import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { test } from 'node:test'
import { installFolder } from '#engine/config/config.ts'
import { PlainError } from '#engine/config/plain-error.ts'
import { systemRandom } from '#kernel/random.ts'
import { judgeTable } from '#pipes/evidence/judge-load.ts'
import { type EvidencePaths, readEvidence } from '#pipes/evidence/read-evidence.ts'
import { openDayKeys } from '#pipes/journal/day-key-store.ts'
import { openOrigins } from '#pipes/journal/origin-reader.ts'
import { writeTestJournal } from './test-journal.ts'

test('a verdict on a journal names its leaves, and the same tree gives the same bytes', async (t) => {
  const dataDir = await writeTestJournal(t)
  const read = async (more: Partial<EvidencePaths> = {}) => {
    const paths: EvidencePaths = {
      journal: dataDir,
      format: 'journal',
      roster: null,
      timetable: null,
      origins: null,
      capacityPerSecond: null,
      from: null,
      to: null,
      treeSize: null,
      ...more,
    }
    const { input, inputs, inputsHash, leaves, table } = await readEvidence(paths, {
      openOrigins: (path) => openOrigins({ country: path, network: path }),
      secretsOf: (folder, day) => openDayKeys(folder, systemRandom).find(day),
    })
    return { ...judgeTable(table, input, inputsHash), inputs, inputsHash, leaves }
  }
  const told = await read()
  assert.ok(told.leaves !== null)
  assert.deepEqual([told.leaves.first, told.leaves.treeSize], [0, told.leaves.last + 1])
  assert.equal(Buffer.from(told.leaves.rootHash, 'base64').length, 32)

  const interval = { from: Date.parse(told.interval.from), to: Date.parse(told.interval.to) }
  const again = await read({ ...interval, treeSize: told.leaves.treeSize })
  assert.equal(JSON.stringify(again), JSON.stringify(told))

  // Whoever has only the public log finds the same root in it.
  const verify = (count: string) => {
    const args = ['journal', 'verify', join(dataDir, 'journal/log'), '--root-at', count]
    return spawnSync(join(installFolder, 'preau'), args, { encoding: 'utf8' })
  }
  const found = verify(String(told.leaves.treeSize))
  assert.equal(found.status, 0, found.stderr)
  assert.ok(found.stdout.includes(`leaves: ${told.leaves.rootHash}\n`), found.stdout)
  const beyond = verify('99999')
  assert.equal(beyond.status, 1)
  assert.match(beyond.stdout, /no whole tree of its first 99999 leaves/)
  const wrong = verify('douze')
  assert.equal(wrong.status, 1)
  assert.match(wrong.stderr, /n’est pas un nombre de feuilles/)

  // What was in the log when it was smaller, of a log that has gone on since.
  const smaller = await read({ ...interval, treeSize: 20 })
  assert.deepEqual([smaller.leaves?.treeSize, smaller.leaves?.last], [20, 19])
  assert.notEqual(smaller.leaves?.rootHash, told.leaves.rootHash)
  await assert.rejects(read({ treeSize: 99_999 }), PlainError)
})
