/**
 * News of things that change on the server: one socket for the whole page over which the server
 * names what changed, never its contents; whoever watches then asks again over HTTP. Where no
 * socket opens (a proxy, an old network), everything watched is asked again every 10 to 15 s.
 */

import { pageToldPause } from './told-pause.ts'
import { whenOnline } from './when-online.ts'

/** `live`: told at once. `polling`: asked again from time to time. `opening`: not known yet. */
export type NewsState = 'opening' | 'live' | 'polling'

export interface NewsWatch {
  readonly topic: string
  readonly key: string
  /** Something changed, or may have: ask again. */
  readonly onNews: () => void
  readonly onState?: ((state: NewsState) => void) | undefined
}

/** What of the browser is needed; handed in, so that time and lines can be tried out. */
export interface NewsOutside {
  readonly openSocket: () => NewsSocket
  readonly isHidden: () => boolean
  /** For how long the server asked to be left alone; 0: not at all. */
  readonly toldMs: () => number
  readonly random: () => number
}

/** The part of a WebSocket that is used. */
export interface NewsSocket {
  onopen: (() => void) | null
  onmessage: ((event: { readonly data: unknown }) => void) | null
  onclose: (() => void) | null
  send(text: string): void
  close(): void
}

const pollMsMin = 10_000
const pollMsMax = 15_000
const reconnectMsMin = 1_000
const reconnectMsMax = 60_000
/** A socket that says nothing for this long after opening is taken for one that a proxy swallowed. */
const welcomeMsMax = 8_000
/** The server says from time to time that it is there; what is silent for so many of those is dead. */
const silentIntervalsMax = 2.5

interface Named {
  readonly topic: string
  readonly key: string
}

interface Alive {
  readonly aliveEveryMs: number
}

function readMessage(data: unknown): Named | Alive | 'welcome' | null {
  try {
    const message: unknown = JSON.parse(String(data))
    if (typeof message !== 'object' || message === null) return null
    if ('watching' in message) return 'welcome'
    if ('aliveEveryMs' in message) return { aliveEveryMs: Number(message.aliveEveryMs) }
    if (!('topic' in message && 'key' in message)) return null
    return { topic: String(message.topic), key: String(message.key) }
  } catch {
    return null
  }
}

export interface NewsLine {
  /** Watches until the returned function is called. */
  watch(watch: NewsWatch): () => void
  /** The page is in sight again: what was missed is asked for at once. */
  wake(): void
}

