/** A live class in a page's hand: what it shows, and what may be done in it. */
import type { Pictures } from '#browser/pictures/open-pictures.ts'
import type { RoomAct } from '#contract/live-room.ts'
import type { RoomSignal } from './room-line.ts'
import type { RoomView } from './room-view.ts'
import type { LineNow } from './slide-pacer.ts'

export interface RoomInHand {
  readonly lessonId: string
  readonly view: RoomView
  /** False where it was not done: the reader was told why. */
  readonly act: (act: RoomAct) => boolean
  readonly signal: (message: RoomSignal) => boolean
  /** How the line does at this moment. */
  readonly lineNow: () => LineNow
  /** Slides come in small pieces beside the sound; null: only by HTTP. */
  readonly slides: Pick<Pictures, 'askSlidePiece' | 'current'> | null
}
