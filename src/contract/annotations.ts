/**
 * What a teacher draws on the photos and PDFs of a copy, on the wire. Places are shares of the width
 * and height of the photo or page from 0 to 1, in its own orientation, so that they hold at every size
 * and however it is turned on the screen.
 */
import Type, { type Static, type TSchema } from 'typebox'
import {
  annotationVersionMax,
  noteLengthMax,
  pdfPagesMax,
  strokeNumbersMax,
} from './annotation-limits.ts'
import { idSchema } from './wire-shapes.ts'

const closed = { additionalProperties: false }

const coordinateSchema = Type.Number({ minimum: 0, maximum: 1 })
const placeSchema = Type.Object({ x: coordinateSchema, y: coordinateSchema }, closed)
/** A point of a photo or page. */
export type Place = Static<typeof placeSchema>

const inkSchema = Type.Union([
  Type.Literal('red'),
  Type.Literal('blue'),
  Type.Literal('green'),
  Type.Literal('black'),
])
export type Ink = Static<typeof inkSchema>

const stampSchema = Type.Union([
  Type.Literal('right'),
  Type.Literal('wrong'),
  Type.Literal('unclear'),
  Type.Literal('review'),
  Type.Literal('good'),
])
export type Stamp = Static<typeof stampSchema>

export const shapeSchema = Type.Union([
  /** By pen or highlighter: x and y in turn. */
  Type.Object(
    {
      kind: Type.Literal('stroke'),
      ink: inkSchema,
      path: Type.Array(coordinateSchema, { minItems: 2, maxItems: strokeNumbersMax }),
      /** By highlighter: broad, and seen through. */
      broad: Type.Optional(Type.Literal(true)),
    },
    closed,
  ),
  Type.Object(
    { kind: Type.Literal('line'), ink: inkSchema, from: placeSchema, to: placeSchema },
    closed,
  ),
  /** In the box of which these are two opposite corners. */
  Type.Object(
    { kind: Type.Literal('oval'), ink: inkSchema, from: placeSchema, to: placeSchema },
    closed,
  ),
  Type.Object(
    { kind: Type.Literal('stamp'), ink: inkSchema, stamp: stampSchema, at: placeSchema },
    closed,
  ),
  Type.Object(
    {
      kind: Type.Literal('note'),
      ink: inkSchema,
      at: placeSchema,
      words: Type.String({ minLength: 1, maxLength: noteLengthMax, pattern: '\\S' }),
    },
    closed,
  ),
])
export type Shape = Static<typeof shapeSchema>

/** Of a PDF, from 1; of a photo always 1. */
const pageSchema = Type.Integer({ minimum: 1, maximum: pdfPagesMax })
const versionSchema = Type.Integer({ minimum: 1, maximum: annotationVersionMax })
const nullable = <T extends TSchema>(schema: T) => Type.Union([schema, Type.Null()])

export const annotationSchema = Type.Object({
  id: idSchema,
  /** The photo or PDF. */
  photoId: idSchema,
  page: pageSchema,
  version: versionSchema,
  shape: shapeSchema,
})
export type Annotation = Static<typeof annotationSchema>

/** Puts it or takes it away; a higher version has the last word, in whichever order they come. */
export const saveAnnotationSchema = Type.Object(
  {
    version: versionSchema,
    shape: nullable(shapeSchema),
    /** Absent: the first, or the photo. */
    page: Type.Optional(pageSchema),
  },
  closed,
)
export type SaveAnnotation = Static<typeof saveAnnotationSchema>
