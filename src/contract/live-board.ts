/**
 * What happens on the board of a live class, on the wire and in its log. Places are whole numbers of
 * board units (`live-limits.ts`) from the upper left; pages count from 0.
 */
import Type, { type Static } from 'typebox'
import {
  boardHeight,
  boardPagesMax,
  boardTextLengthMax,
  boardWidth,
  erasedMarksMax,
  strokeNumbersOfPieceMax,
} from './live-limits.ts'
import { idSchema } from './wire-shapes.ts'

const closed = { additionalProperties: false }

export const boardPageSchema = Type.Integer({ minimum: 0, maximum: boardPagesMax - 1 })
const acrossSchema = Type.Integer({ minimum: 0, maximum: boardWidth })
const downSchema = Type.Integer({ minimum: 0, maximum: boardHeight })

const inkSchema = Type.Union([
  Type.Literal('black'),
  Type.Literal('blue'),
  Type.Literal('green'),
  Type.Literal('red'),
  Type.Literal('orange'),
])
export type BoardInk = Static<typeof inkSchema>

const strokeToolSchema = Type.Union([Type.Literal('pen'), Type.Literal('highlighter')])
const shapeToolSchema = Type.Union([
  Type.Literal('line'),
  Type.Literal('arrow'),
  Type.Literal('rectangle'),
  Type.Literal('oval'),
])
export type BoardTool = Static<typeof strokeToolSchema> | Static<typeof shapeToolSchema>

/**
 * A piece of a stroke: the first of its id begins it, the next go on from where it ended. Sent about
 * every 120 ms while the hand moves, drawn over as long a time by whoever looks.
 */
const drawSchema = Type.Object(
  {
    kind: Type.Literal('draw'),
    page: boardPageSchema,
    id: idSchema,
    tool: strokeToolSchema,
    ink: inkSchema,
    /** x and y in turn. */
    path: Type.Array(Type.Integer({ minimum: 0, maximum: boardWidth }), {
      minItems: 2,
      maxItems: strokeNumbersOfPieceMax,
    }),
  },
  closed,
)

const shapeSchema = Type.Object(
  {
    kind: Type.Literal('shape'),
    page: boardPageSchema,
    id: idSchema,
    tool: shapeToolSchema,
    ink: inkSchema,
    from: Type.Object({ x: acrossSchema, y: downSchema }, closed),
    to: Type.Object({ x: acrossSchema, y: downSchema }, closed),
  },
  closed,
)

/** Words on the board; the same id again replaces them. */
const writeSchema = Type.Object(
  {
    kind: Type.Literal('write'),
    page: boardPageSchema,
    id: idSchema,
    ink: inkSchema,
    at: Type.Object({ x: acrossSchema, y: downSchema }, closed),
    words: Type.String({ minLength: 1, maxLength: boardTextLengthMax, pattern: '\\S' }),
  },
  closed,
)

/** Takes marks away by their ids, or with `ids` null all that was drawn on the page. */
const eraseSchema = Type.Object(
  {
    kind: Type.Literal('erase'),
    page: boardPageSchema,
    ids: Type.Union([Type.Array(idSchema, { minItems: 1, maxItems: erasedMarksMax }), Type.Null()]),
  },
  closed,
)

/** Everybody sees this page. */
const turnSchema = Type.Object({ kind: Type.Literal('turn'), page: boardPageSchema }, closed)

export const boardActSchema = Type.Union([
  drawSchema,
  shapeSchema,
  writeSchema,
  eraseSchema,
  turnSchema,
])
/** One thing done on the board. */
export type BoardAct = Static<typeof boardActSchema>
