/** Full video of a room as a page has it: the cameras that one sees, and one's own. */
import type { CameraKind } from '#contract/live-camera.ts'

export interface SeenCamera {
  /** Whose: the member's number. */
  readonly by: number
  /** Its picture and, while they speak, its voice. */
  readonly stream: MediaStream
  /** Its voice came within the last second or two: the same voice by the frugal path would be heard twice. */
  readonly isVoiced: boolean
  /** As decoded in the last seconds, whole; null: not known yet. */
  readonly framesPerSecond: number | null
}

export interface DriverState {
  /** The forwarding server is there. Without it everything goes the frugal way, and nobody leaves. */
  readonly isThere: boolean
  /** The room lets this member show a camera. */
  readonly mayShow: boolean
  /** `on`: others can see it. */
  readonly own: 'off' | 'opening' | 'on'
  readonly seen: readonly SeenCamera[]
  /** Of all packets of the last seconds, percent that did not come. */
  readonly lostPercent: number
}

export interface OwnTracks {
  /** As what the room lets it be seen: an interpreter's goes without a voice. */
  readonly as: CameraKind
  readonly camera: MediaStreamTrack
  /** Null: the microphone is closed. */
  readonly voice: MediaStreamTrack | null
}

export interface MediaDriver {
  current(): DriverState
  /** Told after each change. Gives back how to stop. */
  subscribe(listen: () => void): () => void
  /**
   * Shows these until `stop`, or until the room takes the right away; by itself again after the server
   * was gone. Tracks stay the caller's, who ends them.
   */
  publish(tracks: OwnTracks): void
  /** The microphone was opened or closed. */
  setVoice(voice: MediaStreamTrack | null): void
  stop(): void
  /** Whether cameras of this kind are wanted: of those that are not nothing comes down. */
  setSeeing(as: CameraKind, isSeeing: boolean): void
  renew(ticket: string): void
  close(): void
}

/** What `openVideo` of `open-video.ts` is given. */
export interface VideoOptions {
  readonly lessonId: string
  readonly ticket: string
  /** The forwarding server, or the way to it, is gone. */
  onGone?(): void
  /** It is there again. */
  onBack?(): void
}
