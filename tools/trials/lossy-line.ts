/**
 * The sound of a class over lines that lose packets, by the engine that the product runs and the
 * system's own TCP: a phone's poor line while slides come, and one that is worse than that.
 */
import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { WebSocket } from 'ws'
import {
  bundleMsUsual,
  frameMsUsual,
  soundPath,
  soundRateHz,
  voiceBitsPerSecond,
} from '#contract/live-sound.ts'
import { packBundle } from '#contract/sound-bundle.ts'
import { openFrugalEngine } from '#engine/media/frugal-engine.ts'
import { openKnownDoors } from '#engine/socket/known-doors.ts'
import { openSocketDoors } from '#engine/socket/socket-doors.ts'
import { systemRandom } from '#kernel/random.ts'
import { isPoorLine } from '#school/live/is-poor-line.ts'
import type { FarAsked, FarTold } from './far-listener.ts'
import { type LossyQuality, openLossyLink, whatLinksLack } from './lossy-link.ts'
import { openSlideRelay, slideMsMax } from './paced-slide.ts'
import { scaled, type Trial, type TrialFigure, type TrialGround } from './trial.ts'

const poor: LossyQuality = { bitsPerSecond: 64_000, roundTripMs: 200, lossPercent: 1 }
const worse: LossyQuality = { bitsPerSecond: 64_000, roundTripMs: 300, lossPercent: 5 }
const seeds = { poor: 1, worse: 2 }
/** The voice alone, to know how quick it is. */
const aloneMs = 10_000
const slides = { poor: 6, worse: 2 }
/** Of a listener's buffer: what is promised on a poor line, and the most that it grows to. */
const bufferMs = { poor: 400, most: 800 }
const room = 'room'
/** Of the reports on the worse line: the sign may come after the first of them. */
const signedPercentMin = 80
const frameBytes = (voiceBitsPerSecond * frameMsUsual) / 8_000

export const lossyLine: Trial = {
  name: 'lossy-line',
  whatLacks: whatLinksLack,
  async run(ground) {
    const hall = await openSpeaking(ground)
    const onPoor = await hearFar(ground, hall, { ...poor, slides: slides.poor, seed: seeds.poor })
    const onWorse = await hearFar(ground, hall, {
      ...worse,
      slides: slides.worse,
      seed: seeds.worse,
    })
    return [...figuresOfPoor(onPoor), ...figuresOfWorse(onWorse)]
  },
}

interface Hall {
  readonly port: number
  /** For one more listener: to the sound, and to the pictures. */
  invite(): Pick<FarAsked, 'ticket' | 'pictureTicket'>
}

/** The engine, and somebody who speaks all the while. */
async function openSpeaking(ground: TrialGround): Promise<Hall> {
  const server = createServer()
  server.listen(0, '0.0.0.0')
  await once(server, 'listening')
  const doors = openSocketDoors(server, () => false)
  const known = openKnownDoors(doors, async () => 'visitor')
  const engine = openFrugalEngine(known, { random: systemRandom })
  const pictures = openSlideRelay(known)
  ground.atEnd(async () => {
    engine.close()
    pictures.close()
    doors.close()
    server.closeAllConnections()
    server.close()
  })
  const { port } = server.address() as AddressInfo
  const ticket = engine.invite(room, 1, { mayHear: false, maySpeak: true }, 'visitor')
  await speak(ground, `ws://127.0.0.1:${port}${soundPath}`, ticket)
  let members = 1
  return {
    port,
    invite() {
      members += 1
      return {
        ticket: engine.invite(room, members, { mayHear: true, maySpeak: false }, 'visitor'),
        pictureTicket: pictures.invite(room, members, false, 'visitor'),
      }
    },
  }
}

/** Bundles at their due moments, each with the moment in it. */
async function speak(ground: TrialGround, address: string, ticket: string): Promise<void> {
  const socket = new WebSocket(address, { perMessageDeflate: false })
  await once(socket, 'open')
  socket.send(JSON.stringify({ ticket }))
  const beganMs = performance.now()
  let number = 0
  const timer = setInterval(() => {
    while (performance.now() - beganMs >= number * bundleMsUsual) {
      const frames = [randomFrame(), randomFrame()]
      const time = Math.round((number * bundleMsUsual * soundRateHz) / 1_000)
      socket.send(packBundle({ frameMs: frameMsUsual, speaker: 0, number, time, frames }))
      number += 1
    }
  }, 5)
  ground.atEnd(async () => {
    clearInterval(timer)
    socket.terminate()
  })
}

