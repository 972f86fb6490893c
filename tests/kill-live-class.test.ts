/**
 * The process that holds a live class is killed while pupils draw: everybody is back within seconds, and
 * board, chat and hands are what they were; what was told as done is there once.
 */
import assert from 'node:assert/strict'
import { mkdtempSync } from 'node:fs'
import { rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import type { RoomAct } from '#contract/live-room.ts'
import { openKeyRing } from '#engine/config/key-ring.ts'
import { canonicalJson } from '#kernel/canonical-json.ts'
import { systemRandom } from '#kernel/random.ts'
import { sessionKeyName } from '#school/sign-in/session-token.ts'
import type { SchoolTables } from '#school/tables.ts'
import { startCellProcess } from './cell-process.ts'
import { createCrowd } from './crowd.ts'
import { addLiveLesson, freshId, openLiveDevice } from './live-device.ts'
import { mintSession } from './mint-session.ts'
import { withTestDatabase } from './test-database.ts'
import { createTestSchool } from './test-school.ts'

const { database, source } = await withTestDatabase<SchoolTables>()
const db = database.kysely
const dataDir = mkdtempSync(join(tmpdir(), 'preau-kill-live-'))
after(() => rm(dataDir, { recursive: true }))
const sessionKey = openKeyRing(dataDir, systemRandom).key(sessionKeyName)
const school = await createTestSchool(db)
/** From the new process on, as the class is promised. */
const backWithinMs = 5_000

const stroke = (): RoomAct => ({
  kind: 'draw',
  page: 0,
  id: freshId(),
  tool: 'pen',
  ink: 'green',
  path: [1, 2, 3, 4],
})

test('after a kill the class is back within 5 s, with every act that was told as done, once', async (t) => {
  const { courseA: courseId, classA: classId, uai } = school
  const lessonId = await addLiveLesson(db, { uai, courseId })
  const crowd = await createCrowd(db, { count: 4, uai, classId, sessionKey })
  const cookies = [
    await mintSession(db, { accountId: school.teacherA.accountId, sessionKey }),
    ...crowd.map(({ cookie }) => cookie),
  ]
  let cell = await startCellProcess({ source, dataDir })
  t.after(() => cell.kill())
  const comeBack = (cookie: string, afterSeq: number) =>
    openLiveDevice({ port: cell.port, cookie, lessonId, after: afterSeq })
  const devices = await Promise.all(cookies.map((cookie) => comeBack(cookie, 0)))
  const [teacher, ...pupils] = devices
  for (const pupil of pupils) {
    const { member } = await pupil.hears('entered')
    teacher?.act({ kind: 'grant', member, grants: { speak: false, draw: true } })
    await pupil.hearsEvent(({ act }) => act.kind === 'grant' && act.member === member)
    pupil.act({ kind: 'hand', isUp: true })
  }
  const sent = pupils.flatMap((pupil) =>
    Array.from({ length: 30 }, () => ({ pupil, act: stroke() })).map(({ act }) => ({
      by: pupil,
      act,
      id: pupil.act(act),
    })),
  )
  await pupils[0]?.hearsEvent(({ act }) => act.kind === 'draw')
  await cell.kill()
  const told = devices.map((one) => one.events())
  cell = await startCellProcess({ source, dataDir })

  const upAtMs = Date.now()
  const again = await Promise.all(
    cookies.map((cookie, at) => comeBack(cookie, told[at]?.at(-1)?.seq ?? 0)),
  )
  await Promise.all(again.map((one) => one.hears('entered')))
  assert.ok(Date.now() - upAtMs < backWithinMs, `${Date.now() - upAtMs} ms`)
  // What a page does not know to be done it sends again.
  for (const { act, by, id } of sent) {
    again[devices.indexOf(by)]?.send({ kind: 'act', id, act })
  }
  for (const { by, id } of sent)
    await again[devices.indexOf(by)]?.hears('done', (one) => one.id === id)
  again[0]?.act({ kind: 'turn', page: 7 })
  await Promise.all(again.map((one) => one.hearsEvent(({ act }) => act.kind === 'turn')))

  // The log keeps what was done, not in which order its parts were written.
  const whole = again.map((one, at) => canonicalJson([...(told[at] ?? []), ...one.events()]))
  assert.equal(new Set(whole).size, 1, 'everybody holds the same log')
  const drawn = (JSON.parse(whole[0] ?? '[]') as { act: RoomAct }[]).flatMap(({ act }) =>
    act.kind === 'draw' ? act.id : [],
  )
  assert.equal(drawn.length, sent.length)
  assert.equal(new Set(drawn).size, sent.length)
  for (const { socket } of again) socket.terminate()
})
