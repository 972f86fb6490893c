/** Two cells: each cosigns the log of the other, and whoever has both keys can check it. */
import assert from 'node:assert/strict'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { setTimeout as wait } from 'node:timers/promises'
import { openKeyRing } from '#engine/config/key-ring.ts'
import { prepareJobs } from '#engine/jobs/job-runner.ts'
import { systemRandom } from '#kernel/random.ts'
import { readCheckpoint } from '#pipes/public-log/log-checkpoint.ts'
import { createNoteSigner } from '#pipes/public-log/note-key.ts'
import { judgeSignature } from '#pipes/public-log/signed-note.ts'
import { cellCosigner } from '#roles/cell-witness.ts'
import { logSigner } from '#roles/sequencer.ts'
import type { SchoolTables } from '#school/tables.ts'
import { startCellProcess } from './cell-process.ts'
import { withTestDatabase } from './test-database.ts'

const folder = mkdtempSync(join(tmpdir(), 'preau-two-cells-'))
after(() => rmSync(folder, { recursive: true, force: true }))

async function freePort(): Promise<number> {
  const server = createServer()
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  await new Promise((resolve) => server.close(resolve))
  if (address === null || typeof address === 'string') throw new Error('no port')
  return address.port
}

async function prepareCell(name: string) {
  const { source } = await withTestDatabase<SchoolTables>()
  await prepareJobs(source)
  const dataDir = join(folder, name)
  const keyRing = openKeyRing(dataDir, systemRandom)
  return {
    source,
    dataDir,
    port: await freePort(),
    logPolicy: join(folder, `${name}.policy`),
    logKey: logSigner({ dataDir, publicUrl: null }, keyRing).verifierKey,
    witnessKey: cellCosigner({ publicUrl: null }, keyRing).verifierKey,
  }
}
type PreparedCell = Awaited<ReturnType<typeof prepareCell>>

function writePolicy(own: PreparedCell, other: PreparedCell): void {
  const address = `http://127.0.0.1:${other.port}/journal/witness`
  const lines = [`log ${other.logKey.text}`, `witness other ${other.witnessKey.text} ${address}`]
  writeFileSync(own.logPolicy, `${lines.join('\n')}\n`)
}

async function isCosigned(cell: PreparedCell, by: PreparedCell): Promise<boolean> {
  const answer = await fetch(`http://127.0.0.1:${cell.port}/journal/checkpoint`)
  if (!answer.ok) return false
  const checkpoint = readCheckpoint(await answer.text())
  assert.ok(checkpoint !== null)
  assert.equal(judgeSignature(checkpoint.note, cell.logKey), 'valid')
  return judgeSignature(checkpoint.note, by.witnessKey) === 'valid'
}

test('each of two cells cosigns the log of the other, and a stranger’s log is refused', async () => {
  const one = await prepareCell('one')
  const other = await prepareCell('other')
  writePolicy(one, other)
  writePolicy(other, one)
  const running = [await startCellProcess(one), await startCellProcess(other)]
  for (const [cell, by] of [
    [one, other],
    [other, one],
  ] as const) {
    for (let tries = 0; tries < 300 && !(await isCosigned(cell, by)); tries += 1) await wait(200)
    assert.equal(await isCosigned(cell, by), true)
  }
  const stranger = createNoteSigner('stranger.example/journal', new Uint8Array(32).fill(9))
  const text = 'stranger.example/journal\n1\n47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=\n'
  const asked = await fetch(`http://127.0.0.1:${one.port}/journal/witness/add-checkpoint`, {
    method: 'POST',
    body: `old 0\n\n${text}\n${stranger.sign(text)}`,
  })
  assert.equal(asked.status, 404)
  for (const cell of running) await cell.kill()
})
