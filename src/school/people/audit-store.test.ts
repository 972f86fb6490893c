/** Who did what reads back with the names of whom and what it was about, newest first. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { SchoolTables } from '#school/tables.ts'
import { withTestDatabase } from '../../../tests/test-database.ts'
import { createTestSchool } from '../../../tests/test-school.ts'
import { readAuditLines } from './audit-store.ts'
import { writeAuditLine } from './write-audit-line.ts'

const { database } = await withTestDatabase<SchoolTables>()
const db = database.kysely

test('a line names its person, its class, group or course, and the child of a link', async () => {
  const school = await createTestSchool(db)
  const { uai, head, pupilA1, guardianA1 } = school
  const about = [
    { action: 'pupil_file_opened', subjectId: pupilA1.personId },
    { action: 'cards_printed', subjectId: school.classA },
    { action: 'group_changed', subjectId: school.group },
    { action: 'slot_created', subjectId: school.courseA },
    {
      action: 'guardian_blocked',
      subjectId: guardianA1.personId,
      detail: { pupilId: pupilA1.personId, before: 'confirmed' },
    },
  ]
  for (const line of about) {
    await writeAuditLine(db, { schoolUai: uai, actorId: head.personId, ...line })
  }
  await writeAuditLine(db, { schoolUai: uai, actorId: null, action: 'calendar_imported' })
  const lines = await readAuditLines(db, uai, { before: null, action: null, limit: 10 })
  const told = lines.map(
    ({ action, actor_id, subject_family_name, thing_name, child_given_name }) => [
      action,
      actor_id === null,
      subject_family_name,
      thing_name,
      child_given_name,
    ],
  )
  const names = await db
    .selectFrom('pupil_group')
    .select('name')
    .where('id', '=', school.group)
    .execute()
  const course = await db
    .selectFrom('course')
    .select('name')
    .where('id', '=', school.courseA)
    .executeTakeFirstOrThrow()
  assert.deepEqual(told, [
    ['calendar_imported', true, null, null, null],
    ['guardian_blocked', false, guardianA1.familyName, null, pupilA1.givenName],
    ['slot_created', false, null, course.name, null],
    ['group_changed', false, null, names[0]?.name, null],
    ['cards_printed', false, null, '6e A', null],
    ['pupil_file_opened', false, pupilA1.familyName, null, null],
  ])
  const [second] = lines.slice(1)
  const older = await readAuditLines(db, uai, { before: second?.id ?? 0, action: null, limit: 2 })
  assert.deepEqual(
    older.map((line) => line.action),
    ['slot_created', 'group_changed'],
  )
  const only = await readAuditLines(db, uai, { before: null, action: 'cards_printed', limit: 5 })
  assert.equal(only.length, 1)
})
