/** Two lessons that exchange their times: with which ones, and the wish for it. */
import Type, { type Static } from 'typebox'
import { daySchema, idSchema, instantSchema, personNameSchema } from './wire-shapes.ts'

/** `GET /api/lessons/:lessonId/swap-candidates`: this school week and the next, in order of time. */
export const swapCandidatesSchema = Type.Object({
  lessons: Type.Array(
    Type.Object({
      id: idSchema,
      courseName: Type.String(),
      onDate: daySchema,
      startsAt: instantSchema,
      endsAt: instantSchema,
      teachers: Type.Array(personNameSchema),
      /** Homework that is due for one of the two, and changes its day with it. */
      homeworkMoved: Type.Integer({ minimum: 0 }),
    }),
  ),
})
export type SwapCandidates = Static<typeof swapCandidatesSchema>

export const swapWishSchema = Type.Object({
  withLessonId: idSchema,
  /** When both began as the caller saw them: what was moved meanwhile is not swapped. */
  startsAt: instantSchema,
  withStartsAt: instantSchema,
})
