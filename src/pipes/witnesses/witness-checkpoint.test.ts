/** A witness over HTTP: it cosigns what goes on, refuses two histories, and forgets nothing. */
import assert from 'node:assert/strict'
import { type TestContext, test } from 'node:test'
import { createHttpServer, listen } from '#engine/http/http-server.ts'
import { accept } from '#kernel/result.ts'
import { readCheckpoint } from '#pipes/public-log/log-checkpoint.ts'
import { folderSource } from '#pipes/public-log/log-source-store.ts'
import { createCosigner } from '#pipes/public-log/note-key.ts'
import { openTestLog, testEntries, testFolder, testSigner } from '../../../tests/test-log.ts'
import { requestCosignatures } from './request-cosignatures.ts'
import { createWitness } from './witness-checkpoint.ts'
import { writeWitnessRequest } from './witness-request.ts'
import { witnessRoutes } from './witness-routes.ts'
import { openWitnessedLogs } from './witnessed-store.ts'

const cosigner = createCosigner('temoin.example/w1', new Uint8Array(32).fill(5))

async function startWitness(t: TestContext, folder: string): Promise<string> {
  const witness = createWitness({
    logKeys: [testSigner.verifierKey],
    cosigner,
    witnessed: await openWitnessedLogs(folder),
    clock: { now: () => 1_700_000_000_000 },
  })
  const app = await createHttpServer<never>({
    routes: witnessRoutes(witness, { name: 'everyone', isPublic: true, check: async () => null }),
    log: { error: (data, message) => assert.fail(`${message} ${JSON.stringify(data)}`) },
    authenticate: async () => accept(null),
    limitKey: () => 'nobody',
    trustedProxies: [],
    publicOrigin: null,
    tls: null,
    checkReplies: true,
  })
  t.after(() => app.close())
  const { port } = await listen(app, { host: '127.0.0.1', port: 0 })
  return `http://127.0.0.1:${port}/journal/witness`
}

async function post(url: string, body: string) {
  const response = await fetch(`${url}/add-checkpoint`, { method: 'POST', body })
  const type = response.headers.get('content-type')
  return { status: response.status, type, text: await response.text() }
}

test('a log’s checkpoints are cosigned one after another, also after a restart', async (t) => {
  const logFolder = testFolder(t)
  const witnessFolder = testFolder(t)
  const log = await openTestLog(logFolder)
  const failures: string[] = []
  for (const count of [5, 300, 1]) {
    log.append(testEntries(log.size, count))
    const note = await log.checkpoint()
    // Nothing is known of the witness each time: it tells what it saw, and forgot nothing.
    const url = await startWitness(t, witnessFolder)
    const lines = await requestCosignatures({
      source: folderSource(logFolder),
      note,
      witnesses: [{ key: cosigner.verifierKey, url }],
      seen: new Map(),
      deadlineMs: 10_000,
      chance: () => 0.5,
      onFailure: (name, why) => failures.push(`${name}: ${why}`),
    })
    assert.deepEqual(failures, [])
    assert.equal(lines.length, 1)
    assert.equal(await log.addCosignatures(note, lines), true)
  }
})

test('the answers are those of the specification', async (t) => {
  const url = await startWitness(t, testFolder(t))
  const log = await openTestLog(testFolder(t))
  log.append(testEntries(0, 3))
  const note = await log.checkpoint()
  assert.equal((await post(url, 'no request')).status, 400)
  assert.equal((await post(url, writeWitnessRequest(4, [], note))).status, 400)
  assert.equal((await post(url, writeWitnessRequest(0, [new Uint8Array(32)], note))).status, 422)
  const first = await post(url, writeWitnessRequest(0, [], note))
  assert.equal(first.status, 200)
  const checkpoint = readCheckpoint(note + first.text)
  const line = checkpoint?.note.signatures.at(-1)
  assert.ok(line !== undefined && checkpoint !== null)
  assert.ok(cosigner.verifierKey.verifies(checkpoint.note.text, line.signature))
  const again = await post(url, writeWitnessRequest(0, [], note))
  assert.deepEqual(again, { status: 409, type: 'text/x.tlog.size', text: '3\n' })
  assert.equal((await post(url, writeWitnessRequest(3, [], note))).status, 200)

  const fork = await openTestLog(testFolder(t))
  fork.append(testEntries(100, 3))
  const forked = await fork.checkpoint()
  assert.equal((await post(url, writeWitnessRequest(3, [], forked))).status, 422)
  const unsigned = note.replace('\n3\n', '\n4\n')
  assert.equal((await post(url, writeWitnessRequest(3, [], unsigned))).status, 403)
  const strange = note.replaceAll('ecole.example', 'lycee.example')
  assert.equal((await post(url, writeWitnessRequest(0, [], strange))).status, 404)
})
