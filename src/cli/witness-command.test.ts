/** `./preau witness` where it cannot listen: a sentence that says what to choose, and no stack. */
import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { type TestContext, test } from 'node:test'
import { testFolder, testSigner } from '../../tests/test-log.ts'

function runWitness(t: TestContext, host: string, port: number) {
  const data = testFolder(t)
  const logs = join(data, 'logs')
  writeFileSync(logs, `log ${testSigner.verifierKey.text}\n`)
  const options = ['--data', data, '--logs', logs, '--name', 'temoin.example/w1']
  const where = ['--host', host, '--port', `${port}`]
  const main = join(import.meta.dirname, 'main.ts')
  return spawnSync(process.execPath, [main, 'witness', ...options, ...where], { encoding: 'utf8' })
}

test('a port that is taken is told, with the option that chooses another', async (t) => {
  const stranger = createServer().listen(0, '127.0.0.1')
  t.after(() => stranger.close())
  await once(stranger, 'listening')
  const address = stranger.address()
  const port = typeof address === 'object' && address !== null ? address.port : 0
  const { status, stderr } = runWitness(t, '127.0.0.1', port)
  assert.equal(status, 1, stderr)
  assert.match(stderr, new RegExp(`Le port ${port} est déjà pris.*--port \\d+`))
  assert.doesNotMatch(stderr, /at .*\.ts:\d+/)
})

test('so is an address that is not of this machine', (t) => {
  const { status, stderr } = runWitness(t, '192.0.2.77', 7310)
  assert.equal(status, 1, stderr)
  assert.match(stderr, /--host 192\.0\.2\.77 n’est pas une adresse de cette machine/)
})
