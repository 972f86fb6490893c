/** `./preau import …` and `./preau content import …` as an operator runs it: one JSON object, exit codes, the list of rejections. */
import assert from 'node:assert/strict'
import { execFile } from 'node:child_process'
import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { fileURLToPath } from 'node:url'
import { processEnvironment } from '#engine/config/config.ts'

const folder = mkdtempSync(join(tmpdir(), 'preau-import-'))
// Open to the user whom PostgreSQL runs as, so that root's data need no other place.
chmodSync(folder, 0o755)
after(() => rmSync(folder, { recursive: true, force: true }))
const main = fileURLToPath(new URL('main.ts', import.meta.url))
const fixtures = fileURLToPath(new URL('../../tests/fixtures/roster/', import.meta.url))

interface Outcome {
  readonly code: number
  readonly stdout: string
  readonly stderr: string
}

function run(...words: string[]): Promise<Outcome> {
  const { DATABASE_URL: _, ...inherited } = processEnvironment()
  const env = { ...inherited, PREAU_DATA: join(folder, 'data'), PREAU_ALLOW_TEMPORARY: '1' }
  return new Promise((resolve) => {
    execFile(process.execPath, [main, ...words], { env }, (error, stdout, stderr) => {
      resolve({ code: typeof error?.code === 'number' ? error.code : 0, stdout, stderr })
    })
  })
}

const preau = (...words: string[]): Promise<Outcome> => run('import', ...words)

const onde = [
  'onde',
  ...['--school', '0999301P', '--pupils', join(fixtures, 'onde/eleves.csv')],
  ...['--teachers', join(fixtures, 'onde/enseignants.csv')],
  ...['--guardians', join(fixtures, 'onde/responsables.csv')],
]

test('ONDE: the dry run, the import, the second import', async () => {
  const list = join(folder, 'rejets.csv')
  const dry = await preau(...onde, '--dry-run', '--json', '--rejections-csv', list)
  assert.equal(dry.code, 0, dry.stderr)
  const preview = JSON.parse(dry.stdout)
  assert.deepEqual([preview.applied, preview.dryRun, preview.created.pupil], [false, true, 9])
  const [first] = preview.rejections
  assert.deepEqual(
    [first.file, first.line, first.field, first.reason],
    ['eleves.csv', 8, 'Prénom', 'Le prénom manque.'],
  )
  assert.match(readFileSync(list, 'utf8'), /"Rejet";"eleves.csv";"8";"Prénom"/u)
  const real = JSON.parse((await preau(...onde, '--json')).stdout)
  assert.deepEqual([real.applied, real.created], [true, preview.created])
  const again = JSON.parse((await preau(...onde, '--json')).stdout)
  assert.deepEqual(
    [again.created, again.updated, again.merged, again.deactivated],
    [{}, {}, {}, {}],
  )
})

test('a list that cannot be written is refused before the import, or told beside what was done', async () => {
  const roster = ['onde', '--school', '0999302R', ...onde.slice(3)]
  const nowhere = join(folder, 'no-such-folder', 'rejets.csv')
  const refused = await preau(...roster, '--rejections-csv', nowhere)
  assert.equal(refused.code, 1, refused.stderr)
  const after = JSON.parse((await preau(...roster, '--dry-run', '--json')).stdout)
  assert.equal(after.created.pupil, 9, 'nothing was applied')
  // A device that takes no byte, where the system has one.
  if (!existsSync('/dev/full')) return
  const full = await preau(...roster, '--json', '--rejections-csv', '/dev/full')
  assert.equal(full.code, 74, full.stderr)
  assert.equal(JSON.parse(full.stdout).applied, true)
  assert.match(full.stderr, /lignes rejetées/u)
})

test('a timetable comes after the roster: refused with its lines, then applied, then unchanged', async () => {
  const file = join(folder, 'emploi-du-temps.csv')
  const header = 'jour;début;fin;semaine;classe;groupe;matière;enseignant;salle\n'
  const slot = 'lundi;8h30;9h30;;CP A;;Français;M. Le Roux;\n'
  const timetable = ['timetable', file, '--school', '0999301P']
  writeFileSync(file, `${header}${slot}mardi;8h30;9h30;;CP Z;;Maths;;\n`)
  const refused = await preau(...timetable)
  assert.equal(refused.code, 1, refused.stderr)
  assert.match(refused.stdout, /ligne 3, classe\u00a0: «\u00a0CP Z\u00a0»/u)
  writeFileSync(file, header + slot)
  const told = JSON.parse((await preau(...timetable, '--json')).stdout)
  assert.deepEqual([told.applied, told.created.slot, told.created.course], [true, 1, 1])
  const again = JSON.parse((await preau(...timetable, '--json')).stdout)
  assert.deepEqual([again.created, again.updated, again.deleted], [{}, {}, {}])
  const late = await preau(...timetable, '--from', '2099-01-01')
  assert.equal(late.code, 1)
  assert.match(late.stderr, /finie avant le premier jour demandé \(2099-01-01\)/u)
  assert.equal((await preau('timetable', file)).code, 2)
})

test('a question bank: its questions, then unchanged, in JSON and in words', async () => {
  const file = join(folder, 'fleuves.gift')
  writeFileSync(file, '::Seine:: La Seine se jette dans la Manche. {T}\n')
  const bank = ['content', 'import', 'gift', file]
  const first = await run(...bank, '--json')
  assert.equal(first.code, 0, first.stderr)
  const made = JSON.parse(first.stdout)
  assert.deepEqual([made.imported.length, made.exerciseIds.length, made.unchanged], [1, 1, []])
  const again = await run(...bank, '--json')
  const told = JSON.parse(again.stdout)
  assert.deepEqual([again.code, told.imported.length, told.exerciseIds], [0, 1, []])
  const [exerciseId] = made.exerciseIds
  assert.deepEqual(told.unchanged, [{ file: 'fleuves.gift', exerciseId, title: 'fleuves' }])
  assert.match((await run(...bank)).stdout, /inchangé.+«\u00a0fleuves\u00a0»/u)
})

test('what is refused exits with 1 and says why; a wrong use exits with 2', async () => {
  const refused = await preau('aaf', join(fixtures, 'aaf-bomb'), '--json')
  assert.equal(refused.code, 1)
  const told = JSON.parse(refused.stdout)
  assert.deepEqual([told.applied, told.refused], [false, 'file_unreadable'])
  assert.match(told.reason, /entités/u)
  const inWords = await preau('calendar', join(fixtures, 'annuaire.csv'))
  assert.equal(inWords.code, 1)
  assert.match(inWords.stdout, /^Refusé, rien n’a été appliqué/u)
  assert.equal((await preau('schools', join(folder, 'absent.csv'))).code, 1)
  assert.equal((await preau('onde', '--school', '0999301P')).code, 2)
})

test('a file where a folder is wanted is named in plain words', async () => {
  const file = join(folder, 'a-file')
  writeFileSync(file, '')
  const interval = ['--from', '2026-11-23T06:30:00Z', '--to', '2026-11-24T06:30:00Z']
  const refused = await run('evidence-roster', ...interval, file)
  assert.equal(refused.code, 1, refused.stderr)
  assert.match(refused.stderr, /a-file existe déjà/u)
})
