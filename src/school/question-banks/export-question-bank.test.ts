/** An exercise leaves as a file and comes back the same, through the database both times. */
import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import type { BankFormat } from '#contract/question-banks.ts'
import { fixedClock } from '#kernel/clock.ts'
import { systemRandom } from '#kernel/random.ts'
import { expectValue } from '#kernel/result.ts'
import { readExerciseDraft } from '#school/exercises/read-exercise-draft.ts'
import type { SchoolTables } from '#school/tables.ts'
import { withTestDatabase } from '../../../tests/test-database.ts'
import { createTestSchool, testMorning } from '../../../tests/test-school.ts'
import { exportQuestionBank } from './export-question-bank.ts'
import { importQuestionBank } from './import-question-bank.ts'

const { database } = await withTestDatabase<SchoolTables>()
const db = database.kysely
const school = await createTestSchool(db)
const context = { db, clock: fixedClock(testMorning), random: systemRandom }
const bytes = readFileSync(
  new URL('../../../tests/fixtures/moodle-xml/every-kind.xml', import.meta.url),
)
const owner = (teacher: { personId: string }) => ({
  personId: teacher.personId,
  schoolUai: school.uai,
})
const bank = { fileName: 'Fleuves : été / 6e', agreed: 'all' as const, isDryRun: false }

const first = expectValue(
  await importQuestionBank(context, { ...bank, bytes, owner: owner(school.teacherA) }),
)
const [exerciseId = ''] = first.exerciseIds

const endings: Record<BankFormat, string> = { gift: '.gift', moodle_xml: '.xml' }
for (const format of ['gift', 'moodle_xml'] as const) {
  test(`${format}: what was exported makes nothing new for its author, and the same for another`, async () => {
    const written = expectValue(await exportQuestionBank(db, exerciseId, format))
    assert.equal(written.fileName, `Fleuves été 6e${endings[format]}`)
    const again = { ...bank, bytes: Buffer.from(written.text) }
    const mine = expectValue(
      await importQuestionBank(context, { ...again, owner: owner(school.teacherA) }),
    )
    assert.deepEqual(mine.exerciseIds, [])
    assert.equal(mine.unchanged[0]?.exerciseId, exerciseId)
    const theirs = expectValue(
      await importQuestionBank(context, { ...again, owner: owner(school.teacherB) }),
    )
    const theirId = theirs.exerciseIds[0] ?? theirs.unchanged[0]?.exerciseId ?? ''
    assert.notEqual(theirId, exerciseId)
    const [one, two] = await Promise.all(
      [exerciseId, theirId].map((id) => readExerciseDraft(db, id)),
    )
    assert.equal(one?.content.questions.length, 11)
    assert.deepEqual(two?.content, one?.content)
  })
}

test('an exercise that is not there is not found', async () => {
  const none = await exportQuestionBank(db, school.teacherA.personId, 'gift')
  assert.equal(none.ok, false)
})
