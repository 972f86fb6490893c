/**
 * The door of a relay: only who is signed in comes to it, and a socket shows a ticket of theirs in its first
 * message, in time, or goes.
 */
import type { Duplex } from 'node:stream'
import { Value } from 'typebox/value'
import { WebSocket, WebSocketServer } from 'ws'
import { soundEndCodes } from '#contract/live-sound.ts'
import { soundTicketMessageSchema } from '#contract/sound-standing.ts'
import type { KnownDoors, KnownUpgrade } from '#engine/socket/known-doors.ts'
import { refuseUpgrade } from '#engine/socket/socket-doors.ts'
import type { MemberTickets } from './member-tickets.ts'
import { readJsonMessage } from './read-json-message.ts'
import { endSocket } from './sound-socket.ts'

/** Open sockets of one process, at one door. */
const socketsMax = 12_000
/** Of these, sockets that have shown no ticket yet. */
const strangersMax = 1_000
/** Of these, sockets of one person: pages on a few devices, each with one that is being replaced. */
const strangersOfOneMax = 8
/** How long a socket may take to show its ticket. */
const ticketWaitMs = 5_000

export interface MemberDoor {
  close(): void
}

export function openMemberDoor<Member>(
  doors: KnownDoors,
  given: {
    readonly path: string
    readonly messageBytesMax: number
    readonly tickets: Pick<MemberTickets<Member>, 'take'>
    /** Sockets that have shown their ticket. */
    readonly known: () => number
    readonly welcome: (member: Member, socket: WebSocket, stream: Duplex) => void
  },
): MemberDoor {
  /** Each with the name of who opened it. */
  const strangers = new Map<WebSocket, string>()
  const sockets = new WebSocketServer({
    noServer: true,
    maxPayload: given.messageBytesMax,
    perMessageDeflate: false,
  })

  function admit({ head, request, stream, who }: KnownUpgrade): void {
    const isFull = strangers.size + given.known() >= socketsMax
    if (isFull || strangers.size >= strangersMax) refuseUpgrade(stream, 503)
    else if (strangersOf(who) >= strangersOfOneMax) refuseUpgrade(stream, 429)
    else sockets.handleUpgrade(request, stream, head, (socket) => greet(socket, stream, who))
  }
  const closeDoor = doors.openToKnown(given.path, admit)

  function strangersOf(who: string): number {
    let count = 0
    for (const one of strangers.values()) if (one === who) count += 1
    return count
  }

  function greet(socket: WebSocket, stream: Duplex, who: string): void {
    strangers.set(socket, who)
    const tooLong = setTimeout(() => endSocket(socket, soundEndCodes.refused), ticketWaitMs)
    const know = (): void => {
      clearTimeout(tooLong)
      strangers.delete(socket)
    }
    socket.on('error', () => socket.terminate())
    socket.once('close', know)
    socket.once('message', (data, isBinary) => {
      know()
      // It came too late, and the socket was told to go.
      if (socket.readyState !== WebSocket.OPEN) return
      const first = isBinary ? null : readJsonMessage(data)
      const isTicket = Value.Check(soundTicketMessageSchema, first)
      const member = isTicket ? given.tickets.take(first.ticket, who) : null
      if (member === null) endSocket(socket, soundEndCodes.refused)
      else given.welcome(member, socket, stream)
    })
  }

  return {
    close() {
      closeDoor()
      for (const socket of strangers.keys()) socket.terminate()
      sockets.close()
    },
  }
}
