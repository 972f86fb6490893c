/**
 * The socket over which pages hear that something changed. It carries no contents: a message
 * names a topic and a key, and the page asks over HTTP, where access is decided. Where a proxy
 * blocks sockets, pages ask again by themselves, more slowly.
 */
import type { IncomingMessage, Server } from 'node:http'
import type { Duplex } from 'node:stream'
import Type, { type Static } from 'typebox'
import { Value } from 'typebox/value'
import { WebSocket, WebSocketServer } from 'ws'
import type { Result } from '#kernel/result.ts'

/** Largest message that a page may send, in bytes. */
const messageBytesMax = 4 * 1024
/** Things that one page watches at once. */
const watchesMax = 50
/** Open sockets of one process; one more is told to ask over HTTP instead. */
const socketsMax = 10_000
/** A page that takes its news this slowly is cut; it comes back by itself. */
const unsentBytesMax = 64 * 1024
/** How often a silent socket is asked whether it still lives. */
const pingEveryMs = 30_000

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
  /** Whether this caller may hear of this thing. */
  mayWatch(caller: Caller, topic: string, key: string): Promise<boolean>
  readonly isForeign: (request: IncomingMessage) => boolean
}

export interface NewsSocket {
  /** Tells every page that watches it. */
  tell(topic: string, key: string): void
  openSockets(): number
  close(): void
}

interface OpenPage<Caller> {
  readonly socket: WebSocket
  readonly caller: Caller
  watches: ReadonlySet<string>
  isAlive: boolean
}

export function openNewsSocket<Caller>(
  server: Server,
  options: NewsSocketOptions<Caller>,
): NewsSocket {
  const sockets = new WebSocketServer({
    noServer: true,
    maxPayload: messageBytesMax,
    perMessageDeflate: false,
  })
  const pages = new Set<OpenPage<Caller>>()

  const onUpgrade = (request: IncomingMessage, stream: Duplex, head: Buffer): void => {
    if (new URL(request.url ?? '/', 'http://localhost').pathname !== newsPath) {
      refuseUpgrade(stream, 404)
      return
    }
    stream.on('error', () => stream.destroy())
    admit(request, stream, head).catch(() => refuseUpgrade(stream, 500))
  }
  server.on('upgrade', onUpgrade)

  async function admit(request: IncomingMessage, stream: Duplex, head: Buffer): Promise<void> {
    if (options.isForeign(request)) return refuseUpgrade(stream, 403)
    if (pages.size >= socketsMax) return refuseUpgrade(stream, 503)
    const who = await options.authenticate(request)
    if (!who.ok || who.value === null) return refuseUpgrade(stream, 401)
    const caller = who.value
    sockets.handleUpgrade(request, stream, head, (socket) => welcome(socket, caller))
  }

  function welcome(socket: WebSocket, caller: Caller): void {
    const page: OpenPage<Caller> = { socket, caller, watches: new Set(), isAlive: true }
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
      setWatches(page, watches).catch(() => socket.terminate())
    })
  }

  async function setWatches(page: OpenPage<Caller>, watches: readonly Watch[]): Promise<void> {
    const granted = await Promise.all(
      watches.map(({ topic, key }) => options.mayWatch(page.caller, topic, key)),
    )
    page.watches = new Set(
      watches
        .filter((_, index) => granted[index] === true)
        .map(({ topic, key }) => `${topic}/${key}`),
    )
    // Whatever changed before this moment may have been missed: the page asks once more.
    page.socket.send(JSON.stringify({ watching: page.watches.size }))
  }

  const pinger = setInterval(() => {
    for (const page of pages) {
      if (!page.isAlive) {
        page.socket.terminate()
        continue
      }
      page.isAlive = false
      page.socket.ping()
    }
  }, pingEveryMs)
  pinger.unref()

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
      clearInterval(pinger)
      server.off('upgrade', onUpgrade)
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

function refuseUpgrade(stream: Duplex, status: number): void {
  stream.end(`HTTP/1.1 ${status} Refused\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`)
  setImmediate(() => stream.destroy())
}
