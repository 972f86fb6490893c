/**
 * How many hear in live classes over one process: rooms of thirty, of whom one speaks in bundles of
 * 120 ms. More and more come in, until what was said comes 50 ms late; what the wire and the memory
 * carry is counted for those that were held. Then how late what is drawn on the boards of many classes comes.
 */
import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { askChild } from '../ask-child.ts'
import { boardLateness } from '../board-lateness.ts'
import type { Figure, Measurement } from '../finding.ts'
import { whyVoided } from '../load/load-plan.ts'
import type { CrowdAsked, CrowdTold } from '../load/sound-crowd-process.ts'
import type { RelayAsked, RelayTold } from '../sound-relay.ts'

const crowds = 2
const membersOfRoom = 30
/** Come in between two counts. */
const roomsOfStep = 34
const stepsMax = 7
const seconds = 3
const p99MsMax = 50
/** TCP and IP of one segment, with time stamps; each frame goes out in a segment of its own. */
const segmentBytes = 52
/** Bundles that came after the count, of those of one count. */
const missingShareMax = 0.02

export const live: Measurement = {
  name: 'live',
  isApart: true,
  target: {
    value: 4_000,
    is: 'at_least',
    p99MsMax,
    alsoMax: { bitsPerSecond: 26_000, bytesPerListener: 20_000, boardP99Ms: 100 },
  },
  async measure(ground) {
    const sound = await measureSound()
    const { voided, ...board } = await boardLateness(ground)
    return { ...sound, also: { ...sound.also, ...board }, voided: sound.voided ?? voided }
  },
}

async function measureSound(): Promise<Figure> {
  const relay = start('../sound-relay.ts', ['--expose-gc'])
  const loads = Array.from({ length: crowds }, () => start('../load/sound-crowd-process.ts'))
  try {
    await once(relay, 'message')
    return await climb(relay, loads)
  } finally {
    for (const child of [relay, ...loads]) child.kill()
  }
}

async function climb(relay: ChildProcess, loads: readonly ChildProcess[]): Promise<Figure> {
  // What the process compiles and keeps once is nobody's.
  const first = await takeStep(relay, loads, [0, 1])
  const before = await askRelay(relay, [])
  let best: Figure | null = null
  for (let step = 0; step < stepsMax; step += 1) {
    const rooms = Array.from({ length: roomsOfStep }, (_, index) => 2 + step * roomsOfStep + index)
    const told = await takeStep(relay, loads, rooms)
    const after = await askRelay(relay, [])
    const { listeners, p99Ms, voided } = told
    const figure = {
      value: listeners,
      unit: 'listeners',
      p99Ms,
      also: {
        listeners,
        bitsPerSecond: Math.round((8 * (told.bytes + told.frames * segmentBytes)) / listeners),
        bytesPerListener: Math.round(
          (after.heldBytes - before.heldBytes) / (listeners - first.listeners),
        ),
        youngBytes: after.youngBytes,
      },
    }
    const isHeld = p99Ms < p99MsMax && told.missing <= told.frames * seconds * missingShareMax
    if (isHeld) best = figure
    // What stopped it may have been those who came, and not who served them.
    else if (best === null || voided !== null) return { ...(best ?? figure), voided }
    else break
  }
  return best ?? { value: 0, unit: 'listeners' }
}

/** More rooms come in, half of them here and half there; then all are counted together. */
async function takeStep(
  relay: ChildProcess,
  loads: readonly ChildProcess[],
  rooms: readonly number[],
) {
  const { port, tickets } = await askRelay(relay, rooms)
  const told = await Promise.all(
    loads.map((load, place) => {
      const mine = rooms.flatMap((_, index) =>
        index % crowds === place
          ? [tickets.slice(index * membersOfRoom, (index + 1) * membersOfRoom)]
          : [],
      )
      return askChild<CrowdAsked, CrowdTold>(load, { port, rooms: mine, seconds })
    }),
  )
  const sum = (pick: (one: CrowdTold) => number): number =>
    told.reduce((total, one) => total + pick(one), 0)
  return {
    listeners: sum(({ listeners }) => listeners),
    missing: sum(({ missing }) => missing),
    bytes: sum(({ bytes }) => bytes),
    frames: sum(({ frames }) => frames),
    p99Ms: Math.max(...told.map(({ p99Ms }) => p99Ms)),
    voided: told.map(whyVoided).find((why) => why !== null) ?? null,
  }
}

function askRelay(relay: ChildProcess, rooms: readonly number[]): Promise<RelayTold> {
  return askChild<RelayAsked, RelayTold>(relay, { rooms, members: membersOfRoom })
}

function start(script: string, execArgv: string[] = []): ChildProcess {
  return fork(join(import.meta.dirname, script), { execArgv })
}
