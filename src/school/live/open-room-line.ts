/** The way to one device of a live class, over its socket. */
import type { Duplex } from 'node:stream'
import { WebSocket } from 'ws'
import type { RoomEnd } from '#contract/live-room.ts'
import type { RoomLine } from './live-seat.ts'

/** A device that takes its news this slowly is cut; it comes back by itself. */
const unsentBytesMax = 256 * 1024
/** Beyond, what is not kept is not sent either. */
const quickBytesMax = 16 * 1024
/** After the reason was told, the device has so long to close. */
const closeWithinMs = 1_000

/** `stream`: what the socket writes to. */
export function openRoomLine(socket: WebSocket, stream: Duplex, onEnd: () => void): RoomLine {
  let isOver = false
  return {
    send(text) {
      if (isOver || socket.readyState !== WebSocket.OPEN) return
      if (socket.bufferedAmount > unsentBytesMax) socket.terminate()
      else socket.send(text)
    },
    sendFrame(frame) {
      if (isOver || socket.readyState !== WebSocket.OPEN) return
      if (socket.bufferedAmount > unsentBytesMax) socket.terminate()
      // Past the library, which would frame it for each once more. Nothing of its own can lie half
      // written: without compression it writes each frame at once.
      else stream.write(frame)
    },
    sendPast: (text) =>
      new Promise((done) => {
        if (isOver || socket.readyState !== WebSocket.OPEN) done()
        else socket.send(text, () => done())
      }),
    sendIfQuick(text) {
      if (isOver || socket.readyState !== WebSocket.OPEN) return
      if (socket.bufferedAmount < quickBytesMax) socket.send(text)
    },
    end(why: RoomEnd, backAfterMs) {
      if (isOver) return
      isOver = true
      onEnd()
      if (socket.readyState !== WebSocket.OPEN) return socket.terminate()
      socket.send(JSON.stringify({ kind: 'end', why, backAfterMs }))
      socket.close(1000, why)
      setTimeout(() => socket.terminate(), closeWithinMs).unref()
    },
  }
}
