/** What is somebody's own comes from memory: without the database, and never older than the news. */
import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { createNewsHub } from '#engine/bus/news-hub.ts'
import { openDatabase } from '#engine/database/database.ts'
import { silentLog } from '#engine/log/log.ts'
import { fixedClock } from '#kernel/clock.ts'
import type { SchoolTables } from '#school/tables.ts'
import { withTestDatabase } from '../../../tests/test-database.ts'
import { createTestExerciseRoom } from '../../../tests/test-exercise-room.ts'
import {
  addTestLesson,
  callerOf,
  createTestSchool,
  testMorning,
} from '../../../tests/test-school.ts'
import { buildDueCourses } from './build-course-days.ts'
import { createPersonalPacks } from './read-personal-pack.ts'
import { createPackMemory } from './remember-packs.ts'

const { database, source } = await withTestDatabase<SchoolTables>()
const db = database.kysely
const clock = fixedClock(testMorning)
const room = createTestExerciseRoom(db, clock)
const school = await createTestSchool(db)
const lessonId = await addTestLesson(db, {
  uai: school.uai,
  courseId: school.courseA,
  onDate: '2026-11-24',
  startsAt: '2026-11-24T07:30:00Z',
  endsAt: '2026-11-24T08:25:00Z',
})
await buildDueCourses(room)
const news = await createNewsHub(database, silentLog)
// Its own way to the database, so that the test can take it away from memory alone.
const own = openDatabase<SchoolTables>(source, { log: silentLog })
const { keyRing, random } = room
const memory = createPackMemory({ db: own.kysely, clock, keyRing, news })
const asked: string[] = []
const packs = createPersonalPacks({
  memory,
  clock,
  random,
  issuePasses: async (caller, mornings) => {
    asked.push(caller.personId)
    return mornings.map(({ firstLessonAtMs, on }) => {
      const from = new Date(firstLessonAtMs).toISOString()
      return { on, from, until: from, pass: `for ${caller.personId}` }
    })
  },
})
await news.start()
after(() => news.stop())
const [pupil, classmate] = await Promise.all([
  callerOf(db, school.pupilA1),
  callerOf(db, { ...school.pupilA1 }),
])

async function note(text: string): Promise<void> {
  await db.updateTable('lesson').set({ note: text }).where('id', '=', lessonId).execute()
  await buildDueCourses(room)
  await news.catchUp()
}

test('what changes for one is given to all who share the courses, with passes of their own', async () => {
  const first = await packs.personalFor(pupil, undefined)
  assert.ok(first)
  const [from, pass] = ['2026-11-24T07:30:00.000Z', `for ${pupil.personId}`]
  assert.deepEqual(first.passes, [{ on: '2026-11-24', from, until: from, pass }])
  assert.equal(await packs.personalFor(pupil, first.version), null)
  assert.equal(await packs.personalFor(classmate, first.version), null)
  assert.equal(asked.length, 1, 'nobody is given passes while nothing changed')
  await note('Apportez le compas.')
  for (const one of [pupil, classmate]) {
    const second = await packs.personalFor(one, first.version)
    assert.notEqual(second?.version, first.version)
    assert.deepEqual(second?.withdrawn, [first.days[0]?.courses[0]?.pack?.address])
  }
})

test('a morning whose lessons are all cancelled is none, and one that is held again is one', async () => {
  for (const [status, mornings] of [
    ['cancelled', 0],
    ['planned', 1],
  ] as const) {
    await db.updateTable('lesson').set({ status }).where('id', '=', lessonId).execute()
    await buildDueCourses(room)
    await news.catchUp()
    assert.equal((await packs.personalFor(pupil, undefined))?.passes.length, mornings)
  }
})

test('what changes elsewhere changes nothing here', async () => {
  const held = (await packs.personalFor(pupil, undefined))?.version
  const epoch = memory.epoch()
  await addTestLesson(db, {
    uai: school.otherSchool.uai,
    courseId: school.otherSchool.course,
    onDate: '2026-11-24',
    startsAt: '2026-11-24T07:30:00Z',
    endsAt: '2026-11-24T08:25:00Z',
  })
  await buildDueCourses(room)
  await news.catchUp()
  assert.ok(memory.epoch() > epoch)
  assert.equal(await packs.personalFor(pupil, held), null)
})

test('whoever is no pupil, and whoever has left, is given nothing', async () => {
  for (const person of [school.teacherA, school.head, school.guardianA1, school.operator]) {
    assert.equal(await packs.personalFor(await callerOf(db, person), undefined), null)
  }
})

test('memory that was filled at the start reads no course any more', async () => {
  const second = openDatabase<SchoolTables>(source, { log: silentLog })
  const filled = createPackMemory({ db: second.kysely, clock, keyRing, news })
  const place = { courseIds: [...pupil.courseIds].sort(), schoolUais: [school.uai] }
  await filled.fill()
  await filled.load({ ...place, courseIds: [] })
  await second.close()
  assert.equal(filled.find(place)?.courses.length, pupil.courseIds.size)
})

test('while the database is away, memory still says what holds', async () => {
  const held = await packs.personalFor(pupil, undefined)
  await own.close()
  assert.deepEqual(await packs.personalFor(pupil, undefined), held)
  assert.equal(await packs.personalFor(pupil, held?.version), null)
  await note('')
  await assert.rejects(packs.personalFor(pupil, held?.version), 'what changed has to be read')
})
