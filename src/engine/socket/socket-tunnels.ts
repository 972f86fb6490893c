/**
 * The tunnels of this process: sockets for pages behind a proxy that lets none through, over plain requests.
 * Each belongs to one holder (a device's session), and to others it does not exist.
 */
import type { Server } from 'node:http'
import { Server as SecureServer } from 'node:https'
import type { Duplex } from 'node:stream'
import type { Random } from '#kernel/random.ts'
import { accept, type Result, refuse } from '#kernel/result.ts'
import { createSocketTunnel, type SocketTunnel, type TunnelGiven } from './socket-tunnel.ts'
import { mintTunnelName } from './tunnel-name.ts'
import type { TunnelVisitor } from './tunnel-socket.ts'

/** Tunnels of one process, at up to ten sockets each. */
const tunnelsMaxUsual = 3_000
/** Of these, tunnels of one holder; one more ends the one that was silent longest: a page that was left. */
const tunnelsOfHolderMax = 4
/** How often it is looked who is still there. */
const lookEveryMs = 1_000
const fullRetryMs = 5_000

export interface SocketTunnels {
  /** Gives its name. */
  open(holder: string, visitor: TunnelVisitor): Result<string>
  /** Null: there is none of this name for this holder (any longer). */
  find(name: string, holder: string): SocketTunnel | null
  count(): number
  close(): void
}

export interface SocketTunnelsGiven extends Pick<TunnelGiven, 'clock' | 'paths' | 'connect'> {
  readonly random: Pick<Random, 'bytes'>
  /** The installation's key for names. */
  readonly key: () => Uint8Array
  /** Host and port under which other processes of the cell reach this one; empty: there are none. */
  readonly address: () => string
  /** For tests. */
  readonly tunnelsMax?: number
}

interface Held {
  readonly holder: string
  readonly tunnel: SocketTunnel
}

export function openSocketTunnels(given: SocketTunnelsGiven): SocketTunnels {
  const { address, clock, connect, key, paths, random } = given
  const tunnelsMax = given.tunnelsMax ?? tunnelsMaxUsual
  const held = new Map<string, Held>()
  let isClosed = false

  const looker = setInterval(() => {
    const nowMs = clock.monotonicMs()
    for (const { tunnel } of [...held.values()]) if (tunnel.isSilent(nowMs)) tunnel.close()
  }, lookEveryMs)
  looker.unref()

  function makeRoomFor(holder: string): void {
    const own = [...held.values()]
      .filter((one) => one.holder === holder)
      .sort((one, other) => one.tunnel.heardAtMs() - other.tunnel.heardAtMs())
    if (own.length >= tunnelsOfHolderMax) own[0]?.tunnel.close()
  }

  return {
    open(holder, visitor) {
      makeRoomFor(holder)
      if (held.size >= tunnelsMax || isClosed)
        return refuse('overloaded', { retryAfterMs: fullRetryMs })
      const name = mintTunnelName(key(), random, address())
      const tunnel = createSocketTunnel({ clock, visitor, paths, connect }, () => held.delete(name))
      held.set(name, { holder, tunnel })
      return accept(name)
    },
    find(name, holder) {
      const found = held.get(name)
      return found?.holder === holder ? found.tunnel : null
    },
    count: () => held.size,
    close() {
      isClosed = true
      clearInterval(looker)
      for (const { tunnel } of [...held.values()]) tunnel.close()
    },
  }
}

/** Hands a stream to the server, which takes it as if it had come over the network. */
export function connectInside(server: Server, stream: Duplex): void {
  // What is inside the process needs no TLS: this is the event after its handshake.
  server.emit(server instanceof SecureServer ? 'secureConnection' : 'connection', stream)
}
