/**
 * One keep-alive connection to this machine that carries one call at a time. A raw socket whose bytes
 * land in a buffer that is used again and again: a generator that costs more than the server would
 * measure itself.
 */
import { connect, type Socket } from 'node:net'
import { type Answer, createResponseReader } from './response-reader.ts'

/** The only place that load is ever sent to. */
const loopback = '127.0.0.1'
const readBytes = 16 * 1024
/** A broken line is made anew after this: a server that refuses is not hammered. */
const redialAfterMs = 50

export interface LineEvents {
  /** Ready for a call: after dialling, and after every answer. */
  onFree(line: Line): void
  onAnswer(line: Line, answer: Answer): void
}

export interface Line {
  readonly isFree: boolean
  /** Of the call under way: when it was due, when it was sent, and in which run. */
  dueAtMs: number
  sentAtMs: number
  runNumber: number
  /** Only while it is free. */
  send(text: string): void
  /** Gives up on the call under way; dials again by itself. */
  drop(): void
  /** For good. */
  close(): void
}

export function openLine(port: number, events: LineEvents): Line {
  const buffer = Buffer.allocUnsafe(readBytes)
  let socket: Socket
  let redial: NodeJS.Timeout | undefined
  let isClosed = false
  let isFree = false

  const line: Line = {
    get isFree() {
      return isFree
    },
    dueAtMs: 0,
    sentAtMs: 0,
    runNumber: 0,
    send(text) {
      isFree = false
      socket.write(text, 'latin1')
    },
    drop: () => socket.destroy(),
    close() {
      isClosed = true
      clearTimeout(redial)
      socket.destroy()
    },
  }
  const becomeFree = (): void => {
    isFree = true
    events.onFree(line)
  }
  const dial = (): Socket => {
    const read = createResponseReader((answer) => {
      events.onAnswer(line, answer)
      if (answer.isLast) dialled.destroy()
      else becomeFree()
    })
    const callback = (count: number): boolean => {
      try {
        read(buffer.subarray(0, count))
      } catch (error) {
        // Not an answer: the call is lost, as when the connection breaks.
        dialled.destroy(error as Error)
      }
      return true
    }
    const dialled = connect({
      port,
      host: loopback,
      noDelay: true,
      onread: { buffer, callback },
    })
    dialled.on('connect', becomeFree)
    // Heard at `close` as well, which follows; unheard, it would end the generator.
    dialled.on('error', () => undefined)
    dialled.on('close', () => {
      isFree = false
      if (isClosed) return
      redial = setTimeout(() => {
        socket = dial()
      }, redialAfterMs)
    })
    return dialled
  }
  socket = dial()
  return line
}
