/**
 * Which socket a handshake asks for. Every upgrade of the server comes in here, once: a path that
 * nobody opened is refused, and so is a handshake of a page from elsewhere.
 */
import type { IncomingMessage, Server } from 'node:http'
import type { Duplex } from 'node:stream'

/** Takes the stream over, or refuses it with `refuseUpgrade`; whoever throws refuses with 500. */
export type TakeUpgrade = (request: IncomingMessage, stream: Duplex, head: Buffer) => Promise<void>

export interface SocketDoors {
  /** One path, one taker. Gives back how to close it again. */
  open(path: string, take: TakeUpgrade): () => void
  close(): void
}

export function openSocketDoors(
  server: Server,
  isForeign: (request: IncomingMessage) => boolean,
): SocketDoors {
  const takers = new Map<string, TakeUpgrade>()

  const onUpgrade = (request: IncomingMessage, stream: Duplex, head: Buffer): void => {
    // From here on nobody else listens: an error that is not heard would end the process.
    stream.on('error', () => stream.destroy())
    const take = takers.get(request.url?.split('?')[0] ?? '')
    if (take === undefined) refuseUpgrade(stream, 404)
    else if (isForeign(request)) refuseUpgrade(stream, 403)
    else take(request, stream, head).catch(() => refuseUpgrade(stream, 500))
  }
  server.on('upgrade', onUpgrade)

  return {
    open(path, take) {
      if (takers.has(path)) throw new Error(`${path} is open already`)
      takers.set(path, take)
      return () => void takers.delete(path)
    },
    close: () => void server.off('upgrade', onUpgrade),
  }
}

export function refuseUpgrade(stream: Duplex, status: number): void {
  stream.end(`HTTP/1.1 ${status} Refused\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`)
  setImmediate(() => stream.destroy())
}
