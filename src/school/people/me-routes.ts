/** The door through which a device learns who is signed in on it. */
import { displayChoiceSchema, meSchema } from '#contract/me.ts'
import { doneSchema } from '#contract/wire-shapes.ts'
import { defineRoute, type Route } from '#engine/http/route.ts'
import { accept, refuse } from '#kernel/result.ts'
import type { RoomContext } from '#school/room-context.ts'
import { signedIn } from './access.ts'
import type { Caller } from './caller.ts'
import { writeDisplayChoice } from './people-store.ts'
import { readMe } from './read-me.ts'

export function meRoutes({ db, clock }: Pick<RoomContext, 'db' | 'clock'>): Route<Caller>[] {
  return [
    defineRoute({
      method: 'GET',
      path: '/api/me',
      summary: 'Who is signed in on this device',
      tag: 'people',
      access: signedIn,
      reply: meSchema,
      async handle({ caller }) {
        if (caller === null) return refuse('sign_in_required')
        return readMe({ db, clock }, caller)
      },
    }),
    defineRoute({
      method: 'PUT',
      path: '/api/me/display',
      summary: 'Keep how I read: language, theme, font, spacing, size',
      tag: 'people',
      access: signedIn,
      body: displayChoiceSchema,
      reply: doneSchema,
      limits: { perMinute: 60 },
      async handle({ caller, body }) {
        if (caller === null) return refuse('sign_in_required')
        await writeDisplayChoice(db, caller.accountId, body)
        return accept({})
      },
    }),
  ]
}
