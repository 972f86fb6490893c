/** A process that is killed while it writes a log: nothing that it signed is lost or contradicted. */
import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { test } from 'node:test'
import { setTimeout as pause } from 'node:timers/promises'
import { testFolder, testSigner } from '../../../tests/test-log.ts'
import { readCheckpoint, type SignedCheckpoint } from './log-checkpoint.ts'
import { folderSource } from './log-source-store.ts'
import { verifyLog } from './verify-log.ts'

const writer = join(import.meta.dirname, '../../../tests/log-writer.ts')

test('killed again and again at any moment', async (t) => {
  const folder = testFolder(t)
  const signed: SignedCheckpoint[] = []
  for (let round = 0; round < 6; round += 1) {
    const child = spawn(process.execPath, [writer, folder], {
      stdio: ['ignore', 'pipe', 'inherit'],
    })
    let told = ''
    child.stdout.on('data', (bytes: Buffer) => {
      told += bytes.toString()
    })
    await once(child.stdout, 'data')
    await pause(Math.random() * 250)
    child.kill('SIGKILL')
    await once(child, 'close')
    for (const line of told.split('\n').slice(0, -1)) {
      const checkpoint = readCheckpoint(Buffer.from(line, 'base64').toString())
      assert.ok(checkpoint !== null)
      signed.push(checkpoint)
    }
    const keys = [testSigner.verifierKey]
    const check = await verifyLog(folderSource(folder), { keys, since: signed })
    assert.deepEqual(check.faults, [], `round ${round}`)
    assert.equal(check.signature, 'valid')
  }
  assert.ok(signed.length >= 6)
})
