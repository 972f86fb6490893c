/**
 * One room of Janus's plugin for video rooms (https://janus.conf.meetecho.com/docs/videoroom.html), made
 * for one live room and gone with it. Its number and its secret are chance, and whoever publishes shows a
 * token that is good for that one camera: even somebody who could speak to Janus would not get in.
 */
import { cameraBitsPerSecond, camerasMax } from '#contract/live-video.ts'
import type { Random } from '#kernel/random.ts'
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

export function openJanusRoom(
  session: JanusSession,
  random: Pick<Random, 'bytes'>,
  onTrouble: (what: string, reply: JanusReply) => void,
): JanusRoom {
  const chance = (): string => Buffer.from(random.bytes(secretBytes)).toString('base64url')
  const number = (): number => Buffer.from(random.bytes(numberBytes)).readUIntBE(0, numberBytes) + 1
  const room = number()
  const secret = chance()
  let isOver = false
  let opening: Promise<JanusHandle | null> | null = null

  /** Made with the first camera; where that failed, with the next. */
  function ready(): Promise<JanusHandle | null> {
    opening ??= open().then((desk) => {
      if (desk === null) opening = null
      return desk
    })
    return opening
  }

  /** The handle from which the room is made and kept in order; null: Janus made none. */
  async function open(): Promise<JanusHandle | null> {
    const desk = await session.attach(() => undefined)
    const made = await desk?.ask({
      request: 'create',
      room,
      secret,
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
    if (made?.ok === true && desk !== null) return desk
    if (made !== undefined && !made.ok) onTrouble('no room was made', made)
    desk?.detach()
    return null
  }

  return {
    async publish(sdp, hear) {
      const desk = await ready()
      if (desk === null || isOver) return null
      const token = chance()
      const feed = number()
      const listed = await desk.ask({
        request: 'allowed',
        action: 'add',
        room,
        secret,
        allowed: [token],
      })
      const handle = listed.ok ? await session.attach(hear) : null
      const end = (): void => {
        void desk.ask({ request: 'allowed', action: 'remove', room, secret, allowed: [token] })
        void desk.ask({ request: 'kick', room, secret, id: feed })
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
      if ((await ready()) === null || isOver) return null
      const handle = await session.attach(hear)
      const offered = await handle?.ask({
        request: 'join',
        ptype: 'subscriber',
        room,
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
      void opening?.then(async (desk) => {
        await desk?.ask({ request: 'destroy', room, secret, permanent: false })
        desk?.detach()
      })
    },
  }
}