export function createNewsLine(outside: NewsOutside): NewsLine {
  const watches = new Set<NewsWatch>()
  /** Of these, whom the server had heard of at a welcome: from then on nothing is missed. */
  let granted: ReadonlySet<NewsWatch> = new Set()
  /** What the server was told last on this line. */
  let said: ReadonlySet<NewsWatch> = new Set()
  let socket: NewsSocket | null = null
  let state: NewsState = 'opening'
  let failures = 0
  let retryTimer: ReturnType<typeof setTimeout> | undefined
  let pollTimer: ReturnType<typeof setTimeout> | undefined
  let welcomeTimer: ReturnType<typeof setTimeout> | undefined
  let silenceTimer: ReturnType<typeof setTimeout> | undefined

  const setState = (next: NewsState): void => {
    state = next
    for (const watch of watches) watch.onState?.(next)
    clearTimeout(pollTimer)
    if (next === 'polling') poll()
  }
  const tellAll = (): void => {
    for (const watch of [...watches]) watch.onNews()
  }
  const poll = (): void => {
    const delayMs = pollMsMin + (pollMsMax - pollMsMin) * outside.random()
    pollTimer = setTimeout(() => {
      // A page that nobody sees asks nothing; `wake` makes up for it.
      if (!outside.isHidden() && outside.toldMs() === 0) tellAll()
      poll()
    }, delayMs)
  }
  const say = (): void => {
    said = new Set(watches)
    const watch = [...watches].map(({ topic, key }) => ({ topic, key }))
    socket?.send(JSON.stringify({ watch }))
  }
  const lost = (): void => {
    clearTimeout(welcomeTimer)
    clearTimeout(silenceTimer)
    socket = null
    granted = new Set()
    if (watches.size === 0) return
    if (state !== 'polling') setState('polling')
    failures += 1
    const growing = Math.min(reconnectMsMax, reconnectMsMin * 2 ** failures)
    retryTimer = setTimeout(open, growing * (0.7 + 0.6 * outside.random()))
  }
  /** A network that changed leaves sockets that look open, and over which nothing comes any more. */
  const awaitAlive = (everyMs: number): void => {
    clearTimeout(silenceTimer)
    const line = socket
    silenceTimer = setTimeout(() => {
      if (socket !== line) return
      lost()
      // Its end may be told much later, or never.
      line?.close()
    }, silentIntervalsMax * everyMs)
  }
  const hear = (data: unknown): void => {
    const message = readMessage(data)
    if (message !== null && message !== 'welcome' && 'aliveEveryMs' in message) {
      awaitAlive(message.aliveEveryMs)
    } else if (message === 'welcome') {
      clearTimeout(welcomeTimer)
      failures = 0
      if (state !== 'live') setState('live')
      // What changed since they asked, and before the server knew of them, was told to nobody.
      const fresh = [...said].filter((watch) => !granted.has(watch) && watches.has(watch))
      granted = said
      for (const watch of fresh) watch.onNews()
      // Who came while the first list was on its way is not known to the server yet.
      if ([...watches].some((watch) => !said.has(watch))) say()
    } else if (message !== null) {
      for (const watch of [...watches]) {
        if (watch.topic === message.topic && watch.key === message.key) watch.onNews()
      }
    }
  }
  function open(): void {
    clearTimeout(retryTimer)
    if (watches.size === 0 || socket !== null) return
    const line = outside.openSocket()
    socket = line
    welcomeTimer = setTimeout(() => line.close(), welcomeMsMax)
    line.onopen = say
    line.onmessage = (event) => hear(event.data)
    line.onclose = () => {
      if (socket === line) lost()
    }
  }
  const close = (): void => {
    clearTimeout(retryTimer)
    clearTimeout(pollTimer)
    clearTimeout(welcomeTimer)
    clearTimeout(silenceTimer)
    const line = socket
    socket = null
    line?.close()
    state = 'opening'
    failures = 0
    granted = new Set()
  }

  return {
    watch(watch) {
      watches.add(watch)
      watch.onState?.(state)
      if (watches.size === 1) open()
      else if (state === 'live') say()
      return () => {
        watches.delete(watch)
        if (watches.size === 0) close()
        else if (state === 'live') say()
      }
    },
    wake() {
      if (watches.size === 0) return
      if (state !== 'live') tellAll()
      open()
    },
  }
}

/** A socket of this page to a path of its own server. */
function openSocketTo(path: string): NewsSocket {
  const address = new URL(path, location.href)
  address.protocol = address.protocol === 'https:' ? 'wss:' : 'ws:'
  const socket = new WebSocket(address)
  const over: NewsSocket = {
    onopen: null,
    onmessage: null,
    onclose: null,
    send: (text) => socket.send(text),
    close: () => socket.close(),
  }
  socket.onopen = () => over.onopen?.()
  socket.onmessage = (event) => over.onmessage?.(event)
  socket.onclose = () => over.onclose?.()
  return over
}

let line: NewsLine | null = null

function browserLine(): NewsLine {
  if (line !== null) return line
  const made = createNewsLine({
    openSocket: () => openSocketTo('/api/news'),
    isHidden: () => document.visibilityState === 'hidden',
    toldMs: pageToldPause.leftMs,
    random: Math.random,
  })
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'visible') made.wake()
  })
  whenOnline(made.wake)
  line = made
  return made
}

/** Watches one thing on the page's own line; returns how to stop. */
export function watchNews(watch: NewsWatch): () => void {
  return browserLine().watch(watch)
}
