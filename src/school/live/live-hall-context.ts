/** What the acts of one open live class share: its parts, its people, its seats. */
import type { CameraKind } from '#contract/live-camera.ts'
import type { LeavingHow } from '#contract/live-register.ts'
import type { RoomAct } from '#contract/live-room.ts'
import type { GroupCommit } from '#engine/database/group-commit.ts'
import type { CameraRelay } from '#engine/media/camera-relay.ts'
import type { MediaEngine, MediaGrants, SoundEngine } from '#engine/media/media-engine.ts'
import type { PictureRelay } from '#engine/media/picture-relay.ts'
import { mintId } from '#kernel/ids.ts'
import type { RoomLog } from './create-room-log.ts'
import { type Actor, grantsNow, isAdult } from './judge-act.ts'
import type { LiveContext } from './live-context.ts'
import type { EntryNote } from './live-member-store.ts'
import type { LiveMember } from './live-presence.ts'
import type { EventOutcome, NewEvent } from './live-room-store.ts'
import type { LiveSeat } from './live-seat.ts'
import { breakoutOf } from './live-split.ts'
import type { OpenedRoom } from './open-live-room.ts'

/** What carries sound and pictures. */
export interface LiveRelays {
  /** Null: there is no sound. */
  readonly media: SoundEngine | null
  /** Null: nobody shares a screen. */
  readonly pictures: PictureRelay | null
  /** Null: nobody's camera is seen. */
  readonly cameras: CameraRelay | null
  /** Null: no server forwards full video. */
  readonly video: MediaEngine | null
}

/** What every room of a process has in common. */
export interface LiveParts extends LiveRelays {
  readonly context: LiveContext
  readonly events: GroupCommit<NewEvent, EventOutcome>
  readonly notes: GroupCommit<EntryNote, undefined>
}

export interface LiveHall extends OpenedRoom {
  readonly parts: LiveParts
  readonly log: RoomLog
  /** Member → the seat of the newest device. */
  readonly seats: Map<number, LiveSeat>
  /** No adult is here. */
  isHeld: boolean
  /** Somebody came, went or changed since the list was told. */
  isListOld: boolean
  /** Only whose line is poor changed since, of which adults alone are told. */
  isLineOld: boolean
}

export function nowOf({ parts }: Pick<LiveHall, 'parts'>): number {
  return parts.context.clock.monotonicMs()
}

export function memberOf(
  hall: Pick<LiveHall, 'presence'>,
  { member }: { readonly member: number },
): LiveMember {
  const found = hall.presence.members.get(member)
  if (found === undefined) throw new Error('a seat without a member')
  return found
}

/** Who is in a breakout hears it, and adults who speak to the class; with the class, those are heard by all. */
function soundGrants({ isHeld, state }: LiveHall, actor: Actor): MediaGrants {
  const maySpeak = grantsNow(state, actor, isHeld).speak
  const circle = breakoutOf(state.split, actor.member)
  return { mayHear: true, maySpeak, circle, reachesAll: circle === null && isAdult(actor.role) }
}

/** Tells sound and pictures what the member may do now. */
export function setMediaGrants(hall: LiveHall, actor: Actor): void {
  const { isHeld, lesson, parts } = hall
  parts.media?.setGrants(lesson.id, actor.member, soundGrants(hall, actor))
  parts.pictures?.setMayShow(lesson.id, actor.member, mayShow(actor, isHeld))
  parts.cameras?.setMaySend(lesson.id, actor.member, maySend(hall, actor))
  parts.video?.setGrants(lesson.id, actor.member, videoGrants(hall, actor))
}

/** While no adult is here, nobody sees anybody either; full video knows no breakouts, and rests meanwhile. */
function videoGrants(hall: LiveHall, actor: Actor): MediaGrants {
  const isOpen = !hall.isHeld && hall.state.split === null
  const as = maySend(hall, actor)
  return { mayHear: isOpen, maySpeak: isOpen && as !== null, as: as ?? 'camera' }
}

/** An adult whose device has fallen silent shows nothing either. */
function mayShow({ role }: Actor, isHeld: boolean): boolean {
  return isAdult(role) && !isHeld
}

/** As what the member's camera may be seen; null: not at all. */
function maySend({ isHeld, state }: LiveHall, actor: Actor): CameraKind | null {
  if (mayShow(actor, isHeld)) return 'camera'
  return grantsNow(state, actor, isHeld).interpret === true ? 'interpreter' : null
}

/** Tickets to sound and pictures, as the member's page is told them: the doors know who comes by the person. */
export function inviteToMedia(hall: LiveHall, one: LiveMember) {
  const { isHeld, parts } = hall
  const { cameras, media, pictures, video } = parts
  const { member, personId: who } = one
  const { id } = hall.lesson
  return {
    soundTicket: media?.invite(id, member, soundGrants(hall, one), who) ?? null,
    pictureTicket: pictures?.invite(id, member, mayShow(one, isHeld), who) ?? null,
    cameraTicket: cameras?.invite(id, member, maySend(hall, one), who) ?? null,
    videoTicket: video?.invite(id, member, videoGrants(hall, one), who) ?? null,
  }
}

/** Whoever is not in the register hears and sees nothing. */
export function expelFromMedia({ lesson, parts }: LiveHall, member: number): void {
  parts.media?.expel(lesson.id, member)
  parts.pictures?.expel(lesson.id, member)
  parts.cameras?.expel(lesson.id, member)
  parts.video?.expel(lesson.id, member)
}

/** Nobody is heard or seen whom no room holds: whoever comes back gets tickets with the room. */
export function closeMedia({ lesson, parts }: LiveHall): void {
  parts.media?.closeRoom(lesson.id)
  parts.pictures?.closeRoom(lesson.id)
  parts.cameras?.closeRoom(lesson.id)
  parts.video?.closeRoom(lesson.id)
}

/** A write that the class does not wait for. */
export function keepApart({ lesson, parts }: LiveHall, writing: Promise<void>, what: string): void {
  writing.catch((err: unknown) => parts.context.log.error({ err, lessonId: lesson.id }, what))
}

/** Into the register; it is not worth the class, so that a failure is only logged. */
export function noteEntry(
  { parts }: Pick<LiveHall, 'parts'>,
  seat: LiveSeat,
  how: LeavingHow | 'let_in',
): void {
  const { clock, log } = parts.context
  parts.notes.submit({ id: seat.entryId, at: new Date(clock.now()), how }).then(
    (noted) => {
      if (!noted.ok) log.warn({ how }, 'the register of a live class is full')
    },
    (err: unknown) => log.error({ err, how }, 'the register of a live class was not written'),
  )
}

/** The room's own word in the log. */
export function actAsRoom({ log, parts }: LiveHall, act: RoomAct): void {
  log.append({ id: mintId(parts.context.clock, parts.context.random), by: 0, act })
}

/** Whoever goes no longer asks to speak. */
export function lowerHand(hall: LiveHall, member: number): void {
  if (hall.state.hands.has(member)) actAsRoom(hall, { kind: 'hand', isUp: false, member })
}
