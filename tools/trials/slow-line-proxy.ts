/**
 * A poor line between a browser and the server on this machine: bytes wait their turn in each
 * direction, then travel for half a round trip; making a connection costs a round trip. Everything
 * of the device goes through it, a service worker's fetches included, which the browser's own
 * throttling leaves out.
 */
import { once } from 'node:events'
import { type AddressInfo, connect, createServer, type Socket } from 'node:net'

export interface LineQuality {
  readonly bitsPerSecond: number
  readonly roundTripMs: number
}

export const fastLine: LineQuality = { bitsPerSecond: 1e9, roundTripMs: 0 }

export interface SlowLine {
  /** `http://localhost:…`: only there does a browser take secure cookies without TLS. */
  readonly origin: string
  setQuality(quality: LineQuality): void
  /** Bytes that came down to the browser so far. */
  bytesDown(): number
  stop(): Promise<void>
}

/** Bytes that wait at once in one direction of one connection; then its source is held back. */
const waitingBytesMax = 64 * 1024
/** Bytes that leave together: as on a real line, several answers share it piece by piece. */
const pieceBytes = 1_400

/** One direction of the line, shared by all connections. */
interface Direction {
  /** `left`: the line is free for the next piece; `arrived`: this one is at the other end. */
  send(byteCount: number, left: () => void, arrived: () => void): void
}

export async function openSlowLine(serverPort: number): Promise<SlowLine> {
  let quality = fastLine
  let down = 0
  const read = (): LineQuality => quality
  const directions = { up: createDirection(read), down: createDirection(read) }
  const open = new Set<Socket>()
  const server = createServer({ noDelay: true }, (client) => {
    const upstream = connect({ port: serverPort, host: '127.0.0.1', noDelay: true })
    for (const socket of [client, upstream]) {
      open.add(socket)
      // Either end may break off; the other hears of it by `close`.
      socket.on('error', () => undefined)
      socket.on('close', () => open.delete(socket))
    }
    const notBeforeMs = performance.now() + quality.roundTripMs
    carry(client, upstream, directions.up, { notBeforeMs, onBytes: () => undefined })
    const onBytes = (count: number): void => {
      down += count
    }
    carry(upstream, client, directions.down, { notBeforeMs: 0, onBytes })
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  return {
    origin: `http://localhost:${port}`,
    setQuality(next) {
      quality = next
    },
    bytesDown: () => down,
    async stop() {
      for (const socket of open) socket.destroy()
      server.close()
      await once(server, 'close')
    },
  }
}

function createDirection(quality: () => LineQuality): Direction {
  let freeAtMs = 0
  const leave = createSchedule()
  const arrive = createSchedule()
  return {
    send(byteCount, left, arrived) {
      const { bitsPerSecond, roundTripMs } = quality()
      freeAtMs = Math.max(freeAtMs, performance.now()) + (byteCount * 8_000) / bitsPerSecond
      leave.add(freeAtMs, left)
      arrive.add(freeAtMs + roundTripMs / 2, arrived)
    },
  }
}

/** Calls back in the order of adding, each not before its time: bytes never overtake each other. */
export function createSchedule() {
  const waiting: { readonly atMs: number; readonly call: () => void }[] = []
  let isSet = false
  const ring = (): void => {
    isSet = false
    for (;;) {
      const first = waiting[0]
      if (first === undefined) return
      const leftMs = first.atMs - performance.now()
      if (leftMs > 0.5) {
        isSet = true
        setTimeout(ring, leftMs)
        return
      }
      waiting.shift()
      first.call()
    }
  }
  return {
    add(atMs: number, call: () => void): void {
      waiting.push({ atMs, call })
      if (isSet) return
      isSet = true
      setTimeout(ring, Math.max(0, atMs - performance.now()))
    },
  }
}

/** Carries bytes from one socket to the other, in order, a piece at a time. */
function carry(
  from: Socket,
  to: Socket,
  direction: Direction,
  given: { readonly notBeforeMs: number; readonly onBytes: (count: number) => void },
): void {
  const queue: Buffer[] = []
  let waitingBytes = 0
  let isUnderWay = false
  let hasEnded = false
  const arrive = (piece: Buffer): void => {
    waitingBytes -= piece.length
    given.onBytes(piece.length)
    if (to.writable) to.write(piece)
    if (waitingBytes < waitingBytesMax) from.resume()
  }
  const next = (): void => {
    const piece = queue.shift()
    // The next piece follows when this one has left: connections take turns on the line.
    if (piece !== undefined) direction.send(piece.length, next, () => arrive(piece))
    else {
      isUnderWay = false
      if (hasEnded)
        direction.send(
          0,
          () => undefined,
          () => to.end(),
        )
    }
  }
  const begin = (): void => {
    if (isUnderWay) return
    isUnderWay = true
    setTimeout(next, Math.max(0, given.notBeforeMs - performance.now()))
  }
  from.on('data', (bytes: Buffer) => {
    for (let at = 0; at < bytes.length; at += pieceBytes) {
      queue.push(bytes.subarray(at, at + pieceBytes))
    }
    waitingBytes += bytes.length
    if (waitingBytes >= waitingBytesMax) from.pause()
    begin()
  })
  from.on('end', () => {
    hasEnded = true
    begin()
  })
  from.on('close', () => {
    if (!hasEnded) to.destroy()
  })
}
