/**
 * The rooms of one relay and who is in them: opened as somebody is invited, and dismissed one by one, room
 * by room, or all. Rooms stay until they are closed: whoever opens them bounds them.
 */
import { soundEndCodes } from '#contract/live-sound.ts'

/** Code of RFC 6455, section 7.4.1. */
const goingAwayCode = 1_001

export interface RelayRooms<Room, Member, Grant> {
  /** The member, with room and all, as known before or opened with this grant. */
  invite(roomId: string, number: number, grant: Grant): Member
  find(roomId: string, number: number): Member | undefined
  all(): Iterable<Room>
  expel(roomId: string, number: number): void
  closeRoom(roomId: string): void
  /** For the end of the process. */
  closeAll(): void
}

export function createRelayRooms<
  Room extends { readonly members: Map<number, Member> },
  Member,
  Grant,
>(given: {
  openRoom(roomId: string): Room
  openMember(room: Room, number: number, grant: Grant): Member
  /** Is in no room any more: its tickets are worthless, and its socket ends with the code. */
  dismiss(member: Member, code: number): void
  /** All of its members were dismissed. */
  onClosed?(roomId: string, room: Room): void
}): RelayRooms<Room, Member, Grant> {
  const rooms = new Map<string, Room>()

  function close(roomId: string, code: number): void {
    const room = rooms.get(roomId)
    if (room === undefined) return
    rooms.delete(roomId)
    for (const member of room.members.values()) given.dismiss(member, code)
    given.onClosed?.(roomId, room)
  }

  return {
    invite(roomId, number, grant) {
      const room = rooms.get(roomId) ?? given.openRoom(roomId)
      rooms.set(roomId, room)
      const member = room.members.get(number) ?? given.openMember(room, number, grant)
      room.members.set(number, member)
      return member
    },
    find: (roomId, number) => rooms.get(roomId)?.members.get(number),
    all: () => rooms.values(),
    expel(roomId, number) {
      const members = rooms.get(roomId)?.members
      const member = members?.get(number)
      members?.delete(number)
      if (member !== undefined) given.dismiss(member, soundEndCodes.refused)
    },
    closeRoom: (roomId) => close(roomId, soundEndCodes.refused),
    closeAll() {
      for (const roomId of [...rooms.keys()]) close(roomId, goingAwayCode)
    },
  }
}
