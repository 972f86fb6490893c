/** The place of one member's device in a live class, and what a line to a device has to do. */
import type { FromRoom, RoomEnd } from '#contract/live-room.ts'
import type { Id } from '#kernel/ids.ts'
import { actPace, type Bucket, captionPace, fillBucket, pointPace } from './message-pace.ts'

/** The way to one device. */
export interface RoomLine {
  /** Already written out, since most messages go to many. */
  send(text: string): void
  /** A message whose bytes are made once for all who hear it (`frame-once.ts`). */
  sendFrame(frame: Buffer): void
  /** Resolves when it is on its way, or the line is closed. */
  sendPast(text: string): Promise<void>
  /** The same as `send`, left out where the device does not keep up. */
  sendIfQuick(text: string): void
  /** Says why, and closes. */
  end(why: RoomEnd, backAfterMs: number | null): void
}

export interface LiveSeat {
  readonly member: number
  readonly line: RoomLine
  /** The row of the register. */
  readonly entryId: Id
  isIn: boolean
  /** The last event that the device was told, or that is not for it. */
  toldSeq: number
  /** The past is still being read: what happens now is read with it. */
  isCatchingUp: boolean
  /** The list of who is there as it was told last; null: it is told in any case. */
  toldList: string | null
  /** A page of the board that the device asked for whole. */
  wantedPage: number | null
  readonly acts: Bucket
  readonly points: Bucket
  readonly captions: Bucket
  /** The device puts what its member says into words. */
  isCaptioned: boolean
  /** The device wants such words of others. */
  seesCaptions: boolean
}

export function takeSeat(
  seat: Pick<LiveSeat, 'member' | 'line' | 'entryId'> & { readonly after: number },
  nowMs: number,
): LiveSeat {
  const { after, entryId, line, member } = seat
  return {
    member,
    line,
    entryId,
    isIn: false,
    toldSeq: after,
    isCatchingUp: false,
    toldList: null,
    wantedPage: null,
    acts: fillBucket(actPace, nowMs),
    points: fillBucket(pointPace, nowMs),
    captions: fillBucket(captionPace, nowMs),
    isCaptioned: false,
    seesCaptions: false,
  }
}

export function say(line: RoomLine, message: FromRoom): void {
  line.send(JSON.stringify(message))
}
