/**
 * A cell's own verdict: roster and timetable out of its database, and its own journal. Those whom a
 * lesson calls are expected, those whom none calls are not, and no file holds anybody's name.
 */
import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { setTimeout as wait } from 'node:timers/promises'
import { installFolder } from '#engine/config/config.ts'
import type { ConnectionSource } from '#engine/database/connection.ts'
import { systemClock } from '#kernel/clock.ts'
import { type Id, mintId } from '#kernel/ids.ts'
import { systemRandom } from '#kernel/random.ts'
import type { CalledLesson } from '#school/lessons/called-lessons-store.ts'
import { readCalledLessons } from '#school/lessons/called-lessons-store.ts'
import { type EnrolledRow, readEnrolled } from '#school/people/enrolled-store.ts'
import { sequenceTestJournal } from './test-journal.ts'
import { testFolder } from './test-log.ts'
import { addTestLesson, type TestPerson } from './test-school.ts'
import { startTestWeb } from './test-web.ts'

const web = await startTestWeb()
const { database, dataDir, school } = web
const db = database.kysely

async function preau(...args: string[]) {
  const env = { ...process.env, DATABASE_URL: addressOf(database.source), PREAU_DATA: dataDir }
  const child = spawn(join(installFolder, 'preau'), args, { env })
  const [out, err] = [collect(child.stdout), collect(child.stderr)]
  const [code] = (await once(child, 'close')) as [number | null]
  return { code, out: await out, err: await err }
}

async function collect(stream: NodeJS.ReadableStream): Promise<string> {
  let text = ''
  for await (const piece of stream) text += String(piece)
  return text
}

function addressOf(source: ConnectionSource): string {
  if (typeof source === 'string') return source
  const { host, password, port, user } = source
  const url = new URL(`postgresql://localhost:${port}/${source.database}`)
  url.username = user
  url.password = password
  url.searchParams.set('host', host)
  return url.href
}

const minutes = (count: number) => new Date(Date.now() + count * 60_000).toISOString()

function addLesson(courseId: string, startsAt: string, endsAt: string, uai = school.uai) {
  const onDate = startsAt.slice(0, 10)
  return addTestLesson(db, { uai, courseId, onDate, startsAt, endsAt })
}

/** Arrives, and looks at the day. */
async function comeIn(person: TestPerson): Promise<void> {
  const cookie = await web.signIn(person)
  await web.call('/api/arrival', { cookie, body: { warm: true, tries: 1 } })
  for (let reads = 0; reads < 4; reads += 1) await web.call('/api/me', { cookie })
}

