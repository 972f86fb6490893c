/**
 * Which way the sockets of a live class take: a WebSocket, or where none opens (the proxy of a school, a
 * filter) and plain requests come through, a tunnel of these. What was found holds for the visit, and a
 * WebSocket is tried again later.
 */
import { createWatched, type Watched } from '#browser/parts/watched.ts'
import type { LineSocket } from './line-socket.ts'
import { brokenCode, createOverSocket, type OverSocket, type SocketEnd } from './over-socket.ts'
import type { Tunnel } from './tunnel-line.ts'

/** `longer`: through a tunnel. `unknown`: nothing has opened yet. */
export type LineWay = 'unknown' | 'direct' | 'longer'

export interface WayOutside {
  openWebSocket(path: string): LineSocket
  /** Its code is fetched when it is needed. */
  createTunnel(): Promise<Tunnel>
  after(ms: number, act: () => void): () => void
  nowMs(): number
}

export interface LineWays extends Watched<LineWay> {
  open(path: string): LineSocket
  /** Opens a socket to see by which way, and closes it; `unknown`: none opened. */
  find(path: string): Promise<LineWay>
}

/** A handshake that has no answer by then is swallowed by something on the way. */
const openMsMax = 4_000
/** Both ways, one after the other. */
const findMsMax = 15_000
/** After a tunnel was needed, a WebSocket is tried again by the first socket that is opened so much later. */
const tryAgainMs = 5 * 60_000

export function createLineWays(outside: WayOutside): LineWays {
  const watched = createWatched<LineWay>('unknown')
  let tunnel: Promise<Tunnel> | null = null
  let tunnelUntilMs = Number.NEGATIVE_INFINITY
  /** The last WebSocket opened and said nothing to its end: something takes it and hands nothing on. */
  let isMute = false

  const found = (way: LineWay): void => {
    if (watched.view() !== way) watched.set(way)
  }
  const openTunnel = async (): Promise<Tunnel> => {
    const before = await tunnel?.catch(() => null)
    if (before?.isOver() === false) return before
    tunnel = outside.createTunnel()
    return tunnel
  }
  const takeTunnel = (path: string, over: OverSocket): void => {
    openTunnel().then(
      (opened) => {
        if (over.isClosed()) return
        over.carry(opened.open(path), {
          onOpen() {
            const nowMs = outside.nowMs()
            if (nowMs >= tunnelUntilMs) tunnelUntilMs = nowMs + tryAgainMs
            isMute = false
            found('longer')
          },
          onEnd({ wasOpen }) {
            // Neither way: the next one begins where most lines open.
            if (!wasOpen) isMute = false
            return false
          },
        })
      },
      () => over.end(brokenCode),
    )
  }
  const tryWebSocket = (path: string, over: OverSocket): void => {
    const takeOther = (): void => {
      callOff()
      over.drop()
      takeTunnel(path, over)
    }
    const callOff = outside.after(openMsMax, takeOther)
    let openedAtMs = 0
    over.carry(outside.openWebSocket(path), {
      onOpen() {
        callOff()
        openedAtMs = outside.nowMs()
        found('direct')
      },
      onEnd(how) {
        callOff()
        if (how.wasOpen) isMute = wasMute(how, outside.nowMs() - openedAtMs)
        const isRefused = !how.wasOpen && how.code !== null
        if (isRefused) takeOther()
        return isRefused
      },
    })
  }

  const open = (path: string): LineSocket => {
    const over = createOverSocket()
    if (isMute || outside.nowMs() < tunnelUntilMs) takeTunnel(path, over)
    else tryWebSocket(path, over)
    return over.line
  }

  return {
    view: watched.view,
    subscribe: watched.subscribe,
    open,
    find(path) {
      const line = open(path)
      return new Promise((resolve) => {
        const decide = (way: LineWay): void => {
          callOff()
          line.onopen = null
          line.onclose = null
          line.close()
          resolve(way)
        }
        const callOff = outside.after(findMsMax, () => decide('unknown'))
        line.onopen = () => decide(watched.view())
        line.onclose = () => decide('unknown')
      })
    },
  }
}

/** Said nothing for longer than any line of ours is silent at first, or broke without a word. */
function wasMute({ code, hasSpoken }: SocketEnd, openMs: number): boolean {
  return !hasSpoken && (code === null ? openMs > openMsMax : code === brokenCode)
}

/** What the browser gives. Binary messages come as bytes. */
function openWebSocket(path: string): LineSocket {
  const socket = new WebSocket(new URL(path, location.href.replace(/^http/, 'ws')))
  socket.binaryType = 'arraybuffer'
  return socket as LineSocket
}

export const lineWays: LineWays = createLineWays({
  openWebSocket,
  async createTunnel() {
    const { openTunnelHere } = await import('./tunnel-line.ts')
    return openTunnelHere()
  },
  after(ms, act) {
    const timer = setTimeout(act, ms)
    return () => clearTimeout(timer)
  },
  nowMs: () => performance.now(),
})
