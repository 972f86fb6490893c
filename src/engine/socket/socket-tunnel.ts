/**
 * One tunnel of one page: bodies upward in their order, whatever their way did to it, and their records
 * to the sockets; what these say, downward.
 */
import type { Duplex, Readable } from 'node:stream'
import { type TunnelReceive, tunnelSendsMax } from '#contract/live-tunnel.ts'
import {
  createRecordReader,
  packCode,
  type RecordKind,
  recordKinds,
  type TunnelRecord,
} from '#contract/tunnel-records.ts'
import type { Clock } from '#kernel/clock.ts'
import { createTunnelDownstream } from './tunnel-downstream.ts'
import { openTunnelSocket, type TunnelSocket, type TunnelVisitor } from './tunnel-socket.ts'

/** Sockets of one tunnel: a room, its sound, its pictures, cameras and full video, and those that are being replaced. */
const socketsMax = 10
/** What waits here of one socket; more waits at whoever wrote it, and is judged as on a slow line. */
const waitingBytesMax = 16 * 1024
/** What was handed out and not heard of for so long has met nobody. */
const unheardMsMax = 15_000
/** A page that has nothing to say and nothing to hear asks again within 20 s. */
const silentMsMax = 35_000
const bodyHeaderBytes = 8
/** What a request can ask for as it stands, and no longer than our own pages write it. */
const askablePath = /^[!"$-~]{1,200}$/
/** Codes of RFC 6455, section 7.4.1. */
const brokenCode = 1_006

export interface SocketTunnel {
  /** False: no body of ours, or one that is not its turn by far; the tunnel is over. */
  send(body: Uint8Array): boolean
  /** Null: it asks for what was never sent. */
  receive(ask: TunnelReceive): Promise<Uint8Array | Readable> | null
  heardAtMs(): number
  /** The page is gone. */
  isSilent(nowMs: number): boolean
  close(): void
}

export interface TunnelGiven {
  readonly clock: Clock
  readonly visitor: TunnelVisitor
  /** Paths of sockets that may be opened, and how long their binary messages are worth something, in ms. */
  readonly paths: ReadonlyMap<string, number>
  readonly connect: (stream: Duplex) => void
}

interface OpenSocket {
  readonly socket: TunnelSocket
  readonly keepMs: number
}

export function createSocketTunnel(given: TunnelGiven, onOver: () => void): SocketTunnel {
  const { clock, paths } = given
  const sockets = new Map<number, OpenSocket>()
  /** Bodies that came before those that go before them. */
  const early = new Map<number, Uint8Array>()
  let takenTo = 0
  let openedTo = 0
  let heardAtMs = clock.monotonicMs()
  let isOver = false
  const down = createTunnelDownstream(clock, {
    onLeft(number) {
      if (down.waitingBytesOf(number) <= waitingBytesMax)
        sockets.get(number)?.socket.setPaused(false)
    },
    onHeard: ({ payload, socket }) => sockets.get(socket)?.socket.answer(payload),
    onFull: () => close(),
  })

  function say(number: number, kind: RecordKind, payload: Uint8Array): void {
    const { keepMs = 0, socket } = sockets.get(number) ?? {}
    const isKept = kind !== recordKinds.binary
    // The bytes are the socket's own: they are good during this call alone.
    const record = { socket: number, kind, payload: payload.slice() }
    down.add(record, isKept ? Number.POSITIVE_INFINITY : keepMs)
    if (down.waitingBytesOf(number) > waitingBytesMax) socket?.setPaused(true)
  }

  function open({ payload, socket: number }: TunnelRecord): void {
    const path = Buffer.from(payload).toString('latin1')
    const keepMs = askablePath.test(path) ? paths.get(path.split('?')[0] ?? '') : undefined
    const isNext = number > openedTo
    openedTo = Math.max(openedTo, number)
    if (keepMs === undefined || !isNext || sockets.size >= socketsMax) {
      say(number, recordKinds.close, packCode(brokenCode))
      return
    }
    const { connect, visitor } = given
    const socket = openTunnelSocket({ path, visitor, connect }, (kind, bytes, code) => {
      if (kind !== recordKinds.close) return say(number, kind, bytes)
      sockets.delete(number)
      say(number, kind, packCode(code))
    })
    sockets.set(number, { socket, keepMs })
  }

  function obey(record: TunnelRecord): void {
    const { kind, payload, socket: number } = record
    // Unknown: closed meanwhile, and the page does not know it yet.
    const socket = sockets.get(number)?.socket
    if (kind === recordKinds.open) open(record)
    else if (kind === recordKinds.close) socket?.close()
    else socket?.send(payload, kind === recordKinds.binary)
  }

  function take(body: Uint8Array): boolean {
    const reader = createRecordReader(body.length)
    const records = reader.read(body)
    if (records === null || !reader.isBetween()) return false
    for (const record of records) obey(record)
    return true
  }

  function takeInOrder(): boolean {
    for (let next = early.get(takenTo + 1); next !== undefined; next = early.get(takenTo + 1)) {
      takenTo += 1
      early.delete(takenTo)
      if (!take(next)) return false
    }
    return true
  }

  function close(): void {
    if (isOver) return
    isOver = true
    for (const { socket } of sockets.values()) socket.cut()
    sockets.clear()
    early.clear()
    down.end()
    onOver()
  }

  return {
    send(body) {
      heardAtMs = clock.monotonicMs()
      const head = readHead(body)
      if (isOver || head === null || head.number > takenTo + tunnelSendsMax) return false
      if (!down.got(head.got)) return false
      // Said again, because the answer was lost: it was done.
      if (head.number > takenTo) early.set(head.number, body.subarray(bodyHeaderBytes))
      return takeInOrder()
    },
    receive(ask) {
      heardAtMs = clock.monotonicMs()
      return down.got(ask.got) ? down.receive(ask) : null
    },
    heardAtMs: () => heardAtMs,
    isSilent(nowMs) {
      const unheardMs = nowMs - (down.unheardSinceMs() ?? nowMs)
      return nowMs - heardAtMs > silentMsMax || unheardMs > unheardMsMax
    },
    close,
  }
}

function readHead(body: Uint8Array): { number: number; got: number } | null {
  if (body.length < bodyHeaderBytes) return null
  const view = new DataView(body.buffer, body.byteOffset, body.byteLength)
  return { number: view.getUint32(0), got: view.getUint32(4) }
}
