/** What the browser gives to a line of sound or of pictures: its socket, chance, and waiting. */
import type { LineOutside, LineSocket } from './sound-line.ts'

/** `path`: of the socket, with what its address says. */
export const browserLine = (path: string): LineOutside => ({
  openSocket() {
    const socket = new WebSocket(new URL(path, location.href.replace(/^http/, 'ws')))
    socket.binaryType = 'arraybuffer'
    return socket as LineSocket
  },
  fraction: Math.random,
  after(ms, act) {
    const timer = setTimeout(act, ms)
    return () => clearTimeout(timer)
  },
})
