/**
 * Watches a server from outside: its connections, the requests on them, those that never become one,
 * and those that Node refuses by itself. It changes nothing that is served.
 */
import type { IncomingMessage, RequestListener, Server, ServerResponse } from 'node:http'
import type { Socket } from 'node:net'
import type { Duplex } from 'node:stream'
import type { Clock } from '#kernel/clock.ts'
import { attachNote, blankNote, type CallNote } from './call-note.ts'
import { ConnectionBook, type OpenConnection } from './connection-book.ts'
import type { Beginning, SeenCall, TrafficWatch } from './traffic-watch.ts'

export interface WatchedTraffic {
  /** Goes before whatever serves. */
  listen(next: RequestListener): RequestListener
  /** Once, when the server is there. */
  follow(server: Server): void
  /** What ends from now on ends because this process stops. */
  stopping(): void
  /** Connections of now, and those of them without a whole request yet. */
  counts(): { readonly open: number; readonly silent: number }
}

/** A request that is under way. */
interface OpenCall {
  readonly began: Beginning
  readonly address: string
  readonly connection: OpenConnection
  readonly request: IncomingMessage
  readonly socket: Socket
  readonly note: CallNote
  receipt: string | null
}

const callKey = Symbol('call')
type WatchedResponse = ServerResponse & { [callKey]?: OpenCall }

/** Gives what an answer is to carry besides, as it leaves, and remembers that it went out. */
export type Receipts = (response: ServerResponse, status: number) => string | null

export function createReceipts(watch: TrafficWatch | undefined): Receipts {
  if (watch === undefined) return () => null
  return (response, status) => {
    const call = (response as WatchedResponse)[callKey]
    if (call === undefined) return null
    const { note, request } = call
    const asked = { method: request.method ?? '', url: request.url ?? '', note }
    call.receipt = watch.receiptOf(asked, status)
    return call.receipt
  }
}

const slowCode = 'ERR_HTTP_REQUEST_TIMEOUT'
/** The other side went away in the middle. */
const goneCodes: ReadonlySet<string> = new Set([
  'ECONNRESET',
  'EPIPE',
  'ECONNABORTED',
  'HPE_INVALID_EOF_STATE',
])
/** What nobody could read is answered with 400, or with this. */
const malformed: Readonly<Record<string, number>> = { HPE_HEADER_OVERFLOW: 431 }

export function watchTraffic(given: {
  readonly watch: TrafficWatch
  readonly clock: Clock
  readonly addressOf: (request: IncomingMessage) => string
}): WatchedTraffic {
  const { addressOf, clock, watch } = given
  const book = new ConnectionBook(clock, (connection) => watch.seeConnection(connection))

  const begin = (request: IncomingMessage, connection: OpenConnection): OpenCall => {
    const note = blankNote()
    attachNote(request, note)
    const address = addressOf(request)
    // Kept here: the request lets go of its socket before its answer is over.
    const { socket } = request
    return { began: book.now(), address, connection, request, socket, note, receipt: null }
  }
  const end = (call: OpenCall, status: number): void => {
    if (call.request.complete) book.countRequest(call.connection)
    const seen = seenOf(call, status, book.msSince(call.began))
    if (status === 0 && !book.isStopping) seen.isUnsent = isBodyAwaited(call, seen.bytesIn)
    watch.seeCall(seen)
  }
  function onAnswered(this: WatchedResponse): void {
    const call = this[callKey]
    if (call !== undefined) end(call, this.writableFinished ? this.statusCode : 0)
  }
  const onUpgrade = (request: IncomingMessage, stream: Duplex): void => {
    const connection = book.find(stream)
    if (connection === undefined) return
    const call = begin(request, connection)
    // The socket is the room's from here on: its first bytes out say what it was answered.
    readFirstStatus(stream, (status) => end(call, status))
  }
  const onClientError = (error: Error & { code?: string }, stream: Duplex): void => {
    const connection = book.find(stream)
    if (connection === undefined) return
    const { code = '' } = error
    const isGone = goneCodes.has(code)
    connection.end ??= code === slowCode ? 'slow' : isGone ? 'client' : 'error'
    if (isGone || !code.startsWith('HPE_')) return
    // Nobody could read it, and so it was refused: a request all the same.
    book.countRequest(connection)
    watch.seeCall(unreadable(connection, stream as Socket, malformed[code] ?? 400, book.now()))
  }

  return {
    listen: (next) => (request, response) => {
      const connection = book.find(request.socket)
      if (connection !== undefined) {
        ;(response as WatchedResponse)[callKey] = begin(request, connection)
        response.on('close', onAnswered)
      }
      next(request, response)
    },
    follow(server) {
      book.follow(server)
      server.prependListener('clientError', onClientError)
      server.prependListener('upgrade', onUpgrade)
    },
    stopping: () => book.stopping(),
    counts: () => book.counts(),
  }
}

/**
 * The rest of its body has not come, and somebody here reads it. Beyond so many bytes that nobody reads the line is
 * made to wait: of a body of which more came, that is so only where it was read before it was held back.
 */
function isBodyAwaited({ note, request }: OpenCall, bytesIn: number): boolean {
  const { complete, readableFlowing, readableHighWaterMark, readableLength } = request
  if (complete || readableFlowing === null || readableLength >= readableHighWaterMark) return false
  return bytesIn < readableHighWaterMark || note.isReadInTime
}

/** One that ended without an answer is looked at again before it is told. */
type ToldCall = SeenCall & { isUnsent: boolean }

function seenOf(call: OpenCall, status: number, tookMs: number): ToldCall {
  const { address, began, connection, note, receipt, request, socket } = call
  const { bytesIn, bytesOut } = takeBytes(connection, socket)
  return {
    began,
    tookMs,
    address,
    method: request.method ?? '',
    url: request.url ?? '',
    agent: request.headers['user-agent'] ?? '',
    status,
    isUnsent: false,
    bytesIn,
    bytesOut,
    receipt: status === 0 ? null : receipt,
    note,
  }
}

function unreadable(
  connection: OpenConnection,
  socket: Socket,
  status: number,
  began: Beginning,
): SeenCall {
  const { address } = connection
  const nothing = { tookMs: 0, method: '', url: '', agent: '', receipt: null, isUnsent: false }
  return { began, address, status, ...nothing, ...takeBytes(connection, socket), note: blankNote() }
}

/** What went over the connection since its request before. */
function takeBytes(connection: OpenConnection, { bytesRead, bytesWritten }: Socket) {
  const bytesIn = Math.max(0, bytesRead - connection.bytesIn)
  const bytesOut = Math.max(0, bytesWritten - connection.bytesOut)
  connection.bytesIn = bytesRead
  connection.bytesOut = bytesWritten
  return { bytesIn, bytesOut }
}

/** Hears the status line that somebody else writes, and nothing after it; 0 where none comes. */
function readFirstStatus(stream: Duplex, hear: (status: number) => void): void {
  const { end, write } = stream
  const tell = (status: number): void => {
    Object.assign(stream, { end, write })
    stream.off('close', onClose)
    hear(status)
  }
  const onClose = (): void => tell(0)
  const heard =
    <Rest extends unknown[], Given>(said: (this: Duplex, ...rest: Rest) => Given) =>
    (...rest: Rest): Given => {
      Object.assign(stream, { end, write })
      const given = said.apply(stream, rest)
      const [, status = '0'] = /^HTTP\/1\.1 (\d{3})/.exec(String(rest[0]).slice(0, 12)) ?? []
      tell(Number(status))
      return given
    }
  stream.once('close', onClose)
  Object.assign(stream, { end: heard(end), write: heard(write) })
}
