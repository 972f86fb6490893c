/** Members of rooms in a process of their own: they speak, hear, and say how late what they heard was. */
import { setTimeout as wait } from 'node:timers/promises'
import { bundleMsUsual, frameMsUsual, soundPath, voiceBitsPerSecond } from '#contract/live-sound.ts'
import { packBundle, unpackBundle } from '#contract/sound-bundle.ts'
import { createLatencyRecord } from './latency-record.ts'
import { openSocketLine, type SocketLine } from './socket-line.ts'

/** First so many more members come in, the first of each room its speaker; then all is counted for so long. */
export interface CrowdAsked {
  readonly port: number
  /** Of each room, its members' tickets. */
  readonly rooms: readonly (readonly string[])[]
  readonly seconds: number
}

export interface CrowdTold {
  readonly listeners: number
  readonly p99Ms: number
  /** Bundles that should have come in the time, and did not. */
  readonly missing: number
  /** Above TCP. */
  readonly bytes: number
  readonly frames: number
  readonly cpuShare: number
  /** How late bundles went out; p99. */
  readonly latenessP99Ms: number
}

const heardMax = 2_000_000
/** Lines that are dialled at once: a relay lets one visitor wait with eight, and there are two such processes. */
const dialledMax = 4
const settleMs = 500
const frameBytes = (voiceBitsPerSecond * frameMsUsual) / 8_000

const speakers: { readonly line: SocketLine; nextMs: number; number: number }[] = []
let listeners = 0
let counted: {
  latency: ReturnType<typeof createLatencyRecord>
  bytes: number
  frames: number
} | null = null
let lateness = createLatencyRecord(heardMax)

/** On a clock that all processes of the machine share. */
const nowMs = (): number => Number(process.hrtime.bigint()) / 1e6

const events = {
  onBinary(bytes: Buffer): void {
    if (counted === null) return
    const frame = unpackBundle(bytes)?.frames[0]
    if (frame === undefined) return
    const sentMs = new DataView(frame.buffer, frame.byteOffset).getFloat64(0)
    counted.latency.add(nowMs() - sentMs)
  },
  onBytes(bytes: number, frames: number): void {
    if (counted === null) return
    counted.bytes += bytes
    counted.frames += frames
  },
}

function speakDue(): void {
  for (const speaker of speakers) {
    const now = nowMs()
    if (now < speaker.nextMs) continue
    lateness.add(now - speaker.nextMs)
    speaker.nextMs += bundleMsUsual
    const frames = [new Uint8Array(frameBytes), new Uint8Array(frameBytes)]
    // Counted from the moment at which it was due: who sends late has kept it waiting.
    new DataView(frames[0]?.buffer ?? new ArrayBuffer(8)).setFloat64(
      0,
      speaker.nextMs - bundleMsUsual,
    )
    speaker.number += 1
    speaker.line.send(
      packBundle({ frameMs: frameMsUsual, speaker: 0, number: speaker.number, time: 0, frames }),
    )
  }
}

async function comeIn({ port, rooms }: CrowdAsked): Promise<void> {
  const due = rooms.flatMap((tickets) =>
    tickets.map((ticket, index) => ({ ticket, isSpeaker: index === 0 })),
  )
  const dial = async (): Promise<void> => {
    for (let next = due.shift(); next !== undefined; next = due.shift()) {
      const line = await openSocketLine({ port, path: soundPath }, { ticket: next.ticket }, events)
      if (!next.isSpeaker) listeners += 1
      // Rooms do not speak in time with one another.
      else speakers.push({ line, nextMs: nowMs() + Math.random() * bundleMsUsual, number: 0 })
    }
  }
  await Promise.all(Array.from({ length: dialledMax }, dial))
}

async function count(asked: CrowdAsked): Promise<CrowdTold> {
  await comeIn(asked)
  await wait(settleMs)
  const heard = { latency: createLatencyRecord(heardMax), bytes: 0, frames: 0 }
  counted = heard
  lateness = createLatencyRecord(heardMax)
  const cpuBefore = process.cpuUsage()
  const beganMs = performance.now()
  await wait(asked.seconds * 1_000)
  const seconds = (performance.now() - beganMs) / 1_000
  counted = null
  const { user, system } = process.cpuUsage(cpuBefore)
  const { count, p99Ms } = heard.latency.summary(0)
  return {
    listeners,
    p99Ms,
    missing: Math.max(0, Math.round((listeners * seconds * 1_000) / bundleMsUsual) - count),
    bytes: heard.bytes / seconds,
    frames: heard.frames / seconds,
    cpuShare: (user + system) / 1e6 / seconds,
    latenessP99Ms: lateness.summary(0).p99Ms,
  }
}

const ticking = setInterval(speakDue, 2)
process.on('message', (asked: CrowdAsked) => {
  count(asked).then(
    (told) => process.send?.(told),
    (error: unknown) => {
      console.error(error)
      process.exit(1)
    },
  )
})
// Whoever asked for the crowd is gone: so is the crowd.
process.on('disconnect', () => {
  clearInterval(ticking)
  process.exit()
})
