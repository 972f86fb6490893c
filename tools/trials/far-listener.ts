/**
 * A listener on the far side of a poor line, as a page is one: hears a voice, fetches slides at the
 * page's own pace beside it, and tells what came when. Started by a trial, with a channel for messages.
 */
import { once } from 'node:events'
import { setTimeout as wait } from 'node:timers/promises'
import { WebSocket } from 'ws'
import { createJitterBuffer } from '#browser/sound/jitter-buffer.ts'
import { bundleMsUsual, soundPath, soundRateHz } from '#contract/live-sound.ts'
import { type SoundBundle, unpackBundle } from '#contract/sound-bundle.ts'
import type { LineReport } from '#school/live/is-poor-line.ts'
import { openPacedSlides, openSlideWay } from './paced-slide.ts'

export interface FarAsked {
  /** `host:port` of the server. */
  readonly server: string
  readonly ticket: string
  readonly pictureTicket: string
  readonly aloneMs: number
  /** One after another, beside the voice. */
  readonly slides: number
}

export interface FarTold {
  /** How long each bundle was on its way, in ms, beyond the quickest; in the order of coming. */
  readonly delaysMs: readonly number[]
  /** Of these, the first that came after a slide was begun. */
  readonly firstWithSlide: number
  /** Bundles that were spoken between the first and the last that came, and did not come. */
  readonly missing: number
  readonly slidesMs: readonly number[]
  /** As the page's line to its room measures it: from a message to its answer. */
  readonly roundTripsMs: readonly number[]
  /** As the page tells its room of its line, while slides came. */
  readonly reports: readonly Required<LineReport>[]
}

/** As late as a listener waits at most on such a line. */
const lateMs = 400
/** As often as a page. */
const reportEveryMs = 5_000
/** A page's figure looks back on as much. */
const recentBundles = 40
const openMsMax = 20_000
const askEveryMs = 1_000

async function listen({
  aloneMs,
  pictureTicket,
  server,
  slides,
  ticket,
}: FarAsked): Promise<FarTold> {
  const socket = new WebSocket(`ws://${server}${soundPath}`)
  const sign = watchLine()
  const transits: number[] = []
  const numbers: number[] = []
  socket.on('message', (data, isBinary) => {
    const bundle = isBinary && data instanceof Buffer ? unpackBundle(data) : null
    if (bundle === null) return
    sign.hear(bundle)
    transits.push(performance.now() - (bundle.time * 1_000) / soundRateHz)
    numbers.push(bundle.number)
  })
  await once(socket, 'open', { signal: AbortSignal.timeout(openMsMax) })
  socket.send(JSON.stringify({ ticket }))
  const roundTripsMs: number[] = []
  const asking = setInterval(() => socket.ping(`${performance.now()}`), askEveryMs)
  socket.on('pong', (asked) => {
    // An empty one is the tail of a bundle.
    if (asked.length > 0) roundTripsMs.push(performance.now() - Number(String(asked)))
  })
  const way = await openSlideWay(`ws://${server}`, pictureTicket)
  await wait(aloneMs)
  const quickest = (): number => Math.min(...transits)
  const firstWithSlide = transits.length
  const slidesMs: number[] = []
  const reports: Required<LineReport>[] = []
  const reporting = setInterval(
    () => reports.push(sign.report(roundTripsMs.at(-1) ?? 0)),
    reportEveryMs,
  )
  const paced = openPacedSlides(way, () => {
    const recent = transits.slice(-recentBundles)
    const late = recent.filter((transit) => transit - quickest() > lateMs).length
    return { roundTripMs: roundTripsMs.at(-1) ?? 0, latePercent: (100 * late) / recent.length }
  })
  for (let slide = 0; slide < slides; slide += 1) slidesMs.push(await paced.fetchNext())
  paced.close()
  // What is still on its way.
  await wait(2 * bundleMsUsual)
  clearInterval(asking)
  clearInterval(reporting)
  socket.terminate()
  way.close()
  const spoken = Math.max(...numbers) - Math.min(...numbers) + 1
  return {
    delaysMs: transits.map((transit) => transit - quickest()),
    firstWithSlide,
    missing: spoken - numbers.length,
    slidesMs,
    roundTripsMs,
    reports,
  }
}

/** What the page's own buffer makes of the line: how far it stays behind, and what comes too late for that. */
function watchLine() {
  const buffer = createJitterBuffer()
  let bundles = 0
  let late = 0
  return {
    hear({ frameMs, frames, time }: Pick<SoundBundle, 'frameMs' | 'frames' | 'time'>): void {
      const nowMs = performance.now()
      const beganMs = (time * 1_000) / soundRateHz
      bundles += 1
      if (bundles > 1 && buffer.delayMs(beganMs + frameMs, nowMs) > buffer.targetMs()) late += 1
      for (const index of frames.keys()) {
        buffer.arrive(beganMs + (index + 1) * frameMs, frameMs, nowMs)
      }
    },
    /** Since the last one. */
    report(roundTripMs: number): Required<LineReport> {
      const latePercent = bundles === 0 ? 0 : (100 * late) / bundles
      bundles = 0
      late = 0
      return { roundTripMs, latePercent, behindMs: buffer.targetMs() }
    },
  }
}

process.on('message', async (asked: FarAsked) => {
  process.send?.((await listen(asked)) satisfies FarTold)
  process.disconnect()
})
process.send?.('ready')
