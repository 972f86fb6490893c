/**
 * Sockets over which members of rooms ask and are answered, in words and in bytes: one for each member, the
 * newest; asked whether it lives; shown out when it sends too much or what is not understood.
 */
import { type RawData, WebSocket } from 'ws'
import { soundEndCodes, standingEveryMs } from '#contract/live-sound.ts'
import type { KnownDoors } from '#engine/socket/known-doors.ts'
import type { Clock } from '#kernel/clock.ts'
import { openMemberDoor } from './member-door.ts'
import type { MemberTickets, TicketHolder } from './member-tickets.ts'
import { readJsonMessage } from './read-json-message.ts'
import { endSocket } from './sound-socket.ts'

/** What waits for one member in this process; who takes no more is cut, and comes back. */
const unsentBytesMax = 512 * 1024

/** Codes of RFC 6455, section 7.4.1. */
const notUnderstoodCode = 1_007
const floodCode = 1_008

export interface MemberSocket {
  /** Words, or bytes as they are. */
  send(message: object | Uint8Array): void
  /** What still waits for the member in this process. */
  unsentBytes(): number
  /** Nothing more is heard of it. */
  end(code: number): void
}

export interface MemberSocketsOptions<Member> {
  readonly path: string
  readonly clock: Clock
  readonly tickets: MemberTickets<Member>
  readonly messageBytesMax: number
  readonly messagesPerSecondMax: number
  /** On entry and every `standingEveryMs`, as long as it is the member's newest. */
  tellStanding(member: Member): void
  onCame(member: Member, socket: MemberSocket): void
  /** False: it is not understood. */
  onMessage(member: Member, message: unknown): boolean
  /** The same for bytes; absent: none are understood. */
  onBytes?(member: Member, bytes: RawData): boolean
  onGone(member: Member): void
}

/** Gives back how to close them all. */
export function openMemberSockets<Member extends TicketHolder>(
  doors: KnownDoors,
  options: MemberSocketsOptions<Member>,
): () => void {
  const { clock } = options
  const newest = new WeakMap<Member, MemberSocket>()
  const open = new Set<WebSocket>()

  function welcome(member: Member, socket: WebSocket): void {
    const mine: MemberSocket = {
      send(message) {
        if (socket.readyState !== WebSocket.OPEN) return
        if (socket.bufferedAmount > unsentBytesMax) socket.terminate()
        else socket.send(message instanceof Uint8Array ? message : JSON.stringify(message))
      },
      unsentBytes: () => socket.bufferedAmount,
      end(code) {
        if (newest.get(member) === mine) newest.delete(member)
        endSocket(socket, code)
      },
    }
    open.add(socket)
    const older = newest.get(member)
    newest.set(member, mine)
    older?.end(soundEndCodes.moved)
    const isNewest = (): boolean => newest.get(member) === mine
    const pace = createPace(clock, options.messagesPerSecondMax)
    let isAlive = true
    const caring = setInterval(() => {
      if (!isAlive) return socket.terminate()
      isAlive = false
      socket.ping()
      if (isNewest()) options.tellStanding(member)
    }, standingEveryMs)
    caring.unref()
    socket.on('pong', () => {
      isAlive = true
    })
    socket.once('close', () => {
      clearInterval(caring)
      open.delete(socket)
      if (!isNewest()) return
      newest.delete(member)
      options.onGone(member)
    })
    socket.on('message', (data, isBinary) => {
      // Of a socket that was told to go, nothing is taken any more.
      if (!isNewest()) return
      if (!pace.takes()) return endSocket(socket, floodCode)
      const isUnderstood = isBinary
        ? options.onBytes?.(member, data) === true
        : options.onMessage(member, readJsonMessage(data))
      if (!isUnderstood) endSocket(socket, notUnderstoodCode)
    })
    options.onCame(member, mine)
  }

  const door = openMemberDoor<Member>(doors, {
    path: options.path,
    messageBytesMax: options.messageBytesMax,
    tickets: options.tickets,
    known: () => open.size,
    welcome,
  })
  return () => {
    door.close()
    for (const socket of open) socket.terminate()
  }
}

/** Messages of one socket in one second. */
function createPace(clock: Clock, messagesMax: number) {
  let sinceMs = clock.monotonicMs()
  let count = 0
  return {
    takes(): boolean {
      const nowMs = clock.monotonicMs()
      if (nowMs - sinceMs >= 1_000) {
        sinceMs = nowMs
        count = 0
      }
      count += 1
      return count <= messagesMax
    },
  }
}