test('lessons of a school become the expected load of its own verdict', async (context) => {
  await addLesson(school.courseA, minutes(5), minutes(60))
  // Latin was cancelled, French of the other class is in the evening.
  const cancelled = await addLesson(school.courseGroup, minutes(5), minutes(60))
  await db.updateTable('lesson').set({ status: 'cancelled' }).where('id', '=', cancelled).execute()
  await addLesson(school.courseB, minutes(300), minutes(360))
  const { course, uai: otherUai } = school.otherSchool
  await addLesson(course, minutes(10), minutes(70), otherUai)
  // Who takes over today is called as the teacher would be.
  await db
    .insertInto('substitution')
    .values({
      id: mintId(systemClock, systemRandom),
      school_uai: school.uai,
      course_id: school.courseA,
      lesson_id: null,
      substitute_id: school.teacherB.personId,
      from_day: minutes(0).slice(0, 10),
      until_day: minutes(0).slice(0, 10),
      named_by: school.head.personId,
      named_at: new Date(),
      ended_at: null,
    })
    .execute()

  const [from, to] = [minutes(-30), minutes(30)]
  const called = [school.pupilA1, school.guardianA1, school.teacherA, school.teacherB, school.cpe]
  const uncalled = [school.pupilB, school.guardianB]
  const strangers = [school.operator]
  for (const person of [...called, ...uncalled, ...strangers]) await comeIn(person)
  await wait(500)
  await sequenceTestJournal(dataDir)

  const folder = join(testFolder(context), 'pieces')
  const written = await preau('evidence-roster', '--from', from, '--to', to, folder)
  assert.equal(written.code, 0, written.err)
  const [roster, timetable] = ['roster.csv', 'timetable.csv'].map((name) => join(folder, name))
  assert.match(written.out, /roster\.csv.*lignes.*\n.*\.\/preau evidence .*--timetable/)
  assert.equal(statSync(`${roster}`).mode & 0o777, 0o600)
  const rows = readFileSync(`${roster}`, 'utf8').trim().split('\n')
  assert.equal(rows[0], 'person,school,class,role')
  const rowsOf = ({ accountId }: TestPerson) =>
    rows.filter((row) => row.startsWith(accountId)).map((row) => row.slice(accountId.length + 1))
  assert.deepEqual(rowsOf(school.pupilA1), [`${school.uai},${school.classA},pupil`])
  // The group's only lesson was cancelled.
  assert.deepEqual(rowsOf(school.pupilA2), [`${school.uai},${school.classA},pupil`])
  assert.deepEqual(rowsOf(school.cpe), [`${school.uai},,staff`])
  assert.deepEqual(rowsOf(school.head), [`${school.uai},,staff`])
  assert.deepEqual(rowsOf(school.guardianA1), [`${school.uai},${school.classA},guardian`])
  assert.ok(rowsOf(school.teacherB).includes(`${school.uai},${school.classA},teacher`))
  for (const gone of [school.deactivatedTeacher, school.guardianBlocked, school.operator]) {
    assert.deepEqual(rowsOf(gone), [])
  }
  const text = rows.join('\n') + readFileSync(`${timetable}`, 'utf8')
  for (const { familyName, givenName } of Object.values(web.everybody)) {
    assert.ok(!text.includes(familyName) && !text.includes(givenName))
  }
  const again = await preau('evidence-roster', '--from', from, '--to', to, folder)
  assert.equal(again.code, 0)
  assert.equal(readFileSync(`${roster}`, 'utf8').trim(), rows.join('\n'))

  const given = ['--from', from, '--to', to, '--roster', `${roster}`, '--timetable', `${timetable}`]
  const verdict = await preau('evidence', dataDir, ...given, '--json')
  assert.equal(verdict.code, 0, verdict.err)
  const { inputs, slices } = JSON.parse(verdict.out) as {
    slices: Record<string, { share: number }>
    inputs: { what: string; read: number; damaged: number }[]
  }
  assert.ok(inputs.every(({ damaged }) => damaged === 0))
  const [inLessons, notInLessons] = [called.length * 5, (uncalled.length + strangers.length) * 5]
  const all = inLessons + notInLessons
  assert.ok(Math.abs((slices.expected?.share ?? 0) - inLessons / all) < 0.02, verdict.out)
  assert.ok(Math.abs((slices.unexpected?.share ?? 0) - notInLessons / all) < 0.02)
})

test('a lesson calls the classes and groups of its course, from wherever the day is', async () => {
  const around = { from: new Date(minutes(0)), to: new Date(minutes(30)) }
  const lessons = await readCalledLessons(db, school.uai, around)
  const calledBy = (one: readonly CalledLesson[]) => one.map((lesson) => lesson.calledBy)
  assert.deepEqual(calledBy(lessons), [school.classA])
  const evening = { from: new Date(minutes(290)), to: new Date(minutes(310)) }
  assert.deepEqual(calledBy(await readCalledLessons(db, school.uai, evening)), [school.classB])
  await addLesson(school.courseGroup, minutes(292), minutes(300))
  const withGroup = calledBy(await readCalledLessons(db, school.uai, evening))
  assert.deepEqual(withGroup.sort(), [school.classB, school.group].sort())
  const page = { ...evening, meeting: withGroup, limit: 5 }
  const rows: EnrolledRow[] = []
  for (let after: Id | null = null; ; ) {
    const read = await readEnrolled(db, { ...page, after })
    rows.push(...read.rows)
    if (read.last === null) break
    after = read.last
  }
  const groupRows = rows.filter((row) => row.calledBy === school.group)
  assert.deepEqual(
    groupRows.map(({ accountId, role }) => `${accountId} ${role}`).sort(),
    [
      `${school.pupilA2.accountId} pupil`,
      `${school.pupilB.accountId} pupil`,
      `${school.guardianB.accountId} guardian`,
      `${school.teacherB.accountId} teacher`,
    ].sort(),
  )
})

test('an interval that ends before it begins is a plain no', async (context) => {
  const folder = testFolder(context)
  const { code, err } = await preau(
    'evidence-roster',
    '--from',
    minutes(5),
    '--to',
    minutes(0),
    folder,
  )
  assert.equal(code, 1)
  assert.match(err, /doit venir après[\s\S]*must come after/)
})