const randomFrame = (): Uint8Array => systemRandom.bytes(frameBytes)

interface Heard extends FarTold {
  readonly lostPackets: number
}

/** What a page beyond such a line hears while it fetches slides, one after another. */
async function hearFar(
  ground: TrialGround,
  hall: Hall,
  wish: LossyQuality & { readonly slides: number; readonly seed: number },
): Promise<Heard> {
  const undo: (() => Promise<unknown>)[] = []
  try {
    const link = await openLossyLink({ ...ground, atEnd: (step) => undo.push(step) }, wish)
    const far = link.startFar(join(import.meta.dirname, 'far-listener.ts'))
    await once(far, 'message')
    const asked: FarAsked = {
      server: `${link.address}:${hall.port}`,
      ...hall.invite(),
      aloneMs,
      slides: scaled(wish.slides, ground),
    }
    far.send(asked)
    const gone = once(far, 'exit').then(() => {
      throw new Error('the far listener ended before it had told anything')
    })
    gone.catch(() => undefined)
    const [told] = (await Promise.race([once(far, 'message'), gone])) as [FarTold]
    const { lost, overflowed, packets } = link.figures()
    ground.say(
      `${wish.lossPercent} % loss: ${told.delaysMs.length} bundles, ${packets} packets, ` +
        `${lost} lost, ${overflowed} beyond the line; slides ${told.slidesMs.map(Math.round)} ms`,
    )
    return { ...told, lostPackets: lost }
  } finally {
    for (const step of undo.reverse()) await step()
  }
}

function lateShare({ delaysMs, firstWithSlide, missing }: FarTold, beyondMs: number): number {
  const meant = delaysMs.slice(firstWithSlide)
  const late = meant.filter((delay) => delay > beyondMs).length
  return (100 * (late + missing)) / (meant.length + missing)
}

function signFigure(line: string, { reports }: Heard): TrialFigure {
  const poorOnes = reports.filter(isPoorLine)
  const behind = reports.map(({ behindMs }) => behindMs).sort((one, other) => one - other)
  return {
    name: `${line}: reports for which adults see the sign of a poor line (median behind ${Math.round(behind[behind.length >> 1] ?? 0)} ms)`,
    value: (100 * poorOnes.length) / reports.length,
    unit: '%',
  }
}

function figuresOfPoor(heard: Heard): TrialFigure[] {
  return [
    {
      name: '200 ms, 1 %: bundles late at a buffer of 400 ms, while slides come',
      value: lateShare(heard, bufferMs.poor),
      unit: '%',
      target: { value: 0.5, is: 'at_most' },
    },
    signFigure('200 ms, 1 %', heard),
    { name: 'latest bundle', value: Math.max(...heard.delaysMs), unit: 'ms' },
    {
      name: 'slowest slide',
      value: Math.max(...heard.slidesMs) / 1_000,
      unit: 's',
      target: { value: slideMsMax / 1_000, is: 'at_most' },
    },
  ]
}

function figuresOfWorse(heard: Heard): TrialFigure[] {
  return [
    {
      name: '300 ms, 5 %: bundles late at the longest buffer, while slides come',
      value: lateShare(heard, bufferMs.most),
      unit: '%',
    },
    { name: 'at a buffer of 400 ms', value: lateShare(heard, bufferMs.poor), unit: '%' },
    { name: 'bundles that never came', value: heard.missing },
    { ...signFigure('300 ms, 5 %', heard), target: { value: signedPercentMin, is: 'at_least' } },
    { name: 'slowest round trip', value: Math.max(...heard.roundTripsMs), unit: 'ms' },
    { name: 'slowest slide', value: Math.max(...heard.slidesMs) / 1_000, unit: 's' },
  ]
}
