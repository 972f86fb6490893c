/** One holder at a time, in this process and others, and none where the holder was killed. */
import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type TestContext, test } from 'node:test'
import { Worker } from 'node:worker_threads'
import { takeFileLock } from './file-lock.ts'

const module = new URL('file-lock.ts', import.meta.url).href
const holds = (path: string) =>
  `import(${JSON.stringify(module)}).then(({ takeFileLock }) => {
    globalThis.held = takeFileLock(${JSON.stringify(path)})
    console.log(globalThis.held === null ? 'no' : 'yes')
    setInterval(() => {}, 1_000)
  })`

function lockPath(t: TestContext): string {
  const folder = mkdtempSync(join(tmpdir(), 'preau-lock-'))
  t.after(() => rmSync(folder, { recursive: true }))
  return join(folder, 'one.lock')
}

test('a second holder in the same process is told no, until the first lets go', (t) => {
  const path = lockPath(t)
  const first = takeFileLock(path)
  assert.notEqual(first, null)
  assert.equal(takeFileLock(path), null)
  first?.release()
  const second = takeFileLock(path)
  assert.notEqual(second, null)
  second?.release()
})

test('another process is told no too, and one that is killed leaves no lock behind', async (t) => {
  const path = lockPath(t)
  const child = spawn(process.execPath, ['-e', holds(path)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  t.after(() => child.kill('SIGKILL'))
  const [said] = (await once(child.stdout, 'data')) as [Buffer]
  assert.equal(said.toString().trim(), 'yes')
  assert.equal(takeFileLock(path), null)
  child.kill('SIGKILL')
  await once(child, 'close')
  const after = takeFileLock(path)
  assert.notEqual(after, null)
  after?.release()
})

test('a thread that ends leaves none either', async (t) => {
  const path = lockPath(t)
  const worker = new Worker(holds(path), { eval: true, stdout: true })
  await once(worker.stdout, 'data')
  assert.equal(takeFileLock(path), null)
  await worker.terminate()
  const after = takeFileLock(path)
  assert.notEqual(after, null)
  after?.release()
})

test('where the file cannot be made, that is said', (t) => {
  assert.throws(() => takeFileLock(join(lockPath(t), 'in/no/folder')))
})
