/**
 * One socket of a tunnel, inside the process: a real connection to the server's own doors, over a pair of
 * streams instead of the network. So every check, ticket, ping and limit of a socket holds for it too, and
 * whatever takes it knows nothing of the tunnel. What is not fetched stays with whoever wrote it, as on a
 * slow line.
 */
import { type Duplex, duplexPair } from 'node:stream'
import { WebSocket } from 'ws'
import { tunnelMessageBytesMax } from '#contract/live-tunnel.ts'
import { type RecordKind, recordKinds } from '#contract/tunnel-records.ts'

/** What the pair itself holds each way; more waits where it is written. */
const pairBytesMax = 4 * 1024
const handshakeMsMax = 10_000
/** What a door does not take; a page whose messages lie so long is no page of ours. */
const unsentBytesMax = 256 * 1024
/** Closed and not gone by then: cut. */
const closeMsMax = 1_000

/** Of the request that opened the tunnel: the same for all its sockets. */
export interface TunnelVisitor {
  /** Those that a handshake is judged by: host, origin, cookie. */
  readonly headers: Readonly<Record<string, string>>
  readonly address: string
}

export interface TunnelSocket {
  send(payload: Uint8Array, isBinary: boolean): void
  /** The answer to a ping: the page has all that came before it. */
  answer(ping: Uint8Array): void
  /** While nothing is fetched, nothing more is taken from the door. */
  setPaused(isPaused: boolean): void
  close(): void
  cut(): void
}

/** `onSaid`: what is to go down, in order; a close is the last. The bytes are good during the call alone. */
export function openTunnelSocket(
  given: {
    readonly path: string
    readonly visitor: TunnelVisitor
    /** Gives the stream to the server, as if it had come over the network. */
    readonly connect: (stream: Duplex) => void
  },
  onSaid: (kind: RecordKind, payload: Uint8Array, code: number) => void,
): TunnelSocket {
  const [near, far] = duplexPair({ highWaterMark: pairBytesMax })
  // Where doors look for the visitor's address.
  Object.assign(far, { remoteAddress: given.visitor.address })
  far.on('error', () => far.destroy())
  near.on('error', () => near.destroy())
  // Between them no kernel says that the other is gone. What was written before is still read.
  near.once('close', () => far.destroy())
  near.once('end', () => setImmediate(() => near.destroy()))
  const socket = new WebSocket(`ws://tunnel${given.path}`, {
    createConnection: (() => near) as unknown as NonNullable<
      WebSocket.ClientOptions['createConnection']
    >,
    headers: given.visitor.headers,
    perMessageDeflate: false,
    // Whether the page hears is for the page to say.
    autoPong: false,
    maxPayload: tunnelMessageBytesMax,
    handshakeTimeout: handshakeMsMax,
    // The page reads texts, and this passes them on.
    skipUTF8Validation: true,
  })
  const none = new Uint8Array()
  socket.on('open', () => onSaid(recordKinds.open, none, 0))
  socket.on('message', (data, isBinary) => {
    // Never a list of pieces: that is asked for nowhere.
    const payload = data instanceof Buffer ? data : new Uint8Array()
    onSaid(isBinary ? recordKinds.binary : recordKinds.text, payload, 0)
  })
  socket.on('ping', (payload) => onSaid(recordKinds.ping, payload, 0))
  // A handshake that was refused ends so too.
  socket.on('error', () => socket.terminate())
  socket.once('close', (code) => {
    near.destroy()
    onSaid(recordKinds.close, none, code)
  })
  given.connect(far)

  return {
    send(payload, isBinary) {
      // Nothing is sent before it is open, and what comes after its end is too late.
      if (socket.readyState !== WebSocket.OPEN) return
      if (socket.bufferedAmount > unsentBytesMax) socket.terminate()
      else socket.send(payload, { binary: isBinary })
    },
    answer(ping) {
      if (socket.readyState === WebSocket.OPEN) socket.pong(ping)
    },
    setPaused(isPaused) {
      if (isPaused) socket.pause()
      else socket.resume()
    },
    close() {
      socket.close(1_000)
      setTimeout(() => socket.terminate(), closeMsMax).unref()
    },
    cut: () => socket.terminate(),
  }
}
