/**
 * A slide of a live class over a poor line while somebody speaks: fetched by the page's own shelf and
 * at its pace, over the line that the voice needs too.
 */
import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { setTimeout as wait } from 'node:timers/promises'
import { WebSocket, WebSocketServer } from 'ws'
import { openKnownDoors } from '#engine/socket/known-doors.ts'
import { openSocketDoors, type SocketDoors } from '#engine/socket/socket-doors.ts'
import { openPacedSlides, openSlideRelay, openSlideWay, slideMsMax } from './paced-slide.ts'
import { openSlowLine } from './slow-line-proxy.ts'
import type { Trial, TrialGround } from './trial.ts'

const poor = { bitsPerSecond: 64_000, roundTripMs: 200 }
/** A bundle as listeners get it, and how often. */
const bundleBytes = 265
const bundleEveryMs = 120
const voicePath = '/voice'
/** The voice alone, to know how quick it is. */
const aloneMs = 6_000
/** As long as a listener waits for a bundle at most on such a line. */
const lateMs = 400

export const slidesBesideSound: Trial = {
  name: 'slides',
  async run(ground) {
    const { address, ticket } = await openLine(ground)
    const delays = await hearVoice(ground, address)
    const way = await openSlideWay(address, ticket)
    ground.atEnd(async () => way.close())
    await wait(aloneMs)
    const quickest = Math.min(...delays)
    const before = delays.length
    const later = (): number[] => delays.slice(before).map((delay) => delay - quickest)
    const paced = openPacedSlides(way, () => ({
      roundTripMs: 0,
      latePercent: sharePercent(later().slice(-40)),
    }))
    const slideMs = await paced.fetchNext()
    paced.close()
    const during = later()
    ground.say(`${during.length} bundles while a slide came`)
    return [
      {
        name: 'bundles more than 400 ms late meanwhile',
        value: sharePercent(during),
        unit: '%',
        target: { value: 0.5, is: 'at_most' },
      },
      { name: 'latest bundle', value: Math.round(Math.max(...during)), unit: 'ms' },
      {
        name: 'slide of 68 kB',
        value: slideMs / 1_000,
        unit: 's',
        target: { value: slideMsMax / 1_000, is: 'at_most' },
      },
    ]
  },
}

function sharePercent(delays: readonly number[]): number {
  if (delays.length === 0) return 0
  return (100 * delays.filter((delay) => delay > lateMs).length) / delays.length
}

/** Its address, and a ticket to the slides. */
async function openLine(ground: TrialGround) {
  const server = createServer()
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const doors = openSocketDoors(server, () => false)
  const slides = openSlideRelay(openKnownDoors(doors, async () => 'visitor'))
  ground.atEnd(async () => {
    slides.close()
    doors.close()
    server.close()
  })
  speak(ground, doors)
  const line = await openSlowLine((server.address() as AddressInfo).port)
  ground.atEnd(() => line.stop())
  line.setQuality(poor)
  return {
    address: line.origin.replace('http', 'ws'),
    ticket: slides.invite('room', 1, false, 'visitor'),
  }
}

/** Every bundle says when it left. */
function speak(ground: TrialGround, doors: SocketDoors): void {
  const sockets = new WebSocketServer({ noServer: true, perMessageDeflate: false })
  doors.open(voicePath, async (request, stream, head) =>
    sockets.handleUpgrade(request, stream, head, (socket) => sockets.emit('connection', socket)),
  )
  sockets.on('connection', (socket: WebSocket) => {
    const timer = setInterval(() => {
      const bundle = Buffer.alloc(bundleBytes)
      bundle.writeDoubleBE(performance.now())
      socket.send(bundle)
    }, bundleEveryMs)
    socket.on('close', () => clearInterval(timer))
  })
  ground.atEnd(async () => sockets.close())
}

/** How long each bundle was on its way, in ms; more and more of them. */
async function hearVoice(ground: TrialGround, address: string): Promise<readonly number[]> {
  const delays: number[] = []
  const socket = new WebSocket(`${address}${voicePath}`)
  socket.on('message', (bundle: Buffer) => delays.push(performance.now() - bundle.readDoubleBE()))
  await once(socket, 'open')
  ground.atEnd(async () => socket.terminate())
  return delays
}
