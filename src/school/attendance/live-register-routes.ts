/** The doors of a live class's register: read it, and take it along for a spreadsheet. */
import Type from 'typebox'
import { liveRegisterSchema } from '#contract/live-register.ts'
import { idSchema } from '#contract/wire-shapes.ts'
import { defineRoute, type Route, StreamReply } from '#engine/http/route.ts'
import { accept, refuse } from '#kernel/result.ts'
import type { Caller } from '#school/people/caller.ts'
import type { AttendanceRoom } from './attendance-context.ts'
import { exportLiveRegister, readLiveRegister } from './read-live-register.ts'
import { registerKeepers } from './register-access.ts'

const exportsPerMinute = 6
const lessonParams = Type.Object({ lessonId: idSchema })

export function liveRegisterRoutes(context: Pick<AttendanceRoom, 'db' | 'clock'>): Route<Caller>[] {
  const access = registerKeepers(context)
  return [
    defineRoute({
      method: 'GET',
      path: '/api/lessons/:lessonId/live/register',
      summary: "Who came to the lesson's live class, entered and left",
      tag: 'live',
      access,
      params: lessonParams,
      reply: liveRegisterSchema,
      async handle({ params }) {
        return accept(await readLiveRegister(context.db, params.lessonId))
      },
    }),
    defineRoute({
      method: 'GET',
      path: '/api/lessons/:lessonId/live/register.csv',
      summary: "The register of the lesson's live class, for a spreadsheet",
      tag: 'live',
      access,
      limits: { perMinute: exportsPerMinute },
      params: lessonParams,
      async handle({ caller, params: { lessonId } }) {
        if (caller === null) return refuse('sign_in_required')
        const made = await exportLiveRegister(context, { lessonId, actorId: caller.personId })
        if (!made.ok) return made
        const { onDate, text } = made.value
        return accept(
          new StreamReply(text, 'text/csv; charset=utf-8', {
            'content-disposition': `attachment; filename="classe-en-direct-${onDate}.csv"`,
          }),
        )
      },
    }),
  ]
}
