/** AAF and the directory applied to a real database. */
import assert from 'node:assert/strict'
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { fileURLToPath } from 'node:url'
import { fixedClock } from '#kernel/clock.ts'
import { systemRandom } from '#kernel/random.ts'
import { closeCourse } from '#school/people/save-course.ts'
import type { SchoolTables } from '#school/tables.ts'
import { withTestDatabase } from '../../../tests/test-database.ts'
import { addTestPerson, addTestRole, testMorning, testUai } from '../../../tests/test-school.ts'
import { importAaf } from './import-aaf.ts'
import { changesOf } from './import-report.ts'
import { importSchools } from './import-schools.ts'

const { database } = await withTestDatabase<SchoolTables>()
const db = database.kysely
const context = { db, clock: fixedClock(testMorning), random: systemRandom }
const plain = { dryRun: false, acceptDepartures: false, actorId: null }
const fixtures = fileURLToPath(new URL('../../../tests/fixtures/roster/', import.meta.url))
const folder = mkdtempSync(join(tmpdir(), 'preau-aaf-'))
cpSync(join(fixtures, 'aaf'), folder, { recursive: true })
after(() => rmSync(folder, { recursive: true }))
const pupilsFile = join(folder, 'ENT_ESSAI_Complet_20260905_Eleve_0000.xml')
const pupilsText = readFileSync(pupilsFile, 'utf8')

test('everybody and every link is accounted for', async () => {
  const { report, applied } = await importAaf(context, folder, plain)
  assert.ok(applied)
  assert.deepEqual(report.created, {
    school: 3,
    level: 2,
    subject: 3,
    class: 3,
    group: 1,
    pupil: 4,
    staff: 5,
    guardian: 5,
    membership: 5,
    teaching: 5,
    course: 3,
    link: 4,
  })
  assert.deepEqual(report.merged, { guardian: 1, membership: 1 })
  assert.deepEqual(report.rejected, {
    school: 1,
    staff: 1,
    teaching: 1,
    course: 1,
    pupil: 2,
    link: 3,
    guardian: 1,
  })
  const lost = report.rejections.find(({ code }) => code === 'guardian_not_in_files')
  assert.ok(lost !== undefined && lost.line > 1 && lost.reason.includes('3999'))
  const codes = Object.groupBy(report.warnings, ({ code }) => code)
  assert.equal(codes.guardian_without_child?.length, 2)
  assert.equal(codes.namesakes_kept_apart?.length, 1)
})

test('the second import changes nothing', async () => {
  const { report } = await importAaf(context, folder, plain)
  assert.equal(changesOf(report), 0)
})

test('real schools open, SANS OBJET does not; legal responsibility confirms', async () => {
  const schools = await db
    .selectFrom('school')
    .select(['uai', 'opened_at'])
    .orderBy('uai')
    .execute()
  assert.deepEqual(
    schools.map((school) => school.opened_at !== null),
    [true, false, true],
  )
  const links = await db.selectFrom('guardianship').select(['rights', 'kind']).execute()
  assert.deepEqual(links.map(({ rights, kind }) => `${kind} ${rights}`).sort(), [
    'father confirmed',
    'father confirmed',
    'mother confirmed',
    'other to_confirm',
  ])
})

test('courses hang on their class or group and their teacher', async () => {
  const courses = await db
    .selectFrom('course')
    .innerJoin('course_teacher', 'course_teacher.course_id', 'course.id')
    .leftJoin('course_class', 'course_class.course_id', 'course.id')
    .leftJoin('course_group', 'course_group.course_id', 'course.id')
    .select(['name', 'course_class.class_id', 'course_group.group_id'])
    .orderBy('name')
    .execute()
  assert.deepEqual(
    courses.map((row) => [row.name, row.class_id !== null, row.group_id !== null]),
    [
      ['FRANÇAIS 3LATIN', false, true],
      ['MATHEMATIQUES 3EME1', true, false],
      ['MATHEMATIQUES 6EME2', true, false],
    ],
  )
  const families = await db.selectFrom('subject').select('family').orderBy('family').execute()
  assert.deepEqual(
    families.map((row) => row.family),
    ['english', 'french', 'maths'],
  )
  const levels = await db
    .selectFrom('class')
    .select(['name', 'level_code'])
    .orderBy('name')
    .execute()
  assert.deepEqual(levels, [
    { name: '2NDE1', level_code: null },
    { name: '3EME1', level_code: '10310019110' },
    { name: '6EME2', level_code: '10010012110' },
  ])
})

