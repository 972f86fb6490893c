/**
 * Full video of a live class: what a page and the server say to each other about it. A page opens the
 * socket `videoPath`, sends its ticket as a first text message, as to the sound, and hears how it stands
 * (`sound-standing.ts`: `maySpeak` says here whether it may show itself). Pictures and sound themselves go
 * between the browser and the forwarding server; that one's own orders come from our server alone.
 *
 * Of each camera there is one connection up, offered by the page, and one down for each who sees it,
 * offered by the server.
 */
import Type, { type Static } from 'typebox'
import { type CameraKind, cameraKindSchema } from './live-camera.ts'
import { memberSchema } from './live-talk.ts'

export const videoPath = '/api/live/video'
/** Largest description of a connection (RFC 8866) that is passed on, in bytes. */
export const sdpBytesMax = 24 * 1024
/** Cameras of one room at once. */
export const camerasMax = 6
/** What one camera may send, in bits a second, sound aside. */
export const cameraBitsPerSecond = 600_000

/** Signs are for those who read them: they ask. */
export const wantedOnEntry: Readonly<Record<CameraKind, boolean>> = {
  camera: true,
  interpreter: false,
}

const sdpSchema = Type.String({ minLength: 1, maxLength: sdpBytesMax })

/** What a page sends after its ticket. */
export const toVideoSchema = Type.Union([
  /**
   * My camera and voice, of an interpreter of signs the camera alone; a newer one takes the place of the
   * last. As what it is seen is the server's to know.
   */
  Type.Object({ kind: Type.Literal('publish'), sdp: sdpSchema }, { additionalProperties: false }),
  Type.Object({ kind: Type.Literal('stop') }, { additionalProperties: false }),
  /** To an offer of the server. */
  Type.Object(
    { kind: Type.Literal('answer'), by: memberSchema, sdp: sdpSchema },
    { additionalProperties: false },
  ),
  /** The connection to this one's camera did not come about, or broke: offer it once more. */
  Type.Object({ kind: Type.Literal('again'), by: memberSchema }, { additionalProperties: false }),
  /** Whether cameras of a kind are wanted, adults' where it names none; until then as `wantedOnEntry`. */
  Type.Object(
    { kind: Type.Literal('see'), isOn: Type.Boolean(), as: Type.Optional(cameraKindSchema) },
    { additionalProperties: false },
  ),
])
export type ToVideo = Static<typeof toVideoSchema>

/** Of a relay for browsers whose network lets no UDP through, as `RTCPeerConnection` takes it. */
export interface IceServer {
  readonly urls: string
  readonly username: string
  readonly credential: string
}

/** What the server sends, besides the standing. */
export type FromVideo =
  /** The forwarding server is there: on entry, and when it came back. */
  | { readonly kind: 'here'; readonly iceServers: readonly IceServer[] }
  /** It is away: every connection is over, and offered anew when it comes back. */
  | { readonly kind: 'gone' }
  /** The answer to what the page published. */
  | { readonly kind: 'published'; readonly sdp: string }
  /** What the page published goes nowhere: no grant, too many cameras, or no answer. */
  | { readonly kind: 'unpublished' }
  /** A connection to somebody's camera, in place of an earlier one to the same. */
  | { readonly kind: 'offer'; readonly by: number; readonly sdp: string }
  /** This one's camera is no longer seen. */
  | { readonly kind: 'unseen'; readonly by: number }
