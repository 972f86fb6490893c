/**
 * The longer way of live classes: which sockets go through tunnels, and at which process a tunnel is when
 * several share a cell.
 */
import type { Server } from 'node:http'
import { cameraPath } from '#contract/live-camera.ts'
import { picturePath } from '#contract/live-pictures.ts'
import { roomPath } from '#contract/live-room.ts'
import { soundPath } from '#contract/live-sound.ts'
import { videoPath } from '#contract/live-video.ts'
import type { Config } from '#engine/config/config.ts'
import { passageKeyName } from '#engine/socket/passage-proof.ts'
import { connectInside } from '#engine/socket/socket-tunnels.ts'
import { openTunnelCalls, type TunnelCalls } from '#engine/socket/tunnel-calls.ts'
import { addressAmongPeers } from './place-live-rooms.ts'
import type { SchoolContext } from './school-routes.ts'

/** A voice that is older is worth nothing: as long as a line may be behind (decision 0053). */
const voiceKeptMs = 1_500
const ever = Number.POSITIVE_INFINITY

/** Sockets that a tunnel may open, and how long their binary messages are worth something. */
const tunnelledPaths: ReadonlyMap<string, number> = new Map([
  [roomPath, ever],
  [soundPath, voiceKeptMs],
  [picturePath, ever],
  // A frame that is left out would spoil those after it: whoever is behind is left out by the relay.
  [cameraPath, ever],
  [videoPath, ever],
])

/** `server`: asked for when it is there. */
export function tunnelLiveSockets(
  { config, context }: { readonly config: Config; readonly context: SchoolContext },
  server: () => Server,
): TunnelCalls {
  const { clock, keyRing, random } = context
  return openTunnelCalls({
    clock,
    random,
    keys: () => keyRing.all(passageKeyName),
    address: () => (config.valkeyUrl === null ? '' : addressAmongPeers(config, server())),
    paths: tunnelledPaths,
    connect: (stream) => connectInside(server(), stream),
  })
}
