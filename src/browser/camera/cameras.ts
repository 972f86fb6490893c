/**
 * The cameras of a class as a page has them: whose are seen, and one's own. Whatever carries the pictures
 * stands behind this; each brings the element in which its picture moves.
 */
import type { Watched } from '#browser/parts/watched.ts'
import type { CameraKind } from '#contract/live-camera.ts'

/**
 * `held_back`: on, and not sent, because one's voice needs the line. `absent`: none, or in use elsewhere. `ended`:
 * it went off without its person.
 */
export type OwnCamera =
  | 'off'
  | 'asking'
  | 'on'
  | 'held_back'
  | 'denied'
  | 'absent'
  | 'unsupported'
  | 'ended'

export interface SeenCamera {
  readonly by: number
  /** To be put where it shall be seen; empty until the first frame has come. */
  readonly picture: HTMLElement
  readonly hasCome: boolean
  /** As they came in the last seconds; null: not known yet. */
  readonly framesPerSecond: number | null
  /** This browser cannot show what is sent. */
  readonly isUnreadable: boolean
}

export interface CamerasView {
  readonly own: OwnCamera
  /** As what it is on; null: it is off. */
  readonly ownAs: CameraKind | null
  /** For looking at oneself, while it is on. */
  readonly ownStream: MediaStream | null
  /** Whose camera is on, whether or not it comes here. */
  readonly shownBy: Readonly<Record<CameraKind, number | null>>
  /** What comes here; null: nobody's camera is on, or it is not asked for. */
  readonly seen: Readonly<Record<CameraKind, SeenCamera | null>>
  /** What this page wants to see, as far as its line bears it. */
  readonly isWanted: Readonly<Record<CameraKind, boolean>>
}

export interface Cameras extends Watched<CamerasView> {
  /** In the handler of a press: the browser asks for the camera. Off on entry. */
  turnOn(as: CameraKind): Promise<void>
  turnOff(): void
  want(as: CameraKind, isWanted: boolean): void
  /** This camera comes another way: over this line nothing of it is asked for. */
  spare(as: CameraKind, isSpared: boolean): void
  /** After the line was refused: goes on with this ticket. */
  renew(ticket: string): void
  close(): void
}
