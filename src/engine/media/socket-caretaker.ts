/** Asks every socket of a relay in its turn whether it lives, and tells its member the standing in time. */
import type { Clock } from '#kernel/clock.ts'
import type { SoundSocket } from './sound-socket.ts'

/** Sockets are looked after in turns, so that a full house is not asked all at once. */
const turns = 20
const turnMs = 100

export interface SocketCaretaker<Member> {
  take(member: Member, socket: SoundSocket): void
  leave(socket: SoundSocket): void
  size(): number
  stop(): void
}

export function createSocketCaretaker<Member extends { readonly socket: SoundSocket | null }>(
  clock: Clock,
  tell: (member: Member) => void,
): SocketCaretaker<Member> {
  const groups = Array.from({ length: turns }, () => new Map<SoundSocket, Member>())
  let turn = 0
  let taken = 0
  const timer = setInterval(() => {
    turn = (turn + 1) % turns
    const nowMs = clock.monotonicMs()
    for (const [socket, member] of groups[turn] ?? []) {
      const state = socket.check(nowMs)
      if (state === 'gone') socket.cut()
      else if (state === 'tell' && member.socket === socket) tell(member)
    }
  }, turnMs)
  timer.unref()
  return {
    take(member, socket) {
      groups[taken % turns]?.set(socket, member)
      taken += 1
    },
    leave(socket) {
      for (const group of groups) group.delete(socket)
    },
    size: () => groups.reduce((sum, group) => sum + group.size, 0),
    stop: () => clearInterval(timer),
  }
}