test('a course that was closed by hand stays closed, and who teaches one by hand goes on', async () => {
  const courses = await db
    .selectFrom('course')
    .select(['id', 'school_uai'])
    .orderBy('name')
    .execute()
  const [closed, taught] = courses
  assert.ok(closed !== undefined && taught !== undefined)
  const head = await addTestPerson(db, 'Aude', 'Tête')
  assert.ok((await closeCourse(context, head.personId, closed.id)).ok)
  const teacher = await addTestPerson(db, 'Tim', 'Remplace')
  await addTestRole(db, teacher, taught.school_uai, 'teacher')
  const teaches = { course_id: taught.id, teacher_id: teacher.personId }
  await db.insertInto('course_teacher').values(teaches).execute()
  const { report } = await importAaf(context, folder, plain)
  assert.equal(changesOf(report), 0)
  const codes = report.warnings.map(({ code }) => code)
  assert.ok(codes.includes('course_closed_by_hand') && codes.includes('kept_by_hand'))
  const after = await db
    .selectFrom('course')
    .select('id')
    .where('deactivated_at', 'is not', null)
    .execute()
  assert.deepEqual(after, [{ id: closed.id }])
  const rows = await db
    .selectFrom('course_teacher')
    .select('course_id')
    .where('teacher_id', '=', teacher.personId)
    .execute()
  assert.deepEqual(rows, [{ course_id: taught.id }])
})

test('a head who confirmed by hand keeps the word; withdrawn responsibility falls back', async () => {
  const legal = '3001$2$1$1$0$0'
  writeFileSync(pupilsFile, pupilsText.replace(legal, '3001$2$1$0$0$0'))
  const { report } = await importAaf(context, folder, plain)
  assert.deepEqual(report.updated, { link: 1 })
  const mothers = await db
    .selectFrom('guardianship')
    .select('rights')
    .where('kind', '=', 'mother')
    .execute()
  assert.deepEqual(mothers, [{ rights: 'to_confirm' }])
  await db
    .updateTable('guardianship')
    .set({ rights: 'confirmed', decided_at: new Date() })
    .where('kind', '=', 'mother')
    .execute()
  const again = await importAaf(context, folder, plain)
  assert.equal(changesOf(again.report), 0)
  assert.ok(again.report.warnings.some(({ code }) => code === 'confirmed_by_hand_only'))
  writeFileSync(pupilsFile, pupilsText)
})

test('with a hole among the pupils’ files nobody leaves; without it one does', async () => {
  const shorter = pupilsText.replace(
    /<addRequest>(?:(?!<addRequest>)[\s\S])*?<id>1003<[\s\S]*?<\/addRequest>\n/u,
    '',
  )
  assert.notEqual(shorter, pupilsText)
  const elsewhere = pupilsFile.replace('_0000', '_0001')
  rmSync(pupilsFile)
  writeFileSync(elsewhere, shorter)
  const holed = await importAaf(context, folder, plain)
  assert.equal(changesOf(holed.report), 0)
  rmSync(elsewhere)
  writeFileSync(pupilsFile, shorter)
  const { report } = await importAaf(context, folder, plain)
  assert.deepEqual(report.deactivated, { pupil: 1, membership: 1 })
  writeFileSync(pupilsFile, pupilsText)
})

test('the directory describes schools, opens none, and closes none', async () => {
  const file = { name: 'annuaire.csv', bytes: readFileSync(join(fixtures, 'annuaire.csv')) }
  const { report } = await importSchools(context, file, plain)
  assert.deepEqual(report.created, { school: 6 })
  assert.deepEqual(report.rejected, { school: 3 })
  const again = await importSchools(context, file, plain)
  assert.deepEqual(again.report.unchanged, { school: 6 })
  assert.equal(changesOf(again.report), 0)
  const open = await db
    .selectFrom('school')
    .select('uai')
    .where('opened_at', 'is not', null)
    .execute()
  assert.equal(open.length, 2)
  const college = await db
    .selectFrom('school')
    .select(['name', 'zone'])
    .where('uai', '=', testUai('0999303'))
    .executeTakeFirst()
  assert.deepEqual(college, { name: 'Collège de la Baie', zone: 'corse' })
})

test('a broken file among good ones applies nothing', async () => {
  const before = await db.selectFrom('person').select('id').execute()
  for (const name of ['aaf-bomb', 'aaf-cut', 'aaf-delta', 'nowhere']) {
    const { refusal, applied } = await importAaf(context, join(fixtures, name), plain)
    assert.equal(refusal?.code, 'file_unreadable', name)
    assert.equal(applied, false)
  }
  const afterwards = await db.selectFrom('person').select('id').execute()
  assert.equal(afterwards.length, before.length)
})
