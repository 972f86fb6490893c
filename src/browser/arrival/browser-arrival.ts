/**
 * This page's own side of the line: the arrival when the app opens, the tabs of the browser, and
 * what the pages may know of it. Every call that the door refuses waits here.
 */
import { useEffect, useState } from 'preact/hooks'
import { callApi, waitTurnsWith } from '#browser/api/call-api.ts'
import { currentViewer, refreshViewer, viewerUnreachable } from '#browser/viewer.ts'
import type { Arrival, ArrivalReply } from '#contract/arrival.ts'
import type { MyDay } from '#contract/day.ts'
import { type ArrivalLine, createArrivalLine, type TabMessage } from './arrival-line.ts'
import type { ArrivalState } from './arrival-state.ts'
import { ticketMemory } from './ticket-memory.ts'

/** What the device keeps of lessons, as far as the door and the préau need it. Nothing throws. */
export interface DeviceShelf {
  /** Which personal pack is held, whether today lies here whole, and a pass for this minute. */
  held(): Promise<Pick<Arrival, 'held' | 'warm' | 'pass'>>
  /** Somebody was let in: what changed is put on the shelf. */
  keep(reply: Extract<ArrivalReply, { state: 'in' }>): void
  /** Today as it lies on this device; null when it does not. */
  readToday(): Promise<MyDay | null>
}

/** A poor line is the normal line; longer than this, the next try has a better chance. */
const arrivalTimeoutMs = 20_000
const channelName = 'preau-arrival'
/** After a line comes back, a class must not return as one. */
const backOnlineMsMax = 3_000

let shelf: DeviceShelf | null = null
let channel: BroadcastChannel | null = null
let line: ArrivalLine | null = null
let hasWaited = false

function makeLine(): ArrivalLine {
  return createArrivalLine({
    now: Date.now,
    random: Math.random,
    isHidden: () => document.visibilityState === 'hidden',
    askArrival: (body) => callApi('/api/arrival', { body, timeoutMs: arrivalTimeoutMs }),
    askPlace: (body) => callApi('/api/place', { body, timeoutMs: arrivalTimeoutMs }),
    memory: ticketMemory,
    tellTabs: (message) => channel?.postMessage(message),
    held: async () => (await shelf?.held()) ?? {},
    onIn: (reply) => shelf?.keep(reply),
  })
}

/** Who it is, is asked once the door is open; without an answer the pages learn that at once. */
function follow(state: ArrivalState): void {
  const viewer = currentViewer().state
  const isUnknown = viewer === 'asking' || viewer === 'unreachable'
  if (state.state === 'waiting') hasWaited = true
  if (state.state === 'in' && isUnknown) void refreshViewer()
  if (state.state === 'unreachable' && viewer === 'asking') viewerUnreachable(state.silence.refusal)
}

/** Once, when the app starts. `held`: what the device keeps of lessons; null: nothing yet. */
export function startArrival(held: DeviceShelf | null): void {
  const started = makeLine()
  line = started
  shelf = held
  if (typeof BroadcastChannel !== 'undefined') {
    channel = new BroadcastChannel(channelName)
    channel.onmessage = ({ data }: MessageEvent<TabMessage>) => started.hearTab(data)
  }
  started.subscribe(() => follow(started.state()))
  waitTurnsWith((signal) => started.waitForTurn(signal))
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'visible') started.wake()
  })
  addEventListener('online', () => {
    const { state } = started.state()
    if (state === 'unreachable') setTimeout(started.askNow, backOnlineMsMax * Math.random())
  })
  void started.arrive()
}

/** Somebody else is in front now, or somebody at last: they arrive under their own name. */
export function arriveAnew(): void {
  void line?.arrive()
}

export function askDoorNow(): void {
  void line?.askNow()
}

/** Whether somebody stood in line before the page that opens now; asked once for each wait. */
export function takeHasWaited(): boolean {
  const waited = hasWaited
  hasWaited = false
  return waited
}

/** Today's lessons as they lie on this device. */
export async function readShelf(): Promise<MyDay | null> {
  return (await shelf?.readToday()) ?? null
}

export function useArrival(): ArrivalState {
  const [state, setState] = useState<ArrivalState>(line?.state() ?? { state: 'asking' })
  useEffect(() => {
    const look = (): void => setState(line?.state() ?? { state: 'asking' })
    look()
    return line?.subscribe(look)
  }, [])
  return state
}
