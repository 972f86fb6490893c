/** A bundle for an authority: one day of two, checked by the verifier that lies in it. */
import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { createReadStream, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { type TestContext, test } from 'node:test'
import { createGunzip } from 'node:zlib'
import { extract } from 'tar-stream'
import { systemClock } from '#kernel/clock.ts'
import { writeAuthorityBundle } from '#pipes/journal/write-authority-bundle.ts'
import { buildVerifier } from '../src/cli/build-verifier.ts'
import { writeTestJournal } from './test-journal.ts'
import { testFolder, testOrigin, testSigner } from './test-log.ts'

const [asked, other] = ['2027-04-06', '2027-04-07'] as const
const verifier = await buildVerifier()

const clockOf = (day: string) => ({ ...systemClock, now: () => Date.parse(`${day}T08:00:00Z`) })

async function bundleOf(dataDir: string, path: string) {
  return writeAuthorityBundle({
    dataDir,
    fromDay: asked,
    toDay: asked,
    logKey: testSigner.verifierKey,
    witnessKeys: [],
    policy: ['quorum none'],
    verifier,
    path,
  })
}

async function unpack(context: TestContext, path: string): Promise<string> {
  const folder = testFolder(context)
  const taking = extract()
  const taken = (async () => {
    for await (const entry of taking) {
      const target = join(folder, entry.header.name)
      mkdirSync(dirname(target), { recursive: true })
      const pieces: Uint8Array[] = []
      for await (const piece of entry) pieces.push(piece as Uint8Array)
      writeFileSync(target, Buffer.concat(pieces))
    }
  })()
  await Promise.all([pipeline(createReadStream(path), createGunzip(), taking), taken])
  return join(folder, `preau-journal-${asked}-${asked}`)
}

function verify(folder: string) {
  const key = testSigner.verifierKey.text
  return spawnSync(process.execPath, ['verifier.mjs', '.', key], { cwd: folder, encoding: 'utf8' })
}

test('one day of two is handed over: it opens and fits, the other stays closed, an altered byte is named', async (context) => {
  const dataDir = await writeTestJournal(context, [clockOf(asked), clockOf(other)])
  const path = join(testFolder(context), 'bundle.tar.gz')
  const facts = await bundleOf(dataDir, path)
  assert.deepEqual(facts?.days, [asked])
  assert.equal(facts?.origin, testOrigin)
  // Nothing of the making stays behind.
  assert.deepEqual(
    readdirSync(join(dataDir, 'journal')).filter((name) => name.startsWith('bundle-')),
    [],
  )

  const folder = await unpack(context, path)
  assert.deepEqual(readdirSync(join(folder, 'journal-keys')), [`${asked}.key`])
  assert.match(readFileSync(join(folder, 'LISEZMOI.md'), 'utf8'), /node verifier\.mjs \. '/)
  const fine = verify(folder)
  assert.equal(fine.status, 0, fine.stderr + fine.stdout)
  // Forty requests and the start of the run; the other day's file cannot be opened.
  assert.match(fine.stdout + fine.stderr, /41 enregistrements ouverts.* 1 fichiers dont la clé/)
  assert.doesNotMatch(fine.stdout + fine.stderr, /Clé inconnue/)

  const [records = ''] = readdirSync(join(folder, 'journal/records', asked))
  const sealed = readFileSync(join(folder, 'journal/records', asked, records))
  const last = sealed.length - 1
  sealed[last] = (sealed[last] ?? 0) ^ 1
  writeFileSync(join(folder, 'journal/records', asked, records), sealed)
  const altered = verify(folder)
  assert.notEqual(altered.status, 0)
  assert.match(altered.stdout + altered.stderr, /ENREGISTREMENTS MODIFIÉS/)
})

test('where nothing is signed there is nothing to hand over', async (context) => {
  const dataDir = testFolder(context)
  assert.equal(await bundleOf(dataDir, join(dataDir, 'bundle.tar.gz')), null)
})
