/** Last year's classes and into which of this year's their pupils go, on the wire. */
import Type, { type Static, type TSchema } from 'typebox'
import { idSchema } from './wire-shapes.ts'

const nullable = <T extends TSchema>(schema: T) => Type.Union([schema, Type.Null()])

/** Classes of one school that are moved up in one act. */
export const movesMax = 200

const yearSchema = Type.Object({ id: idSchema, label: Type.String() })
const classNameSchema = Type.String({ minLength: 1, maxLength: 60 })
const levelLabelSchema = nullable(Type.String({ maxLength: 40 }))

/** `GET /api/schools/:uai/moving-up`. */
export const movingUpSchema = Type.Object({
  /** Null: no year follows the one that is over yet, or it is the school's first one. */
  years: nullable(Type.Object({ from: yearSchema, to: yearSchema })),
  /** Of the last year, with pupils who have no class in the new one. */
  classes: Type.Array(
    Type.Object({
      id: idSchema,
      name: Type.String(),
      levelLabel: nullable(Type.String()),
      pupils: Type.Integer(),
    }),
  ),
  /** Classes that the new year has already. */
  newClasses: Type.Array(Type.Object({ id: idSchema, name: Type.String() })),
})
export type MovingUp = Static<typeof movingUpSchema>

const moveSchema = Type.Object(
  {
    classId: idSchema,
    to: Type.Union([
      Type.Object({ kind: Type.Literal('class'), classId: idSchema }),
      /** Opened; where the new year has a class of that name, it is that one. */
      Type.Object({
        kind: Type.Literal('new'),
        name: classNameSchema,
        levelLabel: levelLabelSchema,
      }),
      /** They are pupils of the school no more. */
      Type.Object({ kind: Type.Literal('leave') }),
    ]),
  },
  { additionalProperties: false },
)
export type ClassMove = Static<typeof moveSchema>

/** `POST` of the same path: done again, it moves nobody twice. */
export const moveClassesUpSchema = Type.Object(
  { moves: Type.Array(moveSchema, { minItems: 1, maxItems: movesMax }) },
  { additionalProperties: false },
)
export const movedUpSchema = Type.Object({
  opened: Type.Integer(),
  moved: Type.Integer(),
  left: Type.Integer(),
})
export type MovedUp = Static<typeof movedUpSchema>
