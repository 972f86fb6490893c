/**
 * Full video of live rooms, forwarded by Janus. Browsers speak to this process alone, over one socket
 * each; it gives Janus its orders, so that whoever may not show or see is no matter of what a page says.
 * Janus may die: every page is told so, nobody leaves a room, and with Janus everything comes back.
 */
import { Value } from 'typebox/value'
import type { CameraKind } from '#contract/live-camera.ts'
import {
  type FromVideo,
  type IceServer,
  sdpBytesMax,
  type ToVideo,
  toVideoSchema,
  videoPath,
  wantedOnEntry,
} from '#contract/live-video.ts'
import type { SoundStanding } from '#contract/sound-standing.ts'
import type { Log } from '#engine/log/log.ts'
import type { KnownDoors } from '#engine/socket/known-doors.ts'
import { type Clock, systemClock } from '#kernel/clock.ts'
import type { Random } from '#kernel/random.ts'
import { createLeftRooms } from './janus-left-rooms.ts'
import { openJanusRoom } from './janus-room.ts'
import { type JanusSettings, openJanusSession } from './janus-session.ts'
import type { MediaEngine, MediaGrants } from './media-engine.ts'
import { type MemberSocket, openMemberSockets } from './member-sockets.ts'
import { createMemberTickets, type TicketHolder } from './member-tickets.ts'
import { type RelaySettings, relayCredentials } from './relay-credentials.ts'
import { createRelayRooms } from './relay-rooms.ts'
import { openVideoStage, type StageMember, type VideoStage } from './video-stage.ts'

/** Messages of one page in a second: an answer for each camera, and room to try again. */
const messagesPerSecondMax = 20
/** A description, and the words around it; JSON writes its line ends in two bytes. */
const messageBytesMax = 2 * sdpBytesMax

export interface JanusEngine extends MediaEngine {
  /** Janus is there. */
  isUp(): boolean
}

interface Room {
  readonly members: Map<number, Member>
  readonly stage: VideoStage
}

interface Member extends StageMember, TicketHolder {
  who: string
  readonly room: Room
  grants: MediaGrants
  socket: MemberSocket | null
  /** Of which kinds the page wants cameras; a poor line wants fewer. */
  wants: Readonly<Record<CameraKind, boolean>>
}

export function openJanusEngine(
  doors: KnownDoors,
  given: {
    readonly janus: JanusSettings
    readonly relay: RelaySettings | null
    readonly random: Random
    readonly log: Pick<Log, 'info' | 'warn'>
    readonly clock?: Clock
  },
): JanusEngine {
  const { log, random, relay } = given
  const clock = given.clock ?? systemClock
  const tickets = createMemberTickets<Member>(clock, random)
  const rooms = createRelayRooms<Room, Member, MediaGrants>({
    openRoom,
    openMember,
    dismiss,
    onClosed: (_, { stage }) => stage.close(),
  })
  const leftRooms = createLeftRooms()
  const session = openJanusSession(given.janus, {
    random,
    onChange(isUp) {
      if (isUp) log.info({}, 'Janus is there: cameras go through it')
      else log.warn({}, 'Janus is away: live classes go on without full video')
      for (const room of rooms.all()) changeStage(room, isUp)
      if (isUp) void leftRooms.sweep(session)
    },
  })
  const closeSockets = openMemberSockets<Member>(doors, {
    path: videoPath,
    clock,
    tickets,
    messageBytesMax,
    messagesPerSecondMax,
    tellStanding,
    onCame(member, socket) {
      member.socket = socket
      member.wants = wantedOnEntry
      tellStanding(member)
      member.tell(session.isUp() ? here() : { kind: 'gone' })
      // A newer socket knows of no connection of the older one.
      withoutPage(member)
      member.room.stage.settle(member)
    },
    onMessage(member, message) {
      if (!Value.Check(toVideoSchema, message)) return false
      hear(member, message)
      return true
    },
    onGone: leave,
  })

  function here(): FromVideo {
    const iceServers: IceServer[] = relay === null ? [] : [relayCredentials(relay, clock.now())]
    return { kind: 'here', iceServers }
  }

  function changeStage({ members, stage }: Room, isUp: boolean): void {
    if (!isUp) stage.forget()
    for (const member of members.values()) {
      member.tell(isUp ? here() : { kind: 'gone' })
      stage.settle(member)
    }
  }

  function hear(member: Member, message: ToVideo): void {
    const { stage } = member.room
    switch (message.kind) {
      case 'publish':
        if (session.isUp()) stage.publish(member, message.sdp)
        return
      case 'stop':
        stage.unpublish(member)
        return
      case 'answer':
        stage.answer(member, message.by, message.sdp)
        return
      case 'again':
        stage.again(member, message.by)
        return
      case 'see':
        member.wants = { ...member.wants, [message.as ?? 'camera']: message.isOn }
        stage.settle(member)
    }
  }

  function openRoom(): Room {
    const onTrouble = (what: string, reply: object): void => log.warn({ reply }, `Janus: ${what}`)
    const stage = openVideoStage({
      random,
      openRoom: () => openJanusRoom(session, random, { onTrouble, onLeft: leftRooms.add }),
    })
    return { members: new Map(), stage }
  }

  function openMember(room: Room, number: number, grants: MediaGrants): Member {
    const member: Member = {
      room,
      number,
      grants,
      socket: null,
      who: '',
      tickets: [],
      wants: wantedOnEntry,
      showsAs: () =>
        member.grants.maySpeak && member.socket !== null ? kindOf(member.grants) : null,
      sees: (as) => member.grants.mayHear && member.wants[as] && member.socket !== null,
      tell: (message) => member.socket?.send(message),
    }
    return member
  }

  function tellStanding(member: Member): void {
    // Nobody hears it yet, and a further ticket would make the invitation's own worthless.
    if (member.socket === null) return
    const { mayHear, maySpeak } = member.grants
    const standing: SoundStanding = { mayHear, maySpeak, backTicket: tickets.mint(member) }
    member.socket.send(standing)
  }

  /** Whatever it showed and saw is over, untold. */
  function withoutPage(member: Member): void {
    const { socket } = member
    member.socket = null
    member.room.stage.settle(member)
    member.socket = socket
  }

  function leave(member: Member): void {
    member.socket = null
    member.room.stage.settle(member)
  }

  function dismiss(member: Member, code: number): void {
    tickets.forget(member)
    const { socket } = member
    // First nobody, then told: between the two nothing is seen of the member.
    leave(member)
    socket?.end(code)
  }

  function change(member: Member, grants: MediaGrants): void {
    const before = member.grants
    member.grants = grants
    const isSame = before.mayHear === grants.mayHear && before.maySpeak === grants.maySpeak
    if (isSame && kindOf(before) === kindOf(grants)) return
    member.room.stage.settle(member)
    tellStanding(member)
  }

  return {
    isUp: session.isUp,
    invite(roomId, number, grants, who) {
      const member = rooms.invite(roomId, number, grants)
      member.who = who
      change(member, grants)
      return tickets.mint(member)
    },
    setGrants(roomId, number, grants) {
      const member = rooms.find(roomId, number)
      if (member !== undefined) change(member, grants)
    },
    expel: rooms.expel,
    closeRoom: rooms.closeRoom,
    close() {
      rooms.closeAll()
      closeSockets()
      session.close()
    },
  }
}

function kindOf({ as }: MediaGrants): CameraKind {
  return as ?? 'camera'
}
