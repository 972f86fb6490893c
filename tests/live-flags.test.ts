/** A line of a live class's chat is pointed out over real sockets: its adults learn who did it, other pupils nothing. */
import assert from 'node:assert/strict'
import { type TestContext, test } from 'node:test'
import {
  type FlaggedLines,
  flaggedLineKeptDays,
  flaggedLinesAtOnce,
  placeOfFlag,
} from '#contract/live-flags.ts'
import { fixedClock } from '#kernel/clock.ts'
import type { Id } from '#kernel/ids.ts'
import { forgetLiveClasses, liveEventsKeptDays } from '#school/live/forget-live-classes.ts'
import { readEvents } from '#school/live/live-room-store.ts'
import { addLiveLesson, type LiveDevice, openLiveDevice } from './live-device.ts'
import type { TestPerson } from './test-school.ts'
import { startTestWeb } from './test-web.ts'

const web = await startTestWeb()
const { port, school } = web
const { pupilA1, pupilA2, teacherA } = school

async function enters(t: TestContext, lessonId: Id, person: TestPerson): Promise<LiveDevice> {
  const device = await openLiveDevice({ port, lessonId, cookie: await web.signIn(person) })
  t.after(() => device.socket.terminate())
  await device.hears('entered')
  return device
}

/** What the head reads of flagged lines. */
async function openHeadsList() {
  const cookie = await web.signIn(school.head)
  const path = `http://127.0.0.1:${port}/api/schools/${school.uai}/live/flags`
  return async (query = ''): Promise<FlaggedLines> => {
    const answer = await fetch(path + query, { headers: { cookie } })
    assert.equal(answer.status, 200, await answer.clone().text())
    return (await answer.json()) as FlaggedLines
  }
}

async function openClass(t: TestContext) {
  const of = { uai: school.uai, courseId: school.courseA }
  const lessonId = await addLiveLesson(web.database.kysely, of)
  const teacher = await enters(t, lessonId, teacherA)
  const alice = await enters(t, lessonId, pupilA1)
  const amir = await enters(t, lessonId, pupilA2)
  return { lessonId, teacher, alice, amir }
}

test('a pupil points a line out, the adult reads by whom, who wrote it learns nothing; it outlives the line', async (t) => {
  const { alice, amir, lessonId, teacher } = await openClass(t)
  teacher.act({ kind: 'open_chat', isOpen: true })
  await amir.hearsEvent(({ act }) => act.kind === 'open_chat')
  amir.act({ kind: 'say', to: 'class', words: 'Tais-toi' })
  const { seq } = await alice.hearsEvent(({ act }) => act.kind === 'say')
  const self = (await alice.hears('entered')).member
  const id = alice.act({ kind: 'flag', seq })
  await alice.hears('done', (one) => one.id === id)
  const told = await teacher.hearsEvent(({ act }) => act.kind === 'flag' && act.seq === seq)
  assert.equal(told.by, self)
  const again = alice.act({ kind: 'flag', seq })
  assert.equal((await alice.hears('not_done', (one) => one.id === again)).code, 'in_use')

  // What comes after it has come, and the flag has not.
  teacher.act({ kind: 'say', to: 'class', words: 'On reprend.' })
  await amir.hearsEvent(({ act }) => act.kind === 'say' && act.words === 'On reprend.')
  const heardByAmir = amir.heard.flatMap((one) => (one.kind === 'events' ? one.events : []))
  assert.ok(!heardByAmir.some(({ act }) => act.kind === 'flag'))

  const back = await enters(t, lessonId, teacherA)
  await back.hearsEvent(({ act, by }) => act.kind === 'flag' && act.seq === seq && by === self)
})

test('the head reads a flagged line with who pointed it out, long after the log is gone, and then no longer', async (t) => {
  const { alice, amir, lessonId, teacher } = await openClass(t)
  for (const words of ['Nul', 'Bonjour']) amir.act({ kind: 'say', to: 'class', words })
  const { seq } = await alice.hearsEvent(({ act }) => act.kind === 'say' && act.words === 'Nul')
  for (const device of [alice, teacher]) {
    const id = device.act({ kind: 'flag', seq })
    await device.hears('done', (one) => one.id === id)
  }
  const read = await openHeadsList()
  const ofLesson = async (query = '') =>
    (await read(query)).lines.filter((line) => line.lessonId === lessonId)
  const [line, ...others] = await ofLesson()
  assert.deepEqual(others, [])
  assert.deepEqual(
    [line?.seq, line?.words, line?.saidBy, line?.saidTo, line?.flaggedBy],
    [seq, 'Nul', 'Amir Benali', 'class', ['Alice Renard', 'Alain Mercier']],
  )
  assert.ok(line)
  assert.deepEqual(await ofLesson(`?before=${placeOfFlag(line)}`), [], 'older ones alone')

  const dayMs = 86_400_000
  const after = (days: number) =>
    forgetLiveClasses({ ...web.context, clock: fixedClock(Date.now() + days * dayMs) })
  await after(liveEventsKeptDays + 1)
  const { db } = web.context
  assert.deepEqual(await readEvents(db, lessonId, 0, 1), [], 'the log is gone')
  assert.equal((await ofLesson()).length, 1)
  await after(flaggedLineKeptDays + 1)
  assert.deepEqual(await ofLesson(), [])
})

test('more flagged lines than one answer holds are read page by page, each once', async () => {
  const { kysely } = web.database
  const of = { uai: school.uai, courseId: school.courseA }
  const lessonId = await addLiveLesson(kysely, of)
  // All in one millisecond.
  const saidAt = new Date()
  const seqs = Array.from({ length: flaggedLinesAtOnce + 3 }, (_, at) => at + 1)
  await kysely
    .insertInto('live_flagged_line')
    .values(
      seqs.map((seq) => ({
        lesson_id: lessonId,
        seq,
        school_uai: school.uai,
        said_by: pupilA2.personId,
        said_at: saidAt,
        said_to: 'class' as const,
        words: `Mot ${seq}`,
      })),
    )
    .execute()
  const flag = { flagged_by: pupilA1.personId, flagged_at: new Date() }
  await kysely
    .insertInto('live_flag')
    .values(seqs.map((seq) => ({ lesson_id: lessonId, seq, ...flag })))
    .execute()
  const read = await openHeadsList()
  const first = await read()
  assert.equal(first.lines.length, flaggedLinesAtOnce)
  const second = await read(`?before=${first.next}`)
  const ofLesson = [...first.lines, ...second.lines].filter((line) => line.lessonId === lessonId)
  assert.deepEqual(
    ofLesson.map(({ seq }) => seq),
    [...seqs].reverse(),
  )
})
