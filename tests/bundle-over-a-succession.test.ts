/**
 * A bundle for an authority of days between which the log was succeeded to: both logs are in it, and
 * every command that its instructions name holds where it is unpacked, each run as a process.
 */
import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { type TestContext, test } from 'node:test'
import { installFolder } from '#engine/config/config.ts'
import { openKeyRing } from '#engine/config/key-ring.ts'
import { silentLog } from '#engine/log/log.ts'
import { systemClock } from '#kernel/clock.ts'
import { systemRandom } from '#kernel/random.ts'
import { beginSuccessor } from '#pipes/journal/begin-successor.ts'
import { openDayKeys } from '#pipes/journal/day-key-store.ts'
import { openSequencer } from '#pipes/journal/open-sequencer.ts'
import { logFolder } from '#pipes/public-log/journal-folder.ts'
import { readCheckpoint, type SignedCheckpoint } from '#pipes/public-log/log-checkpoint.ts'
import { createNoteSigner } from '#pipes/public-log/note-key.ts'
import { openTileLog } from '#pipes/public-log/open-tile-log.ts'
import { testFolder } from './test-log.ts'
import { openTestRecorder, testCall } from './test-recorder.ts'

const [before, after] = ['2027-04-06', '2027-04-07'] as const
const [first, second] = ['localhost/journal', 'localhost/journal/2-1a2b3c4d'] as const
const preau = join(installFolder, 'preau')
const clockOf = (day: string) => ({ ...systemClock, now: () => Date.parse(`${day}T08:00:00Z`) })

/** Forty requests of that day in the log of this name, by the installation's own key. */
async function writeDay(dataDir: string, day: string, origin: string): Promise<SignedCheckpoint> {
  const clock = clockOf(day)
  const { queue, recorder, writer } = openTestRecorder(dataDir, { clock })
  for (let at = 0; at < 40; at += 1) {
    recorder.seeCall(testCall({ began: { atMs: clock.now(), steadyMs: clock.monotonicMs() } }))
  }
  await queue.drain(10_000)
  await writer.close()
  const signer = createNoteSigner(origin, openKeyRing(dataDir, systemRandom).key('journal-log'))
  const folder = logFolder(dataDir)
  const tiles = await openTileLog(folder, { origin, signer })
  const keys = openDayKeys(dataDir, systemRandom)
  const log = silentLog
  await (await openSequencer({ dataDir, log, tiles, keys, clock, chance: randomBytes })).step()
  const signed = readCheckpoint(readFileSync(join(folder, 'checkpoint'), 'utf8'))
  assert.equal(signed?.origin, origin)
  return signed as SignedCheckpoint
}

async function succeededJournal(context: TestContext): Promise<string> {
  const dataDir = testFolder(context)
  const found = await writeDay(dataDir, before, first)
  const checkpoint = readFileSync(join(logFolder(dataDir), 'checkpoint'), 'utf8')
  await beginSuccessor({
    ...{ dataDir, origin: second, run: 'a-run', clock: clockOf(after), random: systemRandom },
    seed: openKeyRing(dataDir, systemRandom).key('journal-log'),
    predecessor: { origin: first, size: found.size, checkpoint },
    ...{ cause: 'older', found },
  })
  await writeDay(dataDir, after, second)
  return dataDir
}

/** With ordinary spaces, where French has others. */
const plainSpaces = (text: string): string => text.replaceAll(/[\u00a0\u202f]/g, ' ')

/** What one line of the instructions says, run where the bundle was unpacked. */
function runLine(line: string, folder: string) {
  const { error, status, stderr, stdout } = spawnSync('sh', ['-c', line], {
    cwd: folder,
    encoding: 'utf8',
    env: { ...process.env, PATH: `${join(process.execPath, '..')}:${process.env.PATH}` },
  })
  assert.equal(error, undefined)
  return { status, told: plainSpaces(stdout + stderr) }
}

test('both logs of days that reach over a succession are handed over, and each verifies as its instructions say', async (context) => {
  const dataDir = await succeededJournal(context)
  const [folder, path] = [testFolder(context), join(testFolder(context), 'remise.tar.gz')]
  const args = ['journal', 'bundle', '--from', before, '--to', after, path]
  const env = { ...process.env, PREAU_DATA: dataDir }
  const made = spawnSync(preau, args, { encoding: 'utf8', env })
  assert.equal(made.status, 0, made.stderr)
  const said = plainSpaces(made.stdout)
  assert.match(said, /Journaux d’avant : localhost\/journal \(\d+\)/)
  assert.match(said, /Earlier logs: localhost\/journal \(\d+\)/)
  assert.equal(spawnSync('tar', ['-xzf', path, '-C', folder]).status, 0)
  const unpacked = join(folder, `preau-journal-${before}-${after}`)

  const told = readFileSync(join(unpacked, 'LISEZMOI.md'), 'utf8')
  const checks = told.split('\n').filter((line) => /^ +node verifier\.mjs /.test(line))
  assert.equal(checks.length, 2, told)
  const [own = '', earlier = ''] = checks
  assert.match(told, new RegExp(`localhost/journal : \\d+ feuilles signées, jours ${before} à`))
  const ofOwn = runLine(own, unpacked)
  assert.equal(ofOwn.status, 0, ofOwn.told)
  assert.match(ofOwn.told, /Journal intact : localhost\/journal\/2-1a2b3c4d/)
  assert.match(ofOwn.told, /Il succède au journal localhost\/journal depuis/)
  assert.match(ofOwn.told, /Sa copie, \d+ feuilles, est dans .*journal\/earlier\/1\. Vérifiez-la/)
  const ofEarlier = runLine(earlier, unpacked)
  assert.equal(ofEarlier.status, 0, ofEarlier.told)
  assert.match(ofEarlier.told, /Journal intact : localhost\/journal, /)
  assert.match(ofEarlier.told, /41 enregistrements ouverts .* 0 fichiers dont la clé/)
  assert.doesNotMatch(ofOwn.told + ofEarlier.told, /Clé inconnue/)

  // The policy beside each log names that log, and the verdict reads either day.
  const policed = 'journal/earlier/1/policy'
  assert.match(readFileSync(join(unpacked, policed), 'utf8'), /^log localhost\/journal\+/)
  const verify = `'${preau}' journal verify journal/earlier/1 --policy ${policed}`
  assert.equal(runLine(verify, unpacked).status, 0)
  const judge = told.split('\n').find((line) => line.includes('./preau evidence journal/earlier/1'))
  const span = `--from ${before}T07:00:00Z --to ${before}T09:00:00Z`
  const verdict = runLine(
    (judge ?? '')
      .replace('./preau', `'${preau}'`)
      .replace('--from DEBUT --to FIN', span)
      .replace('--roster inscrits.csv --timetable cours.csv ', ''),
    unpacked,
  )
  assert.equal(verdict.status, 0, verdict.told)
  assert.match(verdict.told, /"log": ?"localhost\/journal"/)

  const tile = join(unpacked, 'journal/earlier/1/journal/log/tile/entries')
  assert.ok(existsSync(tile))
  const [entries = ''] = runLine(`find ${tile} -type f`, unpacked).told.split('\n')
  const bytes = readFileSync(entries)
  bytes[40] = (bytes[40] ?? 0) ^ 1
  writeFileSync(entries, bytes)
  const altered = runLine(earlier, unpacked)
  assert.equal(altered.status, 1, altered.told)
  assert.match(altered.told, /JOURNAL MODIFIÉ/)
})
