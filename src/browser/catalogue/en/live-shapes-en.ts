/** English words for a shape of the live class's board that is placed by the keyboard. */
import type { liveShapesFr } from '#browser/catalogue/fr/live-shapes-fr.ts'
import type { Translated } from '#browser/catalogue/translated.ts'

export const liveShapesEn: Translated<typeof liveShapesFr> = {
  place: 'Place with the keyboard',
  hint: 'Arrows: move. Shift and arrows: change the size. Enter: put it. Escape: drop it.',
  put: 'Put the shape',
  drop: 'Drop it',
  isPut: 'The shape is on the board.',
  dropped: 'The shape was not put.',
  at: (p) => `${p.left}% from the left, ${p.top}% from the top; ${p.wide}% wide, ${p.high}% high`,
}
