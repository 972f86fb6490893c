/**
 * The longer way into a live class, over real HTTP: what passes through it, what a poor way does to it and
 * what not, and whom it is closed to.
 */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Id } from '#kernel/ids.ts'
import { addLiveLesson, freshId, openLiveDevice, waitFor } from './live-device.ts'
import { startRefusingProxy } from './refusing-proxy.ts'
import { startTestWeb } from './test-web.ts'
import { enterByTunnel, openTunnelTo } from './tunnel-device.ts'
import { openTunnelVoice, speak } from './tunnel-voice.ts'

const web = await startTestWeb()
const { database, port, school } = web
const db = database.kysely
const { pupilA1, teacherA } = school

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

/** The teacher and a pupil, each by a tunnel of their own, in the class of a lesson. */
async function bothByTunnel(at: { readonly port: number }) {
  const lessonId = await addLesson()
  const enter = async (person: typeof pupilA1) => {
    const door = { port: at.port, lessonId, cookie: await web.signIn(person) }
    const tunnel = openTunnelTo(door)
    const device = await enterByTunnel(tunnel, door)
    await device.hears('entered')
    return { device, voice: await openTunnelVoice(tunnel, lessonId, device) }
  }
  return { teacher: await enter(teacherA), pupil: await enter(pupilA1) }
}

for (const [name, how] of [
  ['as it is', {}],
  ['100 ms each way', { delayMs: 100 }],
  ['100 ms each way, answers whole', { delayMs: 100, isWaiting: true }],
] as const) {
  test(`a voice passes whole and in order behind a proxy: ${name}`, async (t) => {
    const proxy = await startRefusingProxy(port, how)
    t.after(proxy.stop)
    const { teacher, pupil } = await bothByTunnel(proxy)
    const [askedBefore, bytesBefore] = [proxy.asked.length, proxy.bytes()]
    const seconds = 6
    const count = Math.round((seconds * 1_000) / 120)
    const { heard, ...times } = await speak(teacher.voice, pupil.voice, count)
    const perSecond = Math.round((proxy.asked.length - askedBefore) / seconds)
    const kbit = Math.round(((proxy.bytes() - bytesBefore) * 8) / seconds / 1_000)
    t.diagnostic(`${JSON.stringify(times)}; both together: ${perSecond} requests/s, ${kbit} kbit/s`)
    assert.equal(heard, count)
    assert.deepEqual([...pupil.voice.heard.keys()], [...Array(count).keys()])
  })
}
