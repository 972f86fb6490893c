/** What a head looks at first: who is not heard from, which lessons have nobody, how full the week is. */
import Type, { type Static, type TSchema } from 'typebox'
import { classHalvesSchema } from './attendance.ts'
import { daySchema, idSchema, instantSchema } from './wire-shapes.ts'

const nullable = <T extends TSchema>(schema: T) => Type.Union([schema, Type.Null()])

/** Lessons of one day that are named. */
export const uncoveredMax = 200

/** `GET /api/schools/:uai/morning`: today, on the school's clock. */
export const schoolMorningSchema = Type.Object({
  on: daySchema,
  at: instantSchema,
  /** The holiday's name; null on a school day or a weekend. */
  dayOff: nullable(Type.String()),
  /** Of today, cancelled ones too; 0: no school day. */
  lessonCount: Type.Integer(),
  /** Pupils on the call list, by class. */
  silent: Type.Array(
    Type.Object({
      className: Type.String(),
      pupils: Type.Integer(),
      /** Of these, whose families nobody has reached yet. */
      toCall: Type.Integer(),
    }),
  ),
  /** As they follow each other. */
  uncovered: Type.Array(
    Type.Object({
      id: idSchema,
      courseName: Type.String(),
      /** Classes and groups. */
      audience: Type.Array(Type.String()),
      startsAt: instantSchema,
      endsAt: instantSchema,
      /** `absent`: whoever would give it is away; `no_teacher`: the course has nobody. */
      why: Type.Union([
        Type.Literal('cancelled'),
        Type.Literal('absent'),
        Type.Literal('no_teacher'),
      ]),
    }),
    { maxItems: uncoveredMax },
  ),
  /** How many that are, those beyond the list too. */
  uncoveredTotal: Type.Integer(),
  /** The half-days of today. */
  classes: Type.Array(classHalvesSchema),
  /** Classes of whose assessments too many fall into this week. */
  fullWeeks: Type.Array(
    Type.Object({ id: idSchema, name: Type.String(), assessments: Type.Integer() }),
  ),
})
export type SchoolMorning = Static<typeof schoolMorningSchema>
