/**
 * Commands of the journal and the verdict in the hands of somebody who never used them: a wrong folder, a file
 * for a folder, a place that cannot be written to. Each is told in a sentence, and nobody is accused.
 */
import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { installFolder } from '#engine/config/config.ts'
import { systemClock } from '#kernel/clock.ts'
import { verifyJournal } from '../src/cli/verify-journal.ts'
import { writeTestJournal } from './test-journal.ts'

const folder = mkdtempSync(join(tmpdir(), 'preau-wrong-'))
after(() => rmSync(folder, { recursive: true }))
const [nothing, file, logFile] = [
  join(folder, 'nothing'),
  join(folder, 'file'),
  join(folder, 'a.log'),
]
mkdirSync(nothing)
writeFileSync(file, 'no log at all\n')
const hit = (at: number) =>
  `192.0.2.${at % 200} - - [06/Apr/2027:08:00:${String(at % 60).padStart(2, '0')} +0200] "GET / HTTP/1.1" 200 80`
writeFileSync(logFile, Array.from({ length: 200 }, (_, at) => hit(at)).join('\n'))

function preau(args: readonly string[], dataDir = nothing) {
  const main = join(installFolder, 'src/cli/main.ts')
  const env = { ...process.env, PREAU_DATA: dataDir }
  const ran = spawnSync(process.execPath, [main, ...args], { encoding: 'utf8', env })
  return { code: ran.status, out: ran.stdout, err: ran.stderr }
}

function assertPlainNo(
  args: readonly string[],
  french: RegExp,
  english: RegExp,
  dataDir = nothing,
) {
  const { code, err, out } = preau(args, dataDir)
  assert.equal(code, 1, err)
  assert.equal(out, '')
  assert.match(err, french)
  assert.match(err, english)
  assert.equal(err.trim().split('\n').length, 2, err)
}

test('a folder in which there is nothing of a log was altered by nobody, nor is it intact', () => {
  const verify = ['journal', 'verify']
  assertPlainNo(
    [...verify, nothing],
    /rien d’un journal.*Rien n’a été vérifié/,
    /Nothing was checked/,
  )
  assertPlainNo([...verify, file], /est un fichier\s: donnez le dossier/, /is a file: give/)
  assertPlainNo(['journal', 'prove', '5', '--log', file], /est un fichier/, /is a file/)
  for (const option of ['--since', '--policy']) {
    assertPlainNo([...verify, nothing, option, nothing], /est un dossier/, /is a folder/)
  }
})

test('an address without a log is told as such; a log whose checkpoint was taken away is altered', async (context) => {
  const server = createServer((_request, response) => response.writeHead(404).end())
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  context.after(() => server.close())
  const address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const script = join(installFolder, 'src/pipes/journal/verify-worker.ts')
  const asked = { keys: [], since: [] }
  await assert.rejects(
    verifyJournal(address, asked, script),
    /pas de point de contrôle.*\n.*Nothing/,
  )
  const dataDir = await writeTestJournal(context)
  rmSync(join(dataDir, 'journal/log'), { recursive: true })
  const { code, out } = preau(['journal', 'verify', dataDir])
  assert.equal(code, 1)
  assert.match(out, /JOURNAL MODIFIÉ/)
})

test('a bundle is refused before anything is made: no log, a folder, a folder that is not there', async (context) => {
  const days = ['journal', 'bundle', '--from', '2027-04-06', '--to', '2027-04-07']
  const away = join(folder, 'away')
  assertPlainNo(
    [...days, join(folder, 'b.tar.gz')],
    /pas encore de journal signé/,
    /no signed log/,
    away,
  )
  assert.ok(!existsSync(away))
  const dataDir = await writeTestJournal(context)
  assertPlainNo([...days, nothing], /est un dossier\s: nommez/, /is a folder: name/, dataDir)
  const early = ['journal', 'bundle', '--from', '2020-01-01', '--to', '2020-01-02']
  const opensNothing = preau([...early, join(folder, 'b.tar.gz')], dataDir)
  assert.equal(opensNothing.code, 1)
  assert.match(opensNothing.out, /n’ouvre aucun enregistrement.*\n.*opens no record/)
  assert.doesNotMatch(opensNothing.out, /en main propre/)
  const nowhere = join(folder, 'no', 'b.tar.gz')
  assertPlainNo([...days, nowhere], /Le dossier .*no n’existe pas/, /does not exist/, dataDir)
  assert.deepEqual(readdirSync(nothing), [])
})

test('a verdict of which nothing could be read, or of other hours, ends with 1 and says why', () => {
  const unread = preau(['evidence', file])
  assert.equal(unread.code, 1)
  assert.match(unread.out, /^On ne peut rien dire\s: aucune ligne/)
  assert.match(unread.err, /Les formats lus sont dans docs\/evidence\.md/)
  const hours = ['--from', '2028-04-06T08:00:00+02:00', '--to', '2028-04-06T09:00:00+02:00']
  const other = preau(['evidence', logFile, ...hours])
  assert.equal(other.code, 1)
  assert.match(other.err, /vont du mardi 6 avril 2027, 8\sh\s00.*n’en contient aucun/)
  const plain = preau(['evidence', logFile])
  assert.deepEqual([plain.code, plain.err], [0, ''])
})

test('a data folder is no log of a web server, and has its days', async (context) => {
  const day = { ...systemClock, now: () => Date.parse('2027-04-06T08:00:00Z') }
  const dataDir = await writeTestJournal(context, [day])
  const evidence = ['evidence', dataDir]
  assertPlainNo([...evidence, '--format', 'clf'], /est un dossier de données/, /is a data folder/)
  const ends = (year: number) => [
    ...['--from', `${year}-04-06T08:00:00+02:00`],
    ...['--to', `${year}-04-06T18:00:00+02:00`],
  ]
  const other = preau([...evidence, ...ends(2020)])
  assert.equal(other.code, 1)
  assert.match(other.err, /dossier vont du mardi 6 avril 2027 au mardi 6 avril 2027/)
  const own = preau([...evidence, ...ends(2027)])
  assert.deepEqual([own.code, own.err], [0, ''])
  const hour = ['--from', '2027-04-06T06:00:00Z', '--to', '2027-04-06T07:00:00Z']
  const known = ['journal', 'export', '--format', 'clf', ...hour, '--key-holder', file]
  assertPlainNo([...known, '--data', dataDir], /aucune adresse IP/, /no IP address/)
})

test('what a verdict cannot do is said before it is computed', () => {
  const evidence = ['evidence', logFile]
  assertPlainNo([...evidence, '--html', nothing], /est un dossier\s: nommez/, /is a folder: name/)
  assertPlainNo([...evidence, '--tree-size', '5'], /--tree-size ne vaut que/, /--tree-size is only/)
  mkdirSync(join(folder, 'bare', 'journal'), { recursive: true })
  assertPlainNo(['evidence', join(folder, 'bare')], /pas de journal dans/, /no journal in/)
  assertPlainNo(
    [...evidence, '--roster', file],
    /Il manque les colonnes «\sperson, school\s»/,
    /are missing/,
  )
})
