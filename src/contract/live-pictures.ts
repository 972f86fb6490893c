/**
 * The shared screen of a live class on the wire, as stills. A page opens the socket `picturePath`, sends
 * its ticket as a first text message, as to the sound, and hears how it stands (`sound-standing.ts`:
 * `maySpeak` says here whether it may show). Stills go up and down in pieces, the next one only after the
 * last has come: `took` answers a piece on the way up, and a page asks (`ask`) for each on the way down.
 *
 * A piece, numbers with the high byte first:
 *
 * | Bytes | Holds |
 * | --- | --- |
 * | 0 | format, 1 |
 * | 1 | reserved, 0 |
 * | 2–3 | who shows: the member's number in the room; 0 on the way up |
 * | 4–7 | number of the still; whoever shows counts its own, the server those of the room |
 * | 8–11 | first byte of the still in this piece |
 * | 12–15 | bytes of the whole still |
 * | 16 … | bytes of a WebP or JPEG |
 *
 * Pieces of slides come over the same socket (`ask_slide`), since a question and an answer by HTTP carry more
 * heads than a small piece of a poor line carries picture:
 *
 * | Bytes | Holds |
 * | --- | --- |
 * | 0 | format, 2 |
 * | 1 | reserved, 0 |
 * | 2–3 | number of the question, as the page counts its own |
 * | 4 … | bytes of the slide's picture, as many as were asked for or all that are left |
 */
import Type, { type Static } from 'typebox'
import { slidePictureBytesMax } from './live-slide-limits.ts'
import { idSchema } from './wire-shapes.ts'

export const picturePath = '/api/live/pictures'
export const pictureFormat = 1
export const pieceHeaderBytes = 16
export const slidePieceFormat = 2
export const slidePieceHeaderBytes = 4
export const slideQuestionsMax = 0xffff
/** Largest still, in bytes. */
export const stillBytesMax = 200_000
/** Bytes of a still in one piece, at most. */
export const stillPieceBytesMax = 64 * 1024
/** Longer side of a still in pixels, as pages make them. */
export const stillPixelsMax = 1_280
/** Between two stills of one who shows. */
export const stillEveryMs = 1_000

const numberSchema = Type.Integer({ minimum: 0, maximum: 0xffff_ffff })

/** What a page sends in text after its ticket. */
export const toPicturesSchema = Type.Union([
  Type.Object(
    {
      kind: Type.Literal('ask'),
      number: numberSchema,
      from: Type.Integer({ minimum: 0, maximum: stillBytesMax }),
      bytes: Type.Integer({ minimum: 1, maximum: stillPieceBytesMax }),
    },
    { additionalProperties: false },
  ),
  /** One at a time: what is asked meanwhile is not answered. */
  Type.Object(
    {
      kind: Type.Literal('ask_slide'),
      question: Type.Integer({ minimum: 0, maximum: slideQuestionsMax }),
      slideId: idSchema,
      from: Type.Integer({ minimum: 0, maximum: slidePictureBytesMax }),
      bytes: Type.Integer({ minimum: 1, maximum: stillPieceBytesMax }),
    },
    { additionalProperties: false },
  ),
  /** Whoever shows no longer does. */
  Type.Object({ kind: Type.Literal('stop') }, { additionalProperties: false }),
])
export type ToPictures = Static<typeof toPicturesSchema>

/** What the server sends in text, besides the standing. */
export const fromPicturesSchema = Type.Union([
  /** The newest still; what was asked for before may be asked for to its end. */
  Type.Object({
    kind: Type.Literal('still'),
    number: numberSchema,
    by: Type.Integer({ minimum: 1, maximum: 65_535 }),
    bytes: Type.Integer({ minimum: 1, maximum: stillBytesMax }),
  }),
  /** Nobody shows anything (any longer). */
  Type.Object({ kind: Type.Literal('none') }),
  /** What was asked for is no longer here; the newest was told. */
  Type.Object({ kind: Type.Literal('gone'), number: numberSchema }),
  /** It does not come this way: it is not there, or was not read. */
  Type.Object({
    kind: Type.Literal('no_slide'),
    question: Type.Integer({ minimum: 0, maximum: slideQuestionsMax }),
  }),
  /** A piece on the way up was taken. */
  Type.Object({ kind: Type.Literal('took'), number: numberSchema }),
])
export type FromPictures = Static<typeof fromPicturesSchema>

export interface StillPiece {
  readonly by: number
  readonly number: number
  readonly from: number
  readonly total: number
  readonly bytes: Uint8Array
}

export function packPiece({ by, number, from, total, bytes }: StillPiece): Uint8Array<ArrayBuffer> {
  const packed = new Uint8Array(pieceHeaderBytes + bytes.length)
  const view = new DataView(packed.buffer)
  view.setUint8(0, pictureFormat)
  view.setUint16(2, by)
  view.setUint32(4, number)
  view.setUint32(8, from)
  view.setUint32(12, total)
  packed.set(bytes, pieceHeaderBytes)
  return packed
}

/** Null: no piece, or one that leads beyond its still or the limits. */
export function unpackPiece(packed: Uint8Array): StillPiece | null {
  if (packed.length <= pieceHeaderBytes) return null
  const view = new DataView(packed.buffer, packed.byteOffset, packed.byteLength)
  if (view.getUint8(0) !== pictureFormat || view.getUint8(1) !== 0) return null
  const bytes = packed.subarray(pieceHeaderBytes)
  const from = view.getUint32(8)
  const total = view.getUint32(12)
  const fits = total <= stillBytesMax && from + bytes.length <= total
  if (!fits || bytes.length > stillPieceBytesMax) return null
  return { by: view.getUint16(2), number: view.getUint32(4), from, total, bytes }
}

export interface SlidePiece {
  readonly question: number
  readonly bytes: Uint8Array
}

export function packSlidePiece({ bytes, question }: SlidePiece): Uint8Array<ArrayBuffer> {
  const packed = new Uint8Array(slidePieceHeaderBytes + bytes.length)
  const view = new DataView(packed.buffer)
  view.setUint8(0, slidePieceFormat)
  view.setUint16(2, question)
  packed.set(bytes, slidePieceHeaderBytes)
  return packed
}

/** Null: no piece of a slide. */
export function unpackSlidePiece(packed: Uint8Array): SlidePiece | null {
  if (packed.length <= slidePieceHeaderBytes) return null
  const view = new DataView(packed.buffer, packed.byteOffset, packed.byteLength)
  if (view.getUint8(0) !== slidePieceFormat || view.getUint8(1) !== 0) return null
  return { question: view.getUint16(2), bytes: packed.subarray(slidePieceHeaderBytes) }
}
