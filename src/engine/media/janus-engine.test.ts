/** The doors of full video where Janus is away: who is invited comes in all the same, and is told. */
import assert from 'node:assert/strict'
import { once } from 'node:events'
import { test } from 'node:test'
import { videoPath } from '#contract/live-video.ts'
import { silentLog } from '#engine/log/log.ts'
import { systemRandom } from '#kernel/random.ts'
import { openSocketHouse } from '../../../tests/socket-house.ts'
import { openJanusEngine } from './janus-engine.ts'

/** Nobody listens there. */
const janus = { url: 'ws://127.0.0.1:9', apiSecret: 'mat de cocagne' }

test('a ticket outlasts rights that change before its page has come', async (context) => {
  const { connect, inside: engine } = await openSocketHouse(context, (doors) =>
    openJanusEngine(doors, { janus, relay: null, random: systemRandom, log: silentLog }),
  )
  const grants = (maySpeak: boolean) => ({ mayHear: true, maySpeak })
  const ticket = engine.invite('6e B', 1, grants(true), 'anne')
  for (let flip = 0; flip < 6; flip += 1) engine.setGrants('6e B', 1, grants(flip % 2 === 1))
  const { socket } = connect(videoPath, { headers: { cookie: 'anne' } })
  await once(socket, 'open')
  socket.send(JSON.stringify({ ticket }))
  const [first] = await Promise.race([once(socket, 'message'), once(socket, 'close')])
  assert.match(String(first), /"maySpeak":true/)
})
