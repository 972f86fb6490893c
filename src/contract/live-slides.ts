/**
 * Slides of a live class: pictures that an adult of the lesson prepared, a page of a PDF or a picture
 * each, with their words. Its picture never changes: what is laid on a page of the board is its id.
 */
import Type, { type Static } from 'typebox'
import { boardPageSchema } from './live-board.ts'
import {
  slideNameLengthMax,
  slidePictureBytesMax,
  slidesMax,
  slideWordsLengthMax,
} from './live-slide-limits.ts'
import { idSchema } from './wire-shapes.ts'

const closed = { additionalProperties: false }

/** Lays slides under what is drawn on pages of the board; null takes a page's slide away. By adults. */
export const layActSchema = Type.Object(
  {
    kind: Type.Literal('lay'),
    places: Type.Array(
      Type.Object({ page: boardPageSchema, slideId: Type.Union([idSchema, Type.Null()]) }, closed),
      { minItems: 1, maxItems: slidesMax },
    ),
  },
  closed,
)
export type LayAct = Static<typeof layActSchema>

export const slideSchema = Type.Object({
  id: idSchema,
  /** The file from which it comes, and where several do, which page. */
  name: Type.String(),
  /** What stands on it; empty: nobody said, and its file had no text. */
  words: Type.String(),
  contentType: Type.String(),
  byteCount: Type.Integer({ minimum: 1 }),
  width: Type.Integer({ minimum: 1 }),
  height: Type.Integer({ minimum: 1 }),
})
/** `GET /api/lessons/:lessonId/live/slides/:slideId`; its bytes: `…/picture`, in whole or in ranges. */
export type Slide = Static<typeof slideSchema>

/** `GET /api/lessons/:lessonId/live/slides`. */
export const lessonSlidesSchema = Type.Object({
  /** In their order. */
  slides: Type.Array(slideSchema),
  /** Something stands on the lesson's board, so that it can be exported. */
  hasBoard: Type.Boolean(),
})
export type LessonSlides = Static<typeof lessonSlidesSchema>

/** `PUT /api/lessons/:lessonId/live/slides/:slideId`: the page mints the id, so that twice is once. */
export const newSlideSchema = Type.Object(
  {
    name: Type.String({ minLength: 1, maxLength: slideNameLengthMax }),
    words: Type.String({ maxLength: slideWordsLengthMax }),
    /** WebP, JPEG or PNG, in base64. */
    picture: Type.String({
      minLength: 1,
      maxLength: Math.ceil(slidePictureBytesMax / 3) * 4,
      pattern: '^[A-Za-z0-9+/]+={0,2}$',
    }),
  },
  closed,
)
export type NewSlide = Static<typeof newSlideSchema>

/** `PUT /api/lessons/:lessonId/live/slides/:slideId/words`. */
export const slideWordsSchema = Type.Object(
  { words: Type.String({ maxLength: slideWordsLengthMax }) },
  closed,
)

/** `PUT /api/lessons/:lessonId/live/removed-slides`: taken away, or there again. */
export const removedSlidesSchema = Type.Object(
  {
    slideIds: Type.Array(idSchema, { minItems: 1, maxItems: slidesMax }),
    isRemoved: Type.Boolean(),
  },
  closed,
)
