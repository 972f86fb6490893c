/** A room is given up while Janus is out of reach, and is destroyed when the line is back: with a real Janus. */
import assert from 'node:assert/strict'
import { once } from 'node:events'
import { type AddressInfo, connect, createServer, type Socket } from 'node:net'
import { type TestContext, test } from 'node:test'
import { setTimeout as wait } from 'node:timers/promises'
import { systemRandom } from '#kernel/random.ts'
import { startTestJanus } from '../../../tests/test-janus.ts'
import { createLeftRooms, type LeftRoom } from './janus-left-rooms.ts'
import { openJanusRoom } from './janus-room.ts'
import { openJanusSession } from './janus-session.ts'
import { openVideoStage } from './video-stage.ts'

/** A line to that port that may be cut, as it is between two machines. */
async function openLine(context: TestContext, port: number) {
  const open = new Set<Socket>()
  const cut = (): void => {
    for (const socket of open) socket.destroy()
  }
  const server = createServer((near) => {
    const far = connect(port, '127.0.0.1')
    for (const socket of [near, far]) {
      open.add(socket)
      socket.on('error', () => undefined)
      socket.on('close', () => open.delete(socket))
    }
    near.pipe(far).pipe(near)
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  context.after(() => {
    cut()
    server.close()
  })
  return { port: (server.address() as AddressInfo).port, cut }
}

async function until(isTrue: () => boolean | Promise<boolean>): Promise<void> {
  while (!(await isTrue())) await wait(10)
}

test('a room whose end Janus did not hear is destroyed when its line is back', async (context) => {
  const janus = await startTestJanus()
  if (janus === null) return context.skip('janus is not installed')
  context.after(() => janus.stop())
  const line = await openLine(context, Number(new URL(janus.settings.url).port))
  const rooms = createLeftRooms()
  const left: LeftRoom[] = []
  const told = { random: systemRandom, onChange: () => undefined }
  const session = openJanusSession(
    { ...janus.settings, url: `ws://127.0.0.1:${line.port}` },
    { ...told, onChange: (isUp) => isUp && void rooms.sweep(session) },
  )
  const beside = openJanusSession(janus.settings, told)
  context.after(() => {
    session.close()
    beside.close()
  })
  await until(() => session.isUp() && beside.isUp())
  const room = openJanusRoom(session, systemRandom, {
    onTrouble: () => undefined,
    onLeft(one) {
      left.push(one)
      rooms.add(one)
    },
  })
  // It is made with the first who wants something of it.
  await room.view(1, () => undefined)
  const looking = await beside.attach(() => undefined)
  const exists = async (): Promise<boolean> => {
    const told = await looking?.ask({ request: 'exists', room: left[0]?.room })
    assert.equal(told?.ok, true)
    return told?.ok === true && told.data.exists === true
  }
  line.cut()
  await until(() => !session.isUp())
  room.destroy()
  await until(() => left.length === 1)
  assert.equal(left.length, 1)
  await until(async () => !(await exists()))
})

test('a stage whose Janus goes away gives its room up', () => {
  let destroyed = 0
  const stage = openVideoStage({
    random: systemRandom,
    openRoom: () => ({
      publish: () => new Promise(() => undefined),
      view: () => new Promise(() => undefined),
      destroy() {
        destroyed += 1
      },
    }),
  })
  const member = { number: 1, showsAs: () => 'camera' as const, sees: () => false }
  stage.publish({ ...member, tell: () => undefined }, 'v=0')
  stage.forget()
  assert.equal(destroyed, 1)
  stage.close()
  assert.equal(destroyed, 1)
})
