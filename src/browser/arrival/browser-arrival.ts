/**
 * This page's own side of the line: the arrival when the app opens, the tabs of the browser, and
 * what the pages may know of it. Every call that the door refuses waits here.
 */
import { useEffect, useState } from 'preact/hooks'
import { callApi, waitTurnsWith } from '#browser/api/call-api.ts'
import { accountInFront } from '#browser/device/known-accounts.ts'
import { askWhoIsThere, currentViewer, viewerUnreachable } from '#browser/viewer.ts'
import type { Arrival, ArrivalReply } from '#contract/arrival.ts'
import type { MyDay } from '#contract/day.ts'
import type { Id } from '#kernel/ids.ts'
import { type ArrivalLine, createArrivalLine, type TabMessage } from './arrival-line.ts'
import type { ArrivalState } from './arrival-state.ts'
import { ticketMemory } from './ticket-memory.ts'

/** A poor line is the normal line; longer than this, the next try has a better chance. */
const arrivalTimeoutMs = 20_000
const channelName = 'preau-arrival'
/** After a line comes back, a class must not return as one. */
const backOnlineMsMax = 3_000
/** Reading what this device holds may not keep anybody from the door for longer. */
const heldMsMax = 1_500

let channel: BroadcastChannel | null = null
let line: ArrivalLine | null = null
let hasWaited = false
/** For whom the last arrival said what is held. */
let askedFor: Id | null = null
/** Who it is, as the server says it, on its way. */
let refreshing: Promise<unknown> = Promise.resolve()

type In = Extract<ArrivalReply, { state: 'in' }>

/** Code that opens databases: needed only where this device keeps somebody. */
const loadShelf = async () => (await import('#browser/device/device-shelf.ts')).deviceShelf

async function heldHere(): Promise<Pick<Arrival, 'held' | 'warm' | 'pass'>> {
  askedFor = accountInFront()
  if (askedFor === null) return {}
  const late = new Promise<object>((done) => setTimeout(() => done({}), heldMsMax))
  // Without its code nothing is known to be held: the answer is then the whole of it.
  const held = loadShelf().then(
    (shelf) => shelf.held(),
    () => ({}),
  )
  return Promise.race([held, late])
}

/** What came is kept once the server has said that it is that person's. */
async function keepIfTheirs(accountId: Id | null, reply: In): Promise<void> {
  await refreshing
  const viewer = currentViewer()
  if (viewer.state !== 'known' || viewer.from !== 'server') return
  const theirs = viewer.me.accountId
  if (theirs !== accountId) return
  // Not kept without the code for it; the device asks again by itself.
  await loadShelf().then(
    (shelf) => shelf.keep(theirs, reply),
    () => undefined,
  )
}

const asking = { timeoutMs: arrivalTimeoutMs, ofDevice: true }

function makeLine(): ArrivalLine {
  return createArrivalLine({
    now: Date.now,
    random: Math.random,
    isHidden: () => document.visibilityState === 'hidden',
    askArrival: (body) => callApi('/api/arrival', { ...asking, body }),
    askPlace: (body) => callApi('/api/place', { ...asking, body }),
    memory: ticketMemory,
    tellTabs: (message) => channel?.postMessage(message),
    held: heldHere,
    onIn: (reply) => void keepIfTheirs(askedFor, reply),
  })
}

/** Who it is, is asked once the door is open; without an answer the pages learn that at once. */
function follow(state: ArrivalState): void {
  const viewer = currentViewer()
  const isSure = viewer.state === 'nobody' || (viewer.state === 'known' && viewer.from === 'server')
  if (state.state === 'waiting') hasWaited = true
  if (state.state === 'in' && !isSure) refreshing = askWhoIsThere()
  if (state.state === 'unreachable' && viewer.state === 'asking') {
    void viewerUnreachable(state.silence.refusal)
  }
}

/** Once, when the app starts. */
export function startArrival(): void {
  const started = makeLine()
  line = started
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
  return loadShelf().then(
    (shelf) => shelf.readToday(),
    // Not even the code is here: then no lesson is.
    () => null,
  )
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
