/** Doors of the process itself: is it ready, and what does the API look like. */
import { sql } from 'kysely'
import Type from 'typebox'
import { defineRoute, type Route } from '#engine/http/route.ts'
import { accept, refuse } from '#kernel/result.ts'
import { everyone } from '#school/people/access.ts'
import type { Caller } from '#school/people/caller.ts'
import type { RoomContext } from '#school/room-context.ts'

export function systemRoutes(
  { db }: Pick<RoomContext, 'db'>,
  describe: () => Record<string, unknown>,
): Route<Caller>[] {
  return [
    defineRoute({
      method: 'GET',
      path: '/api/health',
      summary: 'Whether this process and its database answer',
      tag: 'system',
      access: everyone,
      reply: Type.Object({ ready: Type.Literal(true) }),
      limits: { perMinute: 240 },
      isFree: true,
      async handle() {
        const isReady = await sql`select 1`.execute(db).then(
          () => true,
          () => false,
        )
        return isReady
          ? accept({ ready: true as const })
          : refuse('overloaded', { retryAfterMs: 2_000 })
      },
    }),
    defineRoute({
      method: 'GET',
      path: '/api/openapi.json',
      summary: 'This description',
      tag: 'system',
      access: everyone,
      reply: Type.Record(Type.String(), Type.Unknown()),
      limits: { perMinute: 30 },
      isFree: true,
      handle: async () => accept(describe()),
    }),
  ]
}
