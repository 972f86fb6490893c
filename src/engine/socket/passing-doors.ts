/**
 * Doors of sockets that belong to one process each: whoever comes to another is passed on to it. What was
 * passed on once is taken where it arrives, so that nothing goes in circles.
 */
import type { IncomingMessage } from 'node:http'
import type { Duplex } from 'node:stream'
import { setTimeout as wait } from 'node:timers/promises'
import type { Clock } from '#kernel/clock.ts'
import { connectPeer, type PassedSocket, passSocket } from './pass-socket.ts'
import { provePassage, readPassage } from './passage-proof.ts'
import { refuseUpgrade, type SocketDoors, type TakeUpgrade } from './socket-doors.ts'

/** Sockets that one process passes on, or keeps waiting for that; one more comes back later. */
const passedMax = 10_000
/** A process that does not answer may be dead: who has its place is asked so often. */
const askAgainMs = 200

export interface PassingDoors extends SocketDoors {
  /** Where the visitor is, also behind another process of the cell. */
  addressOf(request: IncomingMessage): string
}

export interface PassingOptions {
  readonly clock: Clock
  readonly keys: () => readonly Uint8Array[]
  /**
   * Host and port of the process that is to have this one; null: this process takes it. `unreachable`: those
   * that were named for it and did not answer.
   */
  findPeer(request: IncomingMessage, unreachable: ReadonlySet<string>): Promise<string | null>
  /** How long a process that does not answer can still be named, in ms. */
  readonly namedMsMax: number
}

export function openPassingDoors(doors: SocketDoors, options: PassingOptions): PassingDoors {
  const { clock } = options
  const passed = new Set<PassedSocket>()
  let waiting = 0
  let isClosed = false

  const readProof = (request: IncomingMessage): string | null =>
    readPassage(options.keys(), request, clock.now())

  async function find(request: IncomingMessage, stream: Duplex) {
    const untilMs = clock.monotonicMs() + options.namedMsMax
    const unreachable = new Set<string>()
    for (;;) {
      const target = await options.findPeer(request, unreachable)
      if (target === null) return 'here'
      const peer = await connectPeer(target)
      if (peer !== null) return peer
      unreachable.add(target)
      if (isClosed || stream.destroyed || clock.monotonicMs() > untilMs) return null
      await wait(askAgainMs)
    }
  }

  async function pass(
    take: TakeUpgrade,
    ...[request, stream, head]: Parameters<TakeUpgrade>
  ): Promise<void> {
    if (readProof(request) !== null) return take(request, stream, head)
    if (passed.size + waiting >= passedMax) return refuseUpgrade(stream, 503)
    waiting += 1
    const place = await find(request, stream).finally(() => {
      waiting -= 1
    })
    if (place === 'here') return take(request, stream, head)
    const [key] = options.keys()
    if (place === null || key === undefined || isClosed) {
      if (place !== null) place.destroy()
      return refuseUpgrade(stream, 503)
    }
    if (stream.destroyed) return void place.destroy()
    const address = request.socket.remoteAddress ?? ''
    const proof = provePassage(key, request, { address, nowMs: clock.now() })
    const one = passSocket({ request, stream, head, peer: place, proof }, () => passed.delete(one))
    passed.add(one)
  }

  const addresses = new WeakMap<IncomingMessage, string>()
  return {
    open: (path, take) =>
      doors.open(path, (request, stream, head) => {
        // The proof is soon too old, and the address is asked for as long as the socket stands.
        addresses.set(request, readProof(request) ?? request.socket.remoteAddress ?? '')
        return pass(take, request, stream, head)
      }),
    addressOf: (request) => addresses.get(request) ?? request.socket.remoteAddress ?? '',
    close() {
      isClosed = true
      for (const one of passed) one.cut()
    },
  }
}
