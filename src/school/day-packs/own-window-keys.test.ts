/** Whoever catches a test up later gets its key at an hour of their own, and no question before. */
import assert from 'node:assert/strict'
import { beforeEach, test } from 'node:test'
import type { PackRef } from '#contract/day-packs.ts'
import { fixedClock } from '#kernel/clock.ts'
import type { Id } from '#kernel/ids.ts'
import { expectValue } from '#kernel/result.ts'
import { changeAssignment } from '#school/assignments/assign-exercise.ts'
import { giveWindows } from '#school/assignments/give-windows.ts'
import type { Caller } from '#school/people/caller.ts'
import type { SchoolTables } from '#school/tables.ts'
import { withTestDatabase } from '../../../tests/test-database.ts'
import { assignTestExercise, createTestExerciseRoom } from '../../../tests/test-exercise-room.ts'
import { createTestPacks } from '../../../tests/test-packs.ts'
import {
  addTestLesson,
  callerOf,
  createTestSchool,
  testMorning,
} from '../../../tests/test-school.ts'
import { unsealJson } from '../../../tests/unseal-pack.ts'

const { database } = await withTestDatabase<SchoolTables>()
const db = database.kysely
const clock = fixedClock(testMorning)
const room = createTestExerciseRoom(db, clock)
const school = await createTestSchool(db)
const packs = await createTestPacks(room, database)
for (const on of ['2026-11-24', '2026-11-26']) {
  await addTestLesson(db, {
    uai: school.uai,
    courseId: school.courseA,
    onDate: on,
    startsAt: `${on}T09:00:00Z`,
    endsAt: `${on}T09:55:00Z`,
  })
}
const tuesday = '2026-11-24T09:00:00.000Z'
const thursday = '2026-11-26T09:00:00.000Z'
const classEnds = '2026-11-24T10:00:00.000Z'
const secret = /La Seine se jette dans la Manche/
const { assignmentId } = await assignTestExercise(room, {
  uai: school.uai,
  courseId: school.courseA,
  ownerId: school.teacherA.personId,
  opensAt: new Date(tuesday),
  dueAt: new Date(classEnds),
})
const late = await callerOf(db, school.pupilA1)
const classmate = await callerOf(db, school.pupilA2)
const guardian = await callerOf(db, school.guardianA1)

async function give(opensAt: string | null): Promise<void> {
  const window = opensAt && { opensAt, dueAt: `${opensAt.slice(0, 10)}T18:00:00.000Z` }
  const windows = [{ pupilId: late.personId, window: window || null }]
  const givenBy = school.teacherA.personId
  expectValue(await giveWindows(room, { assignmentId, givenBy, windows }))
  await packs.build()
}

interface Got {
  /** What all opens that the keys open which this caller is given. */
  readonly text: string
  readonly held: readonly PackRef[]
}

/** Everything that a device gets, by both doors. */
async function gets(caller: Caller, pupilId: Id = caller.personId): Promise<Got> {
  const { openHeld, personalOf } = packs.personalPacks
  const personal = await personalOf(caller, pupilId, undefined)
  assert.ok(personal)
  const courses = personal.days.flatMap((day) => day.courses)
  const held = courses.flatMap((course) => course.held)
  let text = ''
  for (const { address, key } of courses.flatMap(({ pack, held: own }) =>
    [pack ?? [], own].flat(),
  )) {
    const asked = await openHeld(caller, address)
    const keys = [key, asked.ok ? asked.value.key : null].filter((one) => one !== null)
    for (const one of keys) text += JSON.stringify(unsealJson(await packs.fetch(address), one))
  }
  return { text, held }
}

const hoursOf = ({ held }: Got) => [...new Set(held.map(({ opensAt }) => opensAt))]

beforeEach(async () => {
  clock.set(testMorning)
  await give(null)
})

test('a scan of all that can be opened finds no question before the pupil’s own hour, and then finds it', async () => {
  await give(thursday)
  const seen = async () => [
    secret.test((await gets(classmate)).text),
    secret.test((await gets(late)).text),
    secret.test((await gets(guardian, late.personId)).text),
  ]
  assert.deepEqual(await seen(), [false, false, false], 'on Tuesday before the class')
  clock.set(tuesday)
  assert.deepEqual(await seen(), [true, false, false], 'on Tuesday in class')
  assert.deepEqual(hoursOf(await gets(late)), [thursday])
  assert.deepEqual(hoursOf(await gets(classmate)), [tuesday])
  clock.set(Date.parse(thursday) - 1)
  await packs.build()
  assert.deepEqual((await seen()).slice(1), [false, false], 'on Thursday a moment before')
  clock.set(thursday)
  assert.deepEqual((await seen()).slice(1), [true, true], 'on Thursday')
})

test('the door of the key names the pupil’s own hour', async () => {
  await give(thursday)
  clock.set(tuesday)
  const [ref] = (await gets(late)).held
  assert.ok(ref)
  for (const caller of [late, guardian]) {
    const asked = await packs.personalPacks.openHeld(caller, ref.address)
    assert.ok(!asked.ok && asked.refusal.code === 'not_open_yet')
    assert.equal(asked.refusal.detail?.opensAtMs, Date.parse(thursday))
    assert.ok(await packs.personalPacks.isHeldFor(caller, ref.address))
  }
})

test('of two children of a guardian, the first hour opens', async () => {
  await give(thursday)
  clock.set(tuesday)
  const sibling = { courseIds: classmate.courseIds, schoolUais: new Set([school.uai]) }
  const [first] = [...guardian.children.values()]
  assert.ok(first)
  const children = new Map([...guardian.children, [classmate.personId, { ...first, ...sibling }]])
  const both = { ...guardian, children }
  assert.doesNotMatch((await gets(guardian, late.personId)).text, secret)
  assert.match((await gets(both, classmate.personId)).text, secret)
})

test('an hour that is changed in the morning is told to whom it is given, and to nobody else', async () => {
  await give(thursday)
  const { personalFor } = packs.personalPacks
  const heldBy = async (caller: Caller) => (await personalFor(caller, undefined))?.version
  const [own, shared] = [await heldBy(late), await heldBy(classmate)]
  assert.notEqual(own, shared)
  // No pack changes with it: without news of its own, memory would go on giving the old hour.
  const moved = '2026-11-26T11:00:00.000Z'
  await give(moved)
  assert.notEqual(await personalFor(late, own), null)
  assert.equal(await personalFor(classmate, shared), null)
  assert.deepEqual(hoursOf(await gets(late)), [moved])
  clock.set(tuesday)
  assert.doesNotMatch((await gets(late)).text, secret)
  await give(null)
  assert.match((await gets(late)).text, secret)
})

test('an opening that moves with the end of the class is told as well', async () => {
  const rules = { opensAt: tuesday, lateAccepted: true, attemptsMax: 1, feedback: 'now' } as const
  const endAt = async (dueAt: string) => {
    expectValue(await changeAssignment(room, assignmentId, { ...rules, dueAt }))
    await packs.build()
  }
  await endAt('2026-11-25T10:00:00.000Z')
  await give(thursday)
  assert.deepEqual(hoursOf(await gets(late)), [thursday])
  // A day earlier, the own end would come before the own opening.
  await endAt(classEnds)
  assert.deepEqual(hoursOf(await gets(late)), ['2026-11-25T09:00:00.000Z'])
})
