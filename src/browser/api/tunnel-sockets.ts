/** The sockets of one tunnel, as their pages know sockets. */
import { readCode, recordKinds, type TunnelRecord } from '#contract/tunnel-records.ts'
import type { LineSocket } from './line-socket.ts'
import type { UpwardBodies } from './upward-bodies.ts'

/** States and codes of a `WebSocket`. */
const opening = 0
const open = 1
const closed = 3
const brokenCode = 1_006

export interface TunnelSockets {
  open(path: string, isOver: boolean): LineSocket
  hear(record: TunnelRecord): void
  /** Open, or opening. */
  count(): number
  endAll(): void
}

interface OneSocket {
  readonly line: LineSocket & { readyState: number }
  end(code: number): void
}

export function createTunnelSockets(
  upward: Pick<UpwardBodies, 'add' | 'waitingBytesOf'>,
  events: {
    /** A socket was given up before it had opened. */
    onStuck(): void
    /** The last one is closed. */
    onUnused(): void
  },
): TunnelSockets {
  const sockets = new Map<number, OneSocket>()
  const encoder = new TextEncoder()
  const decoder = new TextDecoder()
  const none = new Uint8Array()
  let lastNumber = 0

  function forget(number: number): void {
    if (sockets.delete(number) && sockets.size === 0) events.onUnused()
  }
  function makeSocket(number: number): OneSocket {
    const line: OneSocket['line'] = {
      onopen: null,
      onmessage: null,
      onclose: null,
      readyState: opening,
      get bufferedAmount() {
        return upward.waitingBytesOf(number)
      },
      send(data) {
        if (line.readyState !== open) return
        const isText = typeof data === 'string'
        const kind = isText ? recordKinds.text : recordKinds.binary
        // A copy: whoever sends may write over its own.
        upward.add({ socket: number, kind, payload: isText ? encoder.encode(data) : data.slice() })
      },
      close() {
        if (line.readyState === closed) return
        const wasOpening = line.readyState === opening
        line.readyState = closed
        upward.add({ socket: number, kind: recordKinds.close, payload: none })
        forget(number)
        if (wasOpening) events.onStuck()
      },
    }
    return {
      line,
      end(code) {
        forget(number)
        if (line.readyState === closed) return
        line.readyState = closed
        line.onclose?.({ code })
      },
    }
  }

  return {
    open(path, isOver) {
      lastNumber += 1
      const number = lastNumber
      const socket = makeSocket(number)
      if (isOver) {
        // Whoever opened it has yet to say what is to follow.
        queueMicrotask(() => socket.end(brokenCode))
      } else {
        sockets.set(number, socket)
        upward.add({ socket: number, kind: recordKinds.open, payload: encoder.encode(path) })
      }
      return socket.line
    },
    hear({ kind, payload, socket: number }) {
      const socket = sockets.get(number)
      if (socket === undefined) return
      const { line } = socket
      if (kind === recordKinds.close) socket.end(readCode(payload))
      else if (kind === recordKinds.open) {
        line.readyState = open
        line.onopen?.()
      } else if (kind === recordKinds.text) line.onmessage?.({ data: decoder.decode(payload) })
      else if (kind === recordKinds.binary) line.onmessage?.({ data: payload.slice().buffer })
    },
    count: () => sockets.size,
    endAll() {
      for (const socket of [...sockets.values()]) socket.end(brokenCode)
    },
  }
}
