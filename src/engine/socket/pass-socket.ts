/**
 * Passes a handshake and all that follows it on to another process: the bytes go through as they are,
 * and each side waits for the other as streams do.
 */
import type { IncomingMessage } from 'node:http'
import { createConnection, type Socket } from 'node:net'
import type { Duplex } from 'node:stream'
import { passageHeader } from './passage-proof.ts'

const connectMsMax = 1_500
/** Whoever takes the sockets asks each several times a minute whether it lives. */
const silentMsMax = 60_000

export interface PassedSocket {
  /** Cuts both sides. */
  cut(): void
}

/** `target`: host and port. Null: nobody listens there. */
export function connectPeer(target: string): Promise<Socket | null> {
  const { hostname, port } = new URL(`tcp://${target}`)
  const host = hostname.replace(/^\[|\]$/g, '')
  return new Promise((resolve) => {
    const peer = createConnection({ host, port: Number(port) })
    const fail = (): void => {
      peer.destroy()
      resolve(null)
    }
    peer.setTimeout(connectMsMax, fail)
    peer.once('error', fail)
    peer.once('connect', () => {
      peer.off('error', fail)
      peer.setTimeout(0)
      resolve(peer)
    })
  })
}

export function passSocket(
  given: {
    readonly request: IncomingMessage
    readonly stream: Duplex
    readonly head: Buffer
    readonly peer: Socket
    readonly proof: string
  },
  onOver: () => void,
): PassedSocket {
  const { head, peer, request, stream } = given
  let isOver = false
  const cut = (): void => {
    if (isOver) return
    isOver = true
    stream.destroy()
    peer.destroy()
    onOver()
  }
  for (const side of [stream, peer]) side.on('error', cut).on('close', cut)
  // What one side said last is still written before the other is cut.
  stream.once('end', () => peer.end())
  peer.once('end', () => stream.end())
  peer.removeAllListeners('timeout')
  peer.setTimeout(silentMsMax, cut)
  peer.setNoDelay(true)
  peer.write(handshakeText(request, given.proof))
  if (head.length > 0) peer.write(head)
  stream.pipe(peer, { end: false })
  peer.pipe(stream, { end: false })
  return { cut }
}

/** As it came, but for the proof: one that the visitor sent is left out. */
function handshakeText({ method, rawHeaders, url }: IncomingMessage, proof: string): string {
  const lines = [`${method} ${url} HTTP/1.1`]
  for (let at = 0; at + 1 < rawHeaders.length; at += 2) {
    if (rawHeaders[at]?.toLowerCase() === passageHeader) continue
    lines.push(`${rawHeaders[at]}: ${rawHeaders[at + 1]}`)
  }
  return `${[...lines, `${passageHeader}: ${proof}`].join('\r\n')}\r\n\r\n`
}
