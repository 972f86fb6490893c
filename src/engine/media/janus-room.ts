/**
 * One room of Janus's plugin for video rooms (https://janus.conf.meetecho.com/docs/videoroom.html), made
 * for one live room and gone with it. Its number and its secret are chance, and whoever publishes shows a
 * token that is good for that one camera: even somebody who could speak to Janus would not get in.
 */
import { cameraBitsPerSecond, camerasMax } from '#contract/live-video.ts'
import type { Random } from '#kernel/random.ts'
import { destroyOrder, type LeftRoom } from './janus-left-rooms.ts'
import type { JanusHandle, JanusReply, JanusSession, JanusSign } from './janus-session.ts'

const secretBytes = 18
/** Numbers of rooms and cameras; JSON keeps no larger ones whole. */
const numberBytes = 6

/** A camera that is sent to Janus. */
export interface JanusCamera {
  readonly feed: number
  /** The answer to the page's offer. */
  readonly sdp: string
  /** At once: what still comes goes to nobody. */
  end(): void
}

/** A camera on its way from Janus to one who sees it. */
export interface JanusView {
  /** The offer to the page. */
  readonly sdp: string
  answer(sdp: string): Promise<boolean>
  end(): void
}

export interface JanusRoom {
  /** Null: it cannot be now. */
  publish(sdp: string, hear: (sign: JanusSign) => void): Promise<JanusCamera | null>
  view(feed: number, hear: (sign: JanusSign) => void): Promise<JanusView | null>
  destroy(): void
}

/** From where a room is made and kept in order. */
interface Desk extends LeftRoom {
  readonly handle: JanusHandle
}

export function openJanusRoom(
  session: JanusSession,
  random: Pick<Random, 'bytes'>,
  {
    onTrouble,
    onLeft,
  }: {
    onTrouble(what: string, reply: JanusReply): void
    /** It is over, and Janus may not have heard so. */
    onLeft(left: LeftRoom): void
  },
): JanusRoom {
  const chance = (): string => Buffer.from(random.bytes(secretBytes)).toString('base64url')
  const number = (): number => Buffer.from(random.bytes(numberBytes)).readUIntBE(0, numberBytes) + 1
  let isOver = false
  let opening: Promise<Desk | null> | null = null

  /** Made with the first camera; where that failed, with the next. */
  function ready(): Promise<Desk | null> {
    opening ??= open().then((desk) => {
      if (desk === null) opening = null
      return desk
    })
    return opening
  }

  /** Null: Janus made none, or did not say so in time. Each try makes another: a late one may be there by then. */
  async function open(): Promise<Desk | null> {
    const handle = await session.attach(() => undefined)
    if (handle === null) return null
    const desk: Desk = { handle, room: number(), secret: chance() }
    const made = await handle.ask({
      request: 'create',
      room: desk.room,
      secret: desk.secret,
      is_private: true,
      // A room with a list lets in nobody who is not on it; this one is on nobody's device.
      allowed: [chance()],
      publishers: camerasMax,
      bitrate: cameraBitsPerSecond,
      bitrate_cap: true,
      audiocodec: 'opus',
      videocodec: 'vp8',
      notify_joining: false,
    })
    if (made.ok) return desk
    onTrouble('no room was made', made)
    void tearDown(desk)
    return null
  }

  /** Also of a room of which nobody knows yet whether it is there: Janus does one after the other. */
  async function tearDown({ handle, room, secret }: Desk): Promise<void> {
    const left = { room, secret }
    const done = await handle.ask(destroyOrder(left))
    if (!done.ok && done.why !== 'refused') onLeft(left)
    handle.detach()
  }

  return {
    async publish(sdp, hear) {
      const desk = await ready()
      if (desk === null || isOver) return null
      const { room, secret } = desk
      const token = chance()
      const feed = number()
      const listed = await desk.handle.ask({
        request: 'allowed',
        action: 'add',
        room,
        secret,
        allowed: [token],
      })
      const handle = listed.ok ? await session.attach(hear) : null
      const end = (): void => {
        void desk.handle.ask({
          request: 'allowed',
          action: 'remove',
          room,
          secret,
          allowed: [token],
        })
        void desk.handle.ask({ request: 'kick', room, secret, id: feed })
        handle?.detach()
      }
      const joined = await handle?.ask(
        { request: 'joinandconfigure', ptype: 'publisher', room, id: feed, token },
        { type: 'offer', sdp },
      )
      if (joined?.ok === true && joined.sdp !== null) return { feed, sdp: joined.sdp, end }
      if (joined?.ok === false) onTrouble('a camera was not taken', joined)
      end()
      return null
    },
    async view(feed, hear) {
      const desk = await ready()
      if (desk === null || isOver) return null
      const handle = await session.attach(hear)
      const offered = await handle?.ask({
        request: 'join',
        ptype: 'subscriber',
        room: desk.room,
        autoupdate: false,
        streams: [{ feed }],
      })
      if (handle === null || offered?.ok !== true || offered.sdp === null) {
        if (offered?.ok === false) onTrouble('a camera could not be seen', offered)
        handle?.detach()
        return null
      }
      return {
        sdp: offered.sdp,
        async answer(sdp) {
          const started = await handle.ask({ request: 'start' }, { type: 'answer', sdp })
          if (!started.ok) onTrouble('an answer was not taken', started)
          return started.ok
        },
        end: () => handle.detach(),
      }
    },
    destroy() {
      isOver = true
      void opening?.then((desk) => desk && tearDown(desk))
    },
  }
}
