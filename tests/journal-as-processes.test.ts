/**
 * The commands of the journal as an operator runs them, each a process of its own: what they say,
 * with which code they end, and what they make of what was given wrongly.
 */
import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import {
  appendFileSync,
  cpSync,
  existsSync,
  mkdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { describe, type TestContext, test } from 'node:test'
import { setTimeout as wait } from 'node:timers/promises'
import { installFolder } from '#engine/config/config.ts'
import { prepareJobs } from '#engine/jobs/job-runner.ts'
import { systemClock } from '#kernel/clock.ts'
import { readCheckpoint } from '#pipes/public-log/log-checkpoint.ts'
import { checkProof, readProof } from '#pipes/public-log/log-proof.ts'
import { createCosigner, readVerifierKey } from '#pipes/public-log/note-key.ts'
import type { SchoolTables } from '#school/tables.ts'
import { startCellProcess } from './cell-process.ts'
import { withTestDatabase } from './test-database.ts'
import { sequenceTestJournal, writeTestJournal } from './test-journal.ts'
import { openTestLog, testEntries, testFolder, testSigner } from './test-log.ts'
import { openTestRecorder, testCall } from './test-recorder.ts'

interface Ran {
  readonly code: number | null
  readonly out: string
  readonly err: string
}

const preau = join(installFolder, 'preau')
const key = testSigner.verifierKey.text

async function run(args: readonly string[], env: Record<string, string> = {}): Promise<Ran> {
  const child = spawn(preau, args, { env: { ...process.env, ...env } })
  const [out, err] = [collect(child.stdout), collect(child.stderr)]
  const [code] = (await once(child, 'close')) as [number | null]
  return { code, out: await out, err: await err }
}

/** With ordinary spaces, where French has others. */
async function collect(stream: NodeJS.ReadableStream): Promise<string> {
  let text = ''
  for await (const piece of stream) text += String(piece)
  return text.replaceAll(/[\u00a0\u202f]/g, ' ')
}

/** French first, English beside it, and no trace of a program. */
function assertPlainNo({ code, err, out }: Ran, french: RegExp, english: RegExp): void {
  assert.equal(code, 1, out + err)
  assert.match(err, french)
  assert.match(err, english)
  assert.ok(err.search(french) < err.search(english), err)
  assert.doesNotMatch(err, /\n\s+at /)
}

const verify = (place: string, ...more: string[]) =>
  run(['journal', 'verify', place, '--key', key, ...more])

describe('./preau journal verify', { concurrency: 2 }, () => {
  test('a whole journal ends with 0, and says so in both languages', async (context) => {
    const dataDir = await writeTestJournal(context)
    const { code, err, out } = await verify(dataDir)
    assert.equal(code, 0, out + err)
    assert.match(
      out,
      /^Journal intact : ecole\.example\/journal, \d+ feuilles\.\nThe log is intact/,
    )
    assert.match(out, /41 enregistrements ouverts/)
    const unkeyed = await run(['journal', 'verify', dataDir])
    assert.equal(unkeyed.code, 0)
    assert.match(unkeyed.out, /Clé inconnue/)
  })

  test('what a process that died left unsigned is told apart from an alteration', async (context) => {
    const dataDir = await writeTestJournal(context)
    const log = join(dataDir, 'journal/log')
    mkdirSync(join(log, 'tile/0/000.p'), { recursive: true })
    writeFileSync(join(log, 'tile/0/000.p/200'), 'torn')
    writeFileSync(join(log, 'checkpoint.0123456789ab'), 'ecole.exam')
    const { code, out } = await verify(dataDir)
    assert.equal(code, 0, out)
    assert.match(out, /2 fichiers n’étaient pas encore signés .*pas une modification/)
  })

  test('records that were taken away are missed, and a note beside them excuses nothing', async (context) => {
    const dataDir = await writeTestJournal(context)
    const records = join(dataDir, 'journal/records')
    rmSync(records, { recursive: true })
    const none = await verify(dataDir)
    assert.equal(none.code, 1)
    assert.match(none.out, /ENREGISTREMENTS MANQUANTS à partir de la feuille 0, avant/)
    const today = new Date().toISOString().slice(0, 10)
    mkdirSync(join(records, today), { recursive: true })
    const note = '{"format":"preau-forgotten-1","leaves":[[0,1000]]}'
    writeFileSync(join(records, today, 'forgotten.json'), note)
    const noted = await verify(dataDir)
    assert.equal(noted.code, 1)
    assert.match(noted.out, new RegExp(`note dit le jour ${today} oublié, et ne vaut pas`))
    assert.match(noted.out, /RECORDS MISSING from leaf 0/)
  })

  test('a kept checkpoint with a witness’s time says what an old note cannot excuse', async (context) => {
    const dataDir = await writeTestJournal(context)
    const checkpoint = readFileSync(join(dataDir, 'journal/log/checkpoint'), 'utf8')
    const seen = readCheckpoint(checkpoint)
    assert.ok(seen)
    const witness = createCosigner('temoin.example/w', new Uint8Array(32).fill(3))
    const line = witness.cosign(seen.note.text, Math.floor(Date.now() / 1000))
    const kept = join(testFolder(context), 'kept')
    writeFileSync(kept, checkpoint + line)
    const { queue, recorder, writer } = openTestRecorder(dataDir)
    recorder.seeCall(testCall())
    await queue.drain(10_000)
    await writer.close()
    await sequenceTestJournal(dataDir)
    const records = join(dataDir, 'journal/records')
    rmSync(records, { recursive: true })
    mkdirSync(join(records, '2020-01-06'), { recursive: true })
    const note = '{"format":"preau-forgotten-1","leaves":[[0,100000]]}'
    writeFileSync(join(records, '2020-01-06/forgotten.json'), note)
    const told = await verify(dataDir, witness.verifierKey.text, '--since', kept)
    assert.equal(told.code, 1, told.out)
    assert.match(told.out, new RegExp(`MANQUANTS à partir de la feuille ${seen.size}, avant`))
    assert.match(told.out, /The log is intact/)
  })

  const entries = (log: string) => join(log, 'tile/entries/000')
  const wrongs: Record<string, { harm: (log: string) => void; said: RegExp; english: RegExp }> = {
    'an altered entry': {
      harm(log) {
        const bytes = readFileSync(entries(log))
        bytes.writeUInt8(bytes.readUInt8(34 * 7 + 2) ^ 1, 34 * 7 + 2)
        writeFileSync(entries(log), bytes)
      },
      said: /JOURNAL MODIFIÉ\. feuille 7, fichier tile\/entries\/000 : cette entrée a été modifiée/,
      english: /leaf 7, file tile\/entries\/000: this entry was altered/,
    },
    'two entries that changed places': {
      harm(log) {
        const bytes = readFileSync(entries(log))
        const [one, two] = [34 * 7, 34 * 9]
        const kept = Buffer.from(bytes.subarray(one, one + 34))
        bytes.copy(bytes, one, two, two + 34)
        kept.copy(bytes, two)
        writeFileSync(entries(log), bytes)
      },
      said: /feuille 7, .* : cette entrée a été déplacée : sa place est la feuille 9/,
      english: /its place is leaf 9/,
    },
    'a missing file': {
      harm: (log) => rmSync(entries(log)),
      said: /feuille 0, fichier tile\/entries\/000 : le fichier manque/,
      english: /the file is missing/,
    },
    'an end that was cut off': {
      harm: (log) => rmSync(join(log, 'tile/entries/001.p'), { recursive: true }),
      said: /feuille 256, .* : la fin du journal a été coupée ici/,
      english: /cut off here/,
    },
    'no checkpoint': {
      harm: (log) => rmSync(join(log, 'checkpoint')),
      said: /il n’y a pas de point de contrôle/,
      english: /there is no checkpoint/,
    },
    'a checkpoint of another size': {
      harm(log) {
        const text = readFileSync(join(log, 'checkpoint'), 'utf8')
        writeFileSync(join(log, 'checkpoint'), text.replace('\n300\n', '\n299\n'))
      },
      said: /n’est pas signé par la clé donnée/,
      english: /is not signed by the given key/,
    },
  }
  for (const [what, { english, harm, said }] of Object.entries(wrongs)) {
    test(`${what} is named, and ends with 1`, async (context) => {
      const log = await writeLog(context, 300)
      harm(log)
      const { code, out } = await verify(log)
      assert.equal(code, 1, out)
      assert.match(out, said)
      assert.match(out, english)
    })
  }

  test('a second history, and one that was put back, are named by a kept checkpoint', async (context) => {
    const log = await writeLog(context, 300)
    const forked = testFolder(context)
    const other = await openTestLog(forked)
    other.append(testEntries(1_000, 280))
    await other.checkpoint()
    const fork = await verify(log, '--since', join(forked, 'checkpoint'))
    assert.equal(fork.code, 1)
    assert.match(
      fork.out,
      /deux histoires ont été signées : elles se séparent entre les feuilles 0 et 280/,
    )
    const back = await verify(forked, '--since', join(log, 'checkpoint'))
    assert.equal(back.code, 1)
    assert.match(back.out, /ramené en arrière : il s’arrête à la feuille 280/)
  })

  test('what was given wrongly gets a plain sentence', async (context) => {
    const log = await writeLog(context, 5)
    const gone = join(log, 'nowhere')
    assertPlainNo(await run(['journal', 'verify']), /Il manque un argument/, /missing required/)
    assertPlainNo(await run(['journal', 'verify', log, '--kee']), /n’existe pas/, /unknown option/)
    assertPlainNo(await verify(gone), /Il n’y a pas de dossier/, /There is no folder/)
    assertPlainNo(
      await run(['journal', 'verify', log, '--key', 'x']),
      /pas une clé/,
      /not a verifier/,
    )
    assertPlainNo(await verify(log, '--since', gone), /nowhere n’existe pas/, /does not exist/)
    const noLog = join(log, 'tile/0/000.p/5')
    assertPlainNo(
      await verify(log, '--since', noLog),
      /pas un point de contrôle/,
      /not a checkpoint/,
    )
    assertPlainNo(await run(['journal', 'verifie']), /La commande verifie/, /unknown command/)
  })
})

/** A log of so many leaves, for its files to be harmed. */
async function writeLog(context: TestContext, leaves: number): Promise<string> {
  const folder = testFolder(context)
  const log = await openTestLog(folder)
  log.append(testEntries(0, leaves))
  await log.checkpoint()
  return folder
}

describe('the other commands of the journal', { concurrency: 2 }, () => {
  test('prove gives a proof that holds without the log; a leaf that is none is a plain no', async (context) => {
    const log = await writeLog(context, 300)
    const { code, out } = await run(['journal', 'prove', '7', '--log', log])
    assert.equal(code, 0)
    assert.equal(readProof(out)?.index, 7)
    const [entry = new Uint8Array()] = testEntries(7, 1)
    const found = checkProof(out, entry, testSigner.verifierKey)
    assert.equal(typeof found === 'string' ? found : found.size, 300)
    const beyond = await run(['journal', 'prove', '300', '--log', log])
    assertPlainNo(beyond, /n’a pas cette feuille/, /no such leaf/)
    assertPlainNo(await run(['journal', 'prove', 'x', '--log', log]), /ni un reçu/, /nor a receipt/)
    const into = ['--log', log, '--out', join(log, 'no/where')]
    assertPlainNo(await run(['journal', 'prove', '7', ...into]), /n’existe pas/, /does not exist/)
    assertPlainNo(await run(['journal', 'prove', '7']), /Il manque l’option/, /required option/)
  })

  test('export ends when its reader has read enough, without a word', async (context) => {
    const dataDir = await writeTestJournal(
      context,
      Array.from({ length: 12 }, () => systemClock),
    )
    const [from, to] = [-3_600_000, 3_600_000].map((ms) => new Date(Date.now() + ms).toISOString())
    const wish = ['journal', 'export', '--format', 'ecs', '--data', dataDir]
    const child = spawn('sh', [
      '-c',
      `"$0" "$@" | head -1`,
      preau,
      ...wish,
      '--from',
      `${from}`,
      '--to',
      `${to}`,
    ])
    const [out, err] = [collect(child.stdout), collect(child.stderr)]
    const [code] = (await once(child, 'close')) as [number | null]
    assert.equal(code, 0)
    assert.equal((await out).trim().split('\n').length, 1)
    assert.doesNotMatch(await err, /EPIPE|\n\s+at /)

    const times = ['--from', `${to}`, '--to', `${from}`]
    assertPlainNo(await run([...wish, ...times]), /doit venir après/, /must come after/)
    const nowhere = ['journal', 'export', '--format', 'clf', '--data', join(dataDir, 'no')]
    const right = ['--from', `${from}`, '--to', `${to}`]
    assertPlainNo(await run([...nowhere, ...right]), /pas de journal dans/, /no journal in/)
    const wrong = ['journal', 'export', '--format', 'csv', ...right]
    assertPlainNo(await run(wrong), /n’a pas cette valeur ; il faut : clf, ecs, ocsf/, /choices/)
  })

  test('bundle writes one file, which verifies where it is unpacked', async (context) => {
    const dataDir = await writeTestJournal(context)
    const today = new Date().toISOString().slice(0, 10)
    const [folder, env] = [testFolder(context), { PREAU_DATA: dataDir }]
    const path = join(folder, 'remise.tar.gz')
    const days = ['--from', today, '--to', today]
    const { code, err, out } = await run(['journal', 'bundle', ...days, path], env)
    assert.equal(code, 0, err)
    assert.match(out, /feuilles, jours lisibles : /)
    const unpacking = spawn('tar', ['-xzf', path, '-C', folder])
    await once(unpacking, 'close')
    const unpacked = join(folder, `preau-journal-${today}-${today}`)
    const checked = await verify(unpacked)
    assert.equal(checked.code, 0, checked.out)
    const turned = ['--from', '2027-04-07', '--to', '2027-04-06', path]
    assertPlainNo(await run(['journal', 'bundle', ...turned], env), /vient avant/, /comes before/)
    const wrong = ['journal', 'bundle', '--from', '6 avril', '--to', today, path]
    assertPlainNo(await run(wrong, env), /n’est pas un jour/, /is not a day/)
    const empty = { PREAU_DATA: folder }
    const none = await run(['journal', 'bundle', ...days, join(folder, 'b.tar.gz')], empty)
    assertPlainNo(none, /pas encore de journal signé/, /no signed log/)
  })

  test('forget destroys the key of a day that is over for a year, and the log still verifies', async (context) => {
    const longAgo = { ...systemClock, now: () => Date.now() - 400 * 86_400_000 }
    const dataDir = await writeTestJournal(context, [longAgo, systemClock])
    const old = new Date(longAgo.now()).toISOString().slice(0, 10)
    const { code, out } = await run(['journal', 'forget'], { PREAU_DATA: dataDir })
    assert.equal(code, 0)
    assert.match(out, new RegExp(`Clés détruites : ${old}`))
    assert.equal(existsSync(join(dataDir, 'journal-keys', `${old}.key`)), false)
    assert.equal((await verify(dataDir)).code, 0)
    const again = await run(['journal', 'forget'], { PREAU_DATA: dataDir })
    assert.match(again.out, /rien n’a été détruit.*\n.*nothing was destroyed/)
  })
})

describe('a cell and a witness, over their addresses', () => {
  test('a served log is verified and proven, whole and altered; a witness cosigns as a process', async (context) => {
    const { source } = await withTestDatabase<SchoolTables>()
    await prepareJobs(source)
    const dataDir = testFolder(context)
    const cell = await startCellProcess({ source, dataDir })
    context.after(() => cell.kill())
    const address = `http://127.0.0.1:${cell.port}/journal`
    const path = join(dataDir, 'journal/log/checkpoint')
    for (let tries = 0; tries < 300 && !existsSync(path); tries += 1) await wait(100)
    const own = await run(['journal', 'key'], { PREAU_DATA: dataDir })
    assert.equal(own.code, 0)
    const [, logKey = ''] = /^log (\S+)$/m.exec(own.out) ?? []
    const whole = await run(['journal', 'verify', address, '--key', logKey])
    assert.equal(whole.code, 0, whole.out)
    assert.match(whole.out, /^Journal intact : localhost\/journal/)
    const proof = await run(['journal', 'prove', '3', '--log', address])
    assert.equal(
      readCheckpoint(readProof(proof.out)?.checkpoint ?? '')?.origin,
      'localhost/journal',
    )
    await cell.kill()

    const copy = join(dataDir, 'copy')
    cpSync(join(dataDir, 'journal/log'), copy, { recursive: true })
    appendFileSync(join(copy, 'checkpoint'), 'x')
    const altered = await run(['journal', 'verify', copy, '--key', logKey])
    assert.equal(altered.code, 1)
    assert.match(altered.out, /le point de contrôle est illisible/)
    await witnessOne(context, { logKey, checkpoint: readFileSync(path, 'utf8') })
  })

  test('a witness that is told wrongly what to do says so', async (context) => {
    const data = testFolder(context)
    const logs = join(data, 'logs')
    writeFileSync(logs, `log ${key}\n`)
    const given = ['witness', '--data', data, '--name', 'temoin.example/w1']
    const wrongPort = await run([...given, '--logs', logs, '--port', 'x'])
    assertPlainNo(wrongPort, /n’est pas un port/, /not a port/)
    const noLogs = await run([...given, '--logs', join(data, 'none')])
    assertPlainNo(noLogs, /none n’existe pas/, /does not exist/)
    writeFileSync(logs, 'log x\n')
    assertPlainNo(await run([...given, '--logs', logs]), /La ligne 1 du fichier/, /Line 1 of/)
    const nothing = await run(['evidence', join(data, 'none')])
    assertPlainNo(nothing, /est introuvable/, /There is no file/)
  })
})

async function witnessOne(
  context: TestContext,
  { checkpoint, logKey }: { readonly checkpoint: string; readonly logKey: string },
): Promise<void> {
  const data = testFolder(context)
  writeFileSync(join(data, 'logs'), `log ${logKey}\n`)
  const given = ['--data', data, '--logs', join(data, 'logs'), '--name', 'temoin.example/w1']
  const child = spawn(preau, ['witness', ...given, '--port', '0'])
  context.after(() => child.kill('SIGKILL'))
  const said: string[] = []
  for await (const line of createInterface({ input: child.stdout })) {
    said.push(line)
    if (line.startsWith('temoin.example/w1+')) break
  }
  const [address = ''] = /http:\/\/\S+\/journal\/witness/.exec(said.join('\n')) ?? []
  const response = await fetch(`${address}/add-checkpoint`, {
    method: 'POST',
    body: `old 0\n\n${checkpoint}`,
  })
  assert.equal(response.status, 200)
  const witnessKey = readVerifierKey(said.at(-1) ?? '')
  assert.equal(witnessKey?.name, 'temoin.example/w1')
  const line = await response.text()
  const cosigned = readCheckpoint(checkpoint + line)
  const signature = cosigned?.note.signatures.at(-1)
  assert.ok(cosigned && signature && witnessKey?.verifies(cosigned.note.text, signature.signature))
  child.kill('SIGTERM')
  const [code] = (await once(child, 'exit')) as [number | null]
  assert.equal(code, 0)
}
