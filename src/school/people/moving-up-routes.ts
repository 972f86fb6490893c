/** The doors of moving up: last year's classes, and into which of the new year's their pupils go. */
import Type from 'typebox'
import { moveClassesUpSchema, movedUpSchema, movingUpSchema } from '#contract/moving-up.ts'
import { uaiSchema } from '#contract/wire-shapes.ts'
import { defineRoute, type Route } from '#engine/http/route.ts'
import { refuse } from '#kernel/result.ts'
import type { RoomContext } from '#school/room-context.ts'
import { rightInSchool } from './access.ts'
import type { Caller } from './caller.ts'
import { moveClassesUp } from './move-classes-up.ts'
import { readMovingUp } from './read-moving-up.ts'

export function movingUpRoutes(
  context: Pick<RoomContext, 'db' | 'clock' | 'random'>,
): Route<Caller>[] {
  const shared = {
    path: '/api/schools/:uai/moving-up',
    tag: 'people',
    access: rightInSchool('roster'),
    params: Type.Object({ uai: uaiSchema }),
  } as const
  return [
    defineRoute({
      ...shared,
      method: 'GET',
      summary: "Last year's classes whose pupils have no class in the new year, and its classes",
      reply: movingUpSchema,
      handle: ({ params }) => readMovingUp(context, params.uai),
    }),
    defineRoute({
      ...shared,
      method: 'POST',
      summary: "Put the pupils of last year's classes into this year's; leavers leave",
      body: moveClassesUpSchema,
      reply: movedUpSchema,
      limits: { perMinute: 20 },
      async handle({ body, caller, params }) {
        if (caller === null) return refuse('sign_in_required')
        return moveClassesUp(context, caller.personId, params.uai, body.moves)
      },
    }),
  ]
}
