/** A bank that was brought before creates nothing: for its owner, in the common bank, part by part. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { BankReport } from '#contract/question-banks.ts'
import type { ExerciseContent } from '#contract/questions.ts'
import { fixedClock } from '#kernel/clock.ts'
import { systemRandom } from '#kernel/random.ts'
import { expectValue } from '#kernel/result.ts'
import type { SchoolTables } from '#school/tables.ts'
import { withTestDatabase } from '../../../tests/test-database.ts'
import { createTestSchool, testMorning } from '../../../tests/test-school.ts'
import { type BankToImport, importQuestionBank } from './import-question-bank.ts'

const { database } = await withTestDatabase<SchoolTables>()
const db = database.kysely
const school = await createTestSchool(db)
const context = { db, clock: fixedClock(testMorning), random: systemRandom }

const seine = '::Seine:: La Seine se jette dans la Manche. {T}\n\n'
const somme = '::Somme:: 2 + 2 = {=4 ~3}\n\n'
const teacherA = { personId: school.teacherA.personId, schoolUai: school.uai }
const teacherB = { personId: school.teacherB.personId, schoolUai: school.uai }

async function bring(text: string, wish: Partial<BankToImport> = {}): Promise<BankReport> {
  const bank = { fileName: 'fleuves.gift', owner: teacherA, agreed: new Set<number>() }
  const bytes = Buffer.from(text)
  return expectValue(
    await importQuestionBank(context, { ...bank, bytes, isDryRun: false, ...wish }),
  )
}

async function countExercises(): Promise<number> {
  const rows = await db.selectFrom('exercise').select('id').execute()
  return rows.length
}

test('the same bank again creates nothing and names the exercise of before', async () => {
  const first = await bring(seine)
  assert.equal(first.exerciseIds.length, 1)
  assert.deepEqual(first.unchanged, [])
  const before = await countExercises()
  const again = await bring(seine, { fileName: 'autre nom.gift' })
  assert.deepEqual(again.exerciseIds, [])
  assert.deepEqual(again.unchanged, [{ exerciseId: first.exerciseIds[0], title: 'fleuves' }])
  assert.equal(again.imported.length, 1)
  assert.equal(await countExercises(), before)
})

test('a look tells what is already there, and creates nothing', async () => {
  const text = `${seine}${somme}`
  const before = await countExercises()
  assert.deepEqual((await bring(text, { isDryRun: true })).unchanged, [])
  assert.equal(await countExercises(), before)
  const { exerciseIds } = await bring(text)
  const look = await bring(text, { isDryRun: true })
  assert.deepEqual([look.exerciseIds, look.unchanged[0]?.exerciseId], [[], exerciseIds[0]])
})

test('a file without a name of its own makes an exercise with a title', async () => {
  for (const [place, fileName] of ['.gift', ' .txt'].entries()) {
    const text = `::Loire:: La Loire a ${place} source. {F}\n\n`
    const { exerciseIds } = await bring(text, { fileName })
    const { title } = await db
      .selectFrom('exercise')
      .select('title')
      .where('id', '=', exerciseIds[0] ?? '')
      .executeTakeFirstOrThrow()
    assert.equal(title, 'Questions importées')
  }
})

test('many at the same time make one', async () => {
  const text = `${somme}${seine}`
  const before = await countExercises()
  const reports = await Promise.all(Array.from({ length: 6 }, () => bring(text)))
  assert.equal(await countExercises(), before + 1)
  assert.equal(reports.filter(({ exerciseIds }) => exerciseIds.length === 1).length, 1)
  const ids = reports.flatMap(({ exerciseIds, unchanged }) => [
    ...exerciseIds,
    ...unchanged.map(({ exerciseId }) => exerciseId),
  ])
  assert.equal(new Set(ids).size, 1)
})

test('every owner has their own, and the common bank too', async () => {
  const text = '::Loire:: La Loire est longue. {T}'
  const owners = [teacherA, teacherB, null]
  for (const owner of owners) assert.equal((await bring(text, { owner })).exerciseIds.length, 1)
  for (const owner of owners) {
    const again = await bring(text, { owner })
    assert.deepEqual([again.exerciseIds.length, again.unchanged.length], [0, 1])
  }
})

test('an edited draft is still the import of before; a deleted exercise comes anew', async () => {
  const text = '::Rhône:: Le Rhône passe à Lyon. {T}'
  const [id = ''] = (await bring(text)).exerciseIds
  const edited = { title: 'Mon Rhône', draft: '{"format":1,"introduction":[],"questions":[]}' }
  await db.updateTable('exercise').set(edited).where('id', '=', id).execute()
  assert.deepEqual((await bring(text)).unchanged, [{ exerciseId: id, title: 'Mon Rhône' }])
  const deleted = { deleted_at: new Date(context.clock.now()) }
  await db.updateTable('exercise').set(deleted).where('id', '=', id).execute()
  const anew = await bring(text)
  assert.deepEqual([anew.exerciseIds.length, anew.unchanged.length], [1, 0])
})

test('agreeing to more makes another exercise', async () => {
  const text = `${somme}Garonne <img src="carte.png"> ? {T}`
  assert.equal((await bring(text)).exerciseIds.length, 1)
  const more = await bring(text, { agreed: 'all' })
  assert.deepEqual([more.lossy.length, more.exerciseIds.length, more.unchanged.length], [1, 1, 0])
})

test('of a long bank only the part that changed is created', async () => {
  const questions = Array.from({ length: 130 }, (_, one) => `Vrai ou faux, n° ${one} ? {T}\n\n`)
  assert.equal((await bring(questions.join(''))).exerciseIds.length, 2)
  const changed = await bring(`${questions.join('')}Encore une ? {F}\n`)
  assert.deepEqual([changed.exerciseIds.length, changed.unchanged.length], [1, 1])
  assert.equal(changed.unchanged[0]?.title, 'fleuves (1/2)')
})

test('each exercise of a long bank begins with the words above its own questions, not with those of the ones before', async () => {
  const questions = Array.from({ length: 203 }, (_, one) => {
    const words = [0, 50, 100, 150, 202].includes(one) ? `Texte ${one}.\n\n` : ''
    return `${words}Fleuve n° ${one} ? {T}\n\n`
  })
  const { exerciseIds } = await bring(questions.join(''))
  const rows = await db
    .selectFrom('exercise')
    .select(['title', 'draft'])
    .where('id', 'in', exerciseIds)
    .orderBy('title')
    .execute()
  const read = rows.map(({ draft, title }) => {
    const { introduction, questions } = draft as ExerciseContent
    const words = JSON.stringify([introduction, questions]).match(/Texte \d+/g)
    return [title, JSON.stringify(introduction).match(/Texte \d+/g), words]
  })
  assert.deepEqual(read, [
    ['fleuves (1/3)', ['Texte 0'], ['Texte 0', 'Texte 50']],
    ['fleuves (2/3)', ['Texte 100'], ['Texte 100', 'Texte 150']],
    ['fleuves (3/3)', null, ['Texte 202']],
  ])
})

test('words after the last question close the introduction, and the report says where every text is', async () => {
  const closing = `Avant.\n\n${seine}Entre.\n\n${somme}Sources : un atlas.\n`
  const report = await bring(closing, { fileName: 'sources.gift' })
  assert.deepEqual(
    report.descriptions.map(({ place }) => place),
    ['above', 'above', 'introduction'],
  )
  const { draft } = await db
    .selectFrom('exercise')
    .select('draft')
    .where('id', '=', report.exerciseIds[0] ?? '')
    .executeTakeFirstOrThrow()
  const { introduction, questions } = draft as ExerciseContent
  assert.match(JSON.stringify(introduction), /Avant\..*Sources : un atlas\./)
  assert.doesNotMatch(JSON.stringify(questions), /Sources/)
  // Too much for an introduction: the closing words go first, and are told.
  const long = await bring(`Avant.\n\n${seine}${'Mot.\n\n'.repeat(60)}`, { isDryRun: true })
  assert.deepEqual(
    [long.descriptions[0]?.place, new Set(long.descriptions.slice(1).map(({ place }) => place))],
    ['above', new Set(['nowhere'])],
  )
  const nothing = await bring('Rien que des mots.', { isDryRun: true })
  assert.deepEqual(
    nothing.descriptions.map(({ place }) => place),
    ['nowhere'],
  )
})
