/** A device that comes to a live class by the longer way, with the product's own code for it. */
import type { TestContext } from 'node:test'
import type { LineSocket } from '#browser/api/line-socket.ts'
import { createTunnel, type Tunnel, type TunnelPost } from '#browser/api/tunnel-line.ts'
import { liveAddress } from '#contract/live-address.ts'
import { roomPath } from '#contract/live-room.ts'
import { type LiveDoor, listen, type RoomEar, takeTicket, waitFor } from './live-device.ts'

/** `at`: another process than the one that it was opened at. */
type Post = (path: string, init: TunnelPost, at?: string) => Promise<Response>
export type OnWay = (post: Post) => Post

/** `onWay`: what happens to requests on their way; they arrive as they are unless it says otherwise. */
export function openTunnelTo(
  { cookie, port }: Pick<LiveDoor, 'cookie' | 'port'>,
  onWay: OnWay = (post) => post,
): Tunnel {
  const origin = `http://127.0.0.1:${port}`
  return createTunnel({
    post: onWay((path, { body, headers, signal }, at = origin) =>
      fetch(at + path, {
        method: 'POST',
        headers: { ...headers, origin: at, cookie },
        body,
        signal,
      }),
    ),
    after(ms, act) {
      // Only what is waited for keeps a test up.
      const timer = setTimeout(act, ms).unref()
      return () => clearTimeout(timer)
    },
    nowMs: () => performance.now(),
  })
}

export interface TunnelDevice extends RoomEar {
  readonly line: LineSocket
  /** Null while it is open. */
  endedWith(): number | null
}

/** It leaves with its test. */
export async function enterByTunnel(
  t: Pick<TestContext, 'after'>,
  tunnel: Tunnel,
  door: LiveDoor & { readonly after?: number },
): Promise<TunnelDevice> {
  const ticket = await takeTicket(door)
  const line = tunnel.open(liveAddress(roomPath, door.lessonId))
  t.after(() => line.close())
  let endedWith: number | null = null
  const ear = listen(
    (text) => line.send(text),
    (hear) => {
      line.onmessage = ({ data }) => hear(String(data))
    },
  )
  await new Promise<void>((opened, failed) => {
    line.onopen = opened
    line.onclose = ({ code }) => failed(new Error(`closed with ${code}`))
  })
  line.onclose = ({ code }) => {
    endedWith = code
  }
  ear.send({ kind: 'enter', ticket, after: door.after ?? 0 })
  await waitFor(
    () => ear.heard.length > 0 || endedWith !== null || undefined,
    'the answer to who enters',
  )
  return { ...ear, line, endedWith: () => endedWith }
}
