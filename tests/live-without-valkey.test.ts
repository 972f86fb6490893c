/**
 * What the processes of a cell share hangs, and then dies, in the middle of a class: the class goes on,
 * whoever lost the line comes back to it by either process, and another class begins.
 */
import assert from 'node:assert/strict'
import { mkdtempSync } from 'node:fs'
import { rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { setTimeout as wait } from 'node:timers/promises'
import { openKeyRing } from '#engine/config/key-ring.ts'
import type { Id } from '#kernel/ids.ts'
import { systemRandom } from '#kernel/random.ts'
import { sessionKeyName } from '#school/sign-in/session-token.ts'
import type { SchoolTables } from '#school/tables.ts'
import { startCellProcess } from './cell-process.ts'
import { createCrowd } from './crowd.ts'
import {
  addLiveLesson,
  askTicket,
  type LiveDevice,
  openLiveDevice,
  waitFor,
} from './live-device.ts'
import { mintSession } from './mint-session.ts'
import { withTestDatabase } from './test-database.ts'
import { createTestSchool } from './test-school.ts'
import { startTestValkey } from './test-valkey.ts'

const valkey = await startTestValkey()
const { database, source } = await withTestDatabase<SchoolTables>()
const db = database.kysely
const dataDir = mkdtempSync(join(tmpdir(), 'preau-without-valkey-'))
after(async () => {
  valkey?.thaw()
  await valkey?.stop()
  await rm(dataDir, { recursive: true })
})
const sessionKey = openKeyRing(dataDir, systemRandom).key(sessionKeyName)
const school = await createTestSchool(db)

test('a class goes on while what its processes share hangs and is gone', {
  skip: valkey === null ? 'no valkey-server and no redis-server here' : false,
}, async (t) => {
  const { classA: classId, courseA: courseId, uai } = school
  const lessonId = await addLiveLesson(db, { uai, courseId })
  const crowd = await createCrowd(db, { count: 2, uai, classId, sessionKey })
  const start = () => startCellProcess({ source, dataDir, valkeyUrl: valkey?.url ?? '' })
  const one = await start()
  const other = await start()
  t.after(() => Promise.all([one.kill(), other.kill()]))
  const { accountId } = school.teacherA
  /** With the mark of being in, which a browser keeps as well. */
  const comesIn = async (port: number, cookie: string): Promise<string> => {
    // A cell that has just begun lets nobody in at first.
    const answer = await waitFor(async () => {
      const asked = await askTicket({ port, cookie, lessonId })
      return asked.status === 200 ? asked : wait(100, undefined)
    }, 'a way in')
    return [cookie, ...answer.headers.getSetCookie().map((one) => one.split(';')[0])].join('; ')
  }
  const enters = async (port: number, cookie: string, lesson: Id): Promise<LiveDevice> => {
    const device = await openLiveDevice({ port, cookie, lessonId: lesson })
    t.after(() => device.socket.terminate())
    await device.hears('entered')
    return device
  }
  const teacherCookie = await comesIn(one.port, await mintSession(db, { accountId, sessionKey }))
  const pupilCookie = await comesIn(other.port, crowd[1]?.cookie ?? '')
  const teacher = await enters(one.port, teacherCookie, lessonId)
  let pupil = await enters(other.port, pupilCookie, lessonId)

  const goesOn = async (words: string): Promise<void> => {
    teacher.act({ kind: 'say', to: 'class', words })
    await pupil.hearsEvent(({ act }) => act.kind === 'say' && act.words === words)
    // By the other process than before, with a ticket that is asked for now.
    pupil.socket.terminate()
    pupil = await enters(words === 'un' ? one.port : other.port, pupilCookie, lessonId)
    pupil.act({ kind: 'hand', isUp: words === 'un' })
    await teacher.hearsEvent(({ act }) => act.kind === 'hand' && act.isUp === (words === 'un'))
    const beside = await addLiveLesson(db, { uai, courseId })
    const second = await enters(other.port, teacherCookie, beside)
    second.act({ kind: 'say', to: 'class', words })
    await second.hearsEvent(({ act }) => act.kind === 'say')
  }
  valkey?.freeze()
  await goesOn('un')
  valkey?.thaw()
  await valkey?.stop()
  await goesOn('deux')
  assert.equal(one.isRunning() && other.isRunning(), true)
})
