/**
 * Doors of sockets that belong to one process each: whoever comes to another is passed on to it, and only
 * who is signed in is. What was passed on once is taken where it arrives, so that nothing goes in circles.
 */
import type { IncomingMessage } from 'node:http'
import type { Socket } from 'node:net'
import type { Duplex } from 'node:stream'
import { setTimeout as wait } from 'node:timers/promises'
import type { Clock } from '#kernel/clock.ts'
import { createArrivalPaces } from './arrival-paces.ts'
import type { WhoComes } from './known-doors.ts'
import { connectPeer, type PassedSocket, passSocket } from './pass-socket.ts'
import { provePassage, readPassage } from './passage-proof.ts'
import { refuseUpgrade, type SocketDoors, type TakeUpgrade } from './socket-doors.ts'

/** Sockets that one process passes on, or keeps waiting for that; one more comes back later. */
const passedMax = 10_000
/** Of these, sockets of one person: the five of a class for each device that a room lets in, and some that end. */
const passedOfOneMax = 24
/** Where to go is asked so often for one person, whatever they ask for: three devices that come and come back. */
const askPace = { burst: 72, perSecond: 6 }
/** A process that does not answer may be dead: who has its place is asked so often. */
const askAgainMs = 200

export interface PassingDoors extends SocketDoors {
  /** Where the visitor is, also behind another process of the cell. */
  addressOf(request: IncomingMessage): string
}

export interface PassingOptions {
  readonly clock: Clock
  readonly keys: () => readonly Uint8Array[]
  /** Asked before anything else is: `findPeer` costs. */
  readonly whoComes: WhoComes
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
  /** Passed on, or kept waiting for that; so many of each person. */
  let count = 0
  const countOf = new Map<string, number>()
  const paces = createArrivalPaces(clock, askPace)
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

  /** Gives back what ends it. */
  function countIn(who: string): () => void {
    const add = (step: 1 | -1): void => {
      const own = (countOf.get(who) ?? 0) + step
      count += step
      if (own === 0) countOf.delete(who)
      else countOf.set(who, own)
    }
    add(1)
    return () => add(-1)
  }

  async function pass(take: TakeUpgrade, ...upgrade: Parameters<TakeUpgrade>): Promise<void> {
    const [request, stream] = upgrade
    // The process that passed it on has asked, and so does whoever takes it.
    if (readProof(request) !== null) return take(...upgrade)
    const who = await options.whoComes(request)
    if (who === null) return refuseUpgrade(stream, 401)
    if (count >= passedMax) return refuseUpgrade(stream, 503)
    if ((countOf.get(who) ?? 0) >= passedOfOneMax) return refuseUpgrade(stream, 429)
    if (!paces.takes(who)) return refuseUpgrade(stream, 429)
    const countOut = countIn(who)
    let isPassed = false
    try {
      const place = await find(request, stream)
      if (place === 'here') return take(...upgrade)
      isPassed = passTo(place, upgrade, countOut)
    } finally {
      if (!isPassed) countOut()
    }
  }

  /** False: it is not passed on, and was told so. */
  function passTo(
    place: Socket | null,
    [request, stream, head]: Parameters<TakeUpgrade>,
    onOver: () => void,
  ): boolean {
    const [key] = options.keys()
    if (place === null || key === undefined || isClosed) {
      place?.destroy()
      refuseUpgrade(stream, 503)
      return false
    }
    if (stream.destroyed) {
      place.destroy()
      return false
    }
    const address = request.socket.remoteAddress ?? ''
    const proof = provePassage(key, request, { address, nowMs: clock.now() })
    const one = passSocket({ request, stream, head, peer: place, proof }, () => {
      passed.delete(one)
      onOver()
    })
    passed.add(one)
    return true
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
