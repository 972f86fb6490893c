/** Another implementation reads our log: Go's sumdb/note and sumdb/tlog, as Debian packages them. */
import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { openTestLog, testEntries, testFolder, testSigner } from './test-log.ts'

const packages = '/usr/share/gocode'
const hasGo =
  existsSync(join(packages, 'src/golang.org/x/mod/sumdb/tlog')) &&
  spawnSync('go', ['version']).status === 0
const skip = hasGo ? false : 'Go is absent: apt-get install golang-go golang-golang-x-mod-dev'

test('Go verifies checkpoint and tiles, and refuses what is forged', { skip }, async (t) => {
  const folder = testFolder(t)
  const log = await openTestLog(folder)
  log.append(testEntries(0, 66_404))
  await log.checkpoint()
  const program = join(folder, 'verify-log')
  const source = join(import.meta.dirname, 'go/verify-log.go')
  const env = {
    ...process.env,
    GOPATH: packages,
    GO111MODULE: 'off',
    GOCACHE: join(folder, 'go'),
    GOFLAGS: '',
  }
  const built = spawnSync('go', ['build', '-o', program, source], { env, encoding: 'utf8' })
  assert.equal(built.status, 0, built.stderr)
  const verify = () =>
    spawnSync(program, [folder, testSigner.verifierKey.text], { encoding: 'utf8' })
  assert.equal(verify().stdout, 'verified 66404\n')

  const path = join(folder, 'checkpoint')
  const note = readFileSync(path, 'utf8')
  writeFileSync(path, note.replace('\n66404\n', '\n66405\n'))
  assert.match(verify().stdout, /^refused: /)
  writeFileSync(path, note)
  const tile = join(folder, 'tile/0/012')
  const bytes = readFileSync(tile)
  bytes[7] = (bytes[7] ?? 0) ^ 1
  writeFileSync(tile, bytes)
  assert.match(verify().stdout, /^refused: /)
})
