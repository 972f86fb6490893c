/**
 * The socket over which pages hear that something changed. It carries no contents: a message
 * names a topic and a key, and the page asks over HTTP, where access is decided. Where a proxy
 * blocks sockets, pages ask again by themselves, more slowly.
 */
import type { IncomingMessage } from 'node:http'
import type { Duplex } from 'node:stream'
import { setTimeout as wait } from 'node:timers/promises'
import Type, { type Static } from 'typebox'
import { Value } from 'typebox/value'
import { WebSocket, WebSocketServer } from 'ws'
import type { Result } from '#kernel/result.ts'
import { refuseUpgrade, type SocketDoors } from './socket-doors.ts'

/** Largest message that a page may send, in bytes. */
const messageBytesMax = 4 * 1024
/** Things that one page watches at once. */
const watchesMax = 50
/** Open sockets of one process; one more is told to ask over HTTP instead. */
const socketsMax = 10_000
/** Of these, sockets that one person may hold: a page each, on a handful of devices. */
const socketsOfCallerMax = 20
/** Between two lists of wishes of one page: only the last of a flood is looked at. */
const watchPauseMs = 100
/** A page that takes its news this slowly is cut; it comes back by itself. */
const unsentBytesMax = 64 * 1024
/**
 * How often a socket is asked whether it still lives, and whether its session and its rights do:
 * it says only that something changed, and what changed is asked for over HTTP.
 */
const recheckEveryMsUsual = 30_000

export const newsPath = '/api/news'

const watchMessageSchema = Type.Object({
  watch: Type.Array(
    Type.Object({
      topic: Type.String({ maxLength: 40 }),
      key: Type.String({ maxLength: 64 }),
    }),
    { maxItems: watchesMax },
  ),
})
type Watch = Static<typeof watchMessageSchema>['watch'][number]

export interface NewsSocketOptions<Caller> {
  /** Null or a refusal: the socket is not opened. */
  authenticate(request: IncomingMessage): Promise<Result<Caller | null>>
  /** The same for every socket of one person. */
  callerKey(caller: Caller): string
  /** Whether this caller may hear of this thing. */
  mayWatch(caller: Caller, topic: string, key: string): Promise<boolean>
  /** For tests. */
  readonly recheckEveryMs?: number
}

export interface NewsSocket {
  /** Tells every page that watches it. */
  tell(topic: string, key: string): void
  openSockets(): number
  close(): void
}

interface OpenPage<Caller> {
  readonly socket: WebSocket
  /** The handshake: its cookies are asked again whether they still hold. */
  readonly request: IncomingMessage
  caller: Caller
  /** What the page asked for last; null once that was looked at. */
  wanted: readonly Watch[] | null
  asked: readonly Watch[]
  watches: ReadonlySet<string>
  isBusy: boolean
  isAlive: boolean
}

export function openNewsSocket<Caller>(
  doors: SocketDoors,
  options: NewsSocketOptions<Caller>,
): NewsSocket {
  const sockets = new WebSocketServer({
    noServer: true,
    maxPayload: messageBytesMax,
    perMessageDeflate: false,
  })
  const pages = new Set<OpenPage<Caller>>()

  async function admit(request: IncomingMessage, stream: Duplex, head: Buffer): Promise<void> {
    if (pages.size >= socketsMax) return refuseUpgrade(stream, 503)
    const who = await options.authenticate(request)
    if (!who.ok || who.value === null) return refuseUpgrade(stream, 401)
    const caller = who.value
    if (socketsOf(options.callerKey(caller)) >= socketsOfCallerMax) {
      return refuseUpgrade(stream, 429)
    }
    sockets.handleUpgrade(request, stream, head, (socket) => welcome(request, socket, caller))
  }

  const closeDoor = doors.open(newsPath, admit)

  function socketsOf(callerKey: string): number {
    let count = 0
    for (const page of pages) if (options.callerKey(page.caller) === callerKey) count += 1
    return count
  }

  function welcome(request: IncomingMessage, socket: WebSocket, caller: Caller): void {
    const page: OpenPage<Caller> = {
      socket,
      request,
      caller,
      wanted: null,
      asked: [],
      watches: new Set(),
      isBusy: false,
      isAlive: true,
    }
    pages.add(page)
    socket.on('pong', () => {
      page.isAlive = true
    })
    socket.on('error', () => socket.terminate())
    socket.on('close', () => pages.delete(page))
    socket.on('message', (data) => {
      const watches = readWatches(String(data))
      if (watches === null) {
        socket.close(1003, 'not a watch message')
        return
      }
      page.wanted = watches
      if (!page.isBusy) grantWanted(page).catch(() => socket.terminate())
    })
  }

  async function grantWanted(page: OpenPage<Caller>): Promise<void> {
    page.isBusy = true
    try {
      while (page.wanted !== null && page.socket.readyState === WebSocket.OPEN) {
        page.asked = page.wanted
        page.wanted = null
        await grant(page)
        // Whatever changed before this moment may have been missed: the page asks once more.
        page.socket.send(JSON.stringify({ watching: page.watches.size }))
        await wait(watchPauseMs, undefined, { ref: false })
      }
    } finally {
      page.isBusy = false
    }
  }

  async function grant(page: OpenPage<Caller>): Promise<void> {
    const granted = new Set<string>()
    for (const { topic, key } of page.asked) {
      if (await options.mayWatch(page.caller, topic, key)) granted.add(`${topic}/${key}`)
    }
    page.watches = granted
  }

  async function recheck(page: OpenPage<Caller>): Promise<void> {
    const who = await options.authenticate(page.request)
    if (!who.ok || who.value === null) return page.socket.close(1008, 'session ended')
    page.caller = who.value
    if (!page.isBusy) await grant(page)
  }

  const recheckEveryMs = options.recheckEveryMs ?? recheckEveryMsUsual
  /** A page sees no ping: it takes a socket for dead on which this stays out twice. */
  const alive = JSON.stringify({ aliveEveryMs: recheckEveryMs })
  const rechecker = setInterval(() => {
    for (const page of pages) {
      if (!page.isAlive) {
        page.socket.terminate()
        continue
      }
      page.isAlive = false
      page.socket.ping()
      page.socket.send(alive)
      recheck(page).catch(() => page.socket.terminate())
    }
  }, recheckEveryMs)
  rechecker.unref()

  return {
    tell(topic, key) {
      const name = `${topic}/${key}`
      const message = JSON.stringify({ topic, key })
      for (const page of pages) {
        if (!page.watches.has(name) || page.socket.readyState !== WebSocket.OPEN) continue
        if (page.socket.bufferedAmount > unsentBytesMax) page.socket.terminate()
        else page.socket.send(message)
      }
    },
    openSockets: () => pages.size,
    close() {
      clearInterval(rechecker)
      closeDoor()
      for (const page of pages) page.socket.close(1001, 'going away')
      sockets.close()
    },
  }
}

function readWatches(text: string): readonly Watch[] | null {
  try {
    const message: unknown = JSON.parse(text)
    return Value.Check(watchMessageSchema, message) ? message.watch : null
  } catch {
    return null
  }
}
