/**
 * The longer way into a live class, over real HTTP: what passes through it, what a poor way does to it and
 * what not, and whom it is closed to.
 */
import assert from 'node:assert/strict'
import { type TestContext, test } from 'node:test'
import type { Tunnel, TunnelPost } from '#browser/api/tunnel-line.ts'
import type { Id } from '#kernel/ids.ts'
import { addLiveLesson, freshId, openLiveDevice, waitFor } from './live-device.ts'
import { startRefusingProxy } from './refusing-proxy.ts'
import { startTestWeb } from './test-web.ts'
import { enterByTunnel, openTunnelTo, type TunnelDevice } from './tunnel-device.ts'

const web = await startTestWeb()
const { database, port, school } = web
const db = database.kysely
const { pupilA1, pupilA2, teacherA } = school

const addLesson = (): Promise<Id> =>
  addLiveLesson(db, { uai: school.uai, courseId: school.courseA })

test('board and chat pass through a tunnel both ways, beside sockets', async (t) => {
  const lessonId = await addLesson()
  const teacher = await openLiveDevice({ port, lessonId, cookie: await web.signIn(teacherA) })
  t.after(() => teacher.socket.terminate())
  await teacher.hears('entered')
  const door = { port, lessonId, cookie: await web.signIn(pupilA1) }
  const pupil = await enterByTunnel(openTunnelTo(door), door)
  await pupil.hears('entered')
  const said = pupil.act({ kind: 'say', to: 'class', words: 'Bonjour par le détour' })
  await pupil.hears('done', ({ id }) => id === said)
  await teacher.hearsEvent(({ act }) => act.kind === 'say' && act.words === 'Bonjour par le détour')
  const id = freshId()
  teacher.act({ kind: 'draw', page: 0, id, tool: 'pen', ink: 'blue', path: [1, 1, 9, 9] })
  await pupil.hearsEvent(({ act }) => act.kind === 'draw' && act.id === id)
  pupil.send({ kind: 'leave' })
  await waitFor(() => pupil.endedWith() ?? undefined, 'the end')
  assert.equal(pupil.endedWith(), 1_000)
})
