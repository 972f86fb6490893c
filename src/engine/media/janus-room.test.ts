/** A room of Janus whose making was answered too late: the next camera finds another, and no room is left behind. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { seededRandom } from '#kernel/random.ts'
import { openJanusRoom } from './janus-room.ts'
import type { JanusData, JanusReply, JanusSession } from './janus-session.ts'

const done: JanusReply = { ok: true, id: null, data: {}, sdp: 'v=0' }

/** A Janus whose first room comes after whoever asked for it has given up. */
function lateJanus() {
  const rooms = new Map<unknown, unknown>()
  let created = 0
  let handles = 0
  const create = ({ room, secret }: JanusData): JanusReply => {
    // As its plugin answers where the room is there already.
    if (rooms.has(room)) return { ok: false, why: 'refused', error: `Room ${room} already exists` }
    rooms.set(room, secret)
    created += 1
    return created === 1 ? { ok: false, why: 'late', error: 'no answer in time' } : done
  }
  const ask = async (body: JanusData): Promise<JanusReply> => {
    if (body.request === 'create') return create(body)
    if (body.request === 'destroy' && rooms.get(body.room) === body.secret) rooms.delete(body.room)
    return done
  }
  const session: JanusSession = {
    isUp: () => true,
    close: () => undefined,
    async attach() {
      handles += 1
      const detach = (): void => {
        handles -= 1
      }
      return { ask, detach }
    },
  }
  return { session, rooms, handles: () => handles }
}

test('a camera after a room that came late is taken, and the late room goes', async () => {
  const { session, rooms, handles } = lateJanus()
  const troubles: string[] = []
  const room = openJanusRoom(session, seededRandom(1), {
    onTrouble: (what) => troubles.push(what),
    onLeft: () => assert.fail('Janus was told'),
  })
  assert.equal(await room.publish('v=0', () => undefined), null)
  assert.deepEqual(troubles, ['no room was made'])
  const camera = await room.publish('v=0', () => undefined)
  assert.equal(camera?.sdp, 'v=0')
  assert.equal(rooms.size, 1)
  assert.equal(handles(), 2, 'of the room and of the camera')
  camera?.end()
  room.destroy()
  await new Promise((settled) => setImmediate(settled))
  assert.deepEqual([rooms.size, handles()], [0, 0])
})
