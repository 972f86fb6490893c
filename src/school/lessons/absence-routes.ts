/** The doors of teachers' absences: who is away, told by the office or by the teacher, taken back. */
import Type from 'typebox'
import {
  absenceListSchema,
  endedAbsenceSchema,
  ownAbsencesSchema,
  recordAbsenceSchema,
  recordOwnAbsenceSchema,
} from '#contract/teacher-absences.ts'
import { doneSchema, idSchema, uaiSchema } from '#contract/wire-shapes.ts'
import { defineRoute, type Route } from '#engine/http/route.ts'
import { refuse } from '#kernel/result.ts'
import {
  anyRightInSchool,
  callerWho,
  rightInSchool,
  teachersAnywhere,
} from '#school/people/access.ts'
import { type Caller, hasRight } from '#school/people/caller.ts'
import type { RoomContext } from '#school/room-context.ts'
import { readAbsencePlace } from './absence-store.ts'
import { listAbsences, listOwnAbsences } from './list-absences.ts'
import { recordAbsence } from './record-absence.ts'
import { withdrawAbsence } from './withdraw-absence.ts'

type Context = Pick<RoomContext, 'db' | 'clock'>

const schoolParams = Type.Object({ uai: uaiSchema })
const toldPerMinute = 60

export function absenceRoutes(context: Context): Route<Caller>[] {
  return [...schoolRoutes(context), ...ownRoutes(context), endRoute(context)]
}

function schoolRoutes(context: Context): Route<Caller>[] {
  return [
    defineRoute({
      method: 'GET',
      path: '/api/schools/:uai/absences',
      summary: 'Which teachers are away, and what becomes of their lessons',
      tag: 'timetable',
      access: anyRightInSchool('timetable', 'follow'),
      params: schoolParams,
      reply: absenceListSchema,
      async handle({ params }) {
        return listAbsences(context, params.uai)
      },
    }),
    defineRoute({
      method: 'POST',
      path: '/api/schools/:uai/absences',
      summary: 'A teacher is away for some half-days; never why. Safe to repeat under its id',
      tag: 'timetable',
      access: rightInSchool('timetable'),
      limits: { perMinute: toldPerMinute },
      params: schoolParams,
      body: recordAbsenceSchema,
      reply: doneSchema,
      async handle({ caller, params, body }) {
        if (caller === null) return refuse('sign_in_required')
        return recordAbsence(context, {
          ...body,
          schoolUai: params.uai,
          toldBy: { personId: caller.personId, as: 'office' },
        })
      },
    }),
  ]
}

function ownRoutes(context: Context): Route<Caller>[] {
  return [
    defineRoute({
      method: 'GET',
      path: '/api/me/absences',
      summary:
        "The caller's own absences as a teacher that are not over, and how far ahead they tell one",
      tag: 'timetable',
      access: teachersAnywhere,
      reply: ownAbsencesSchema,
      async handle({ caller }) {
        if (caller === null) return refuse('sign_in_required')
        return listOwnAbsences(context, caller.personId)
      },
    }),
    defineRoute({
      method: 'POST',
      path: '/api/me/absences',
      summary:
        'A teacher says to be away, until the next day of school at most; safe to repeat under its id',
      tag: 'timetable',
      access: teachersAnywhere,
      limits: { perMinute: toldPerMinute },
      body: recordOwnAbsenceSchema,
      reply: doneSchema,
      async handle({ caller, body }) {
        if (caller === null) return refuse('sign_in_required')
        const { personId } = caller
        return recordAbsence(context, {
          ...body,
          teacherId: personId,
          toldBy: { personId, as: 'teacher' },
        })
      },
    }),
  ]
}

function endRoute(context: Context): Route<Caller> {
  return defineRoute({
    method: 'POST',
    path: '/api/absences/:absenceId/end',
    summary: 'A teacher is there after all; tells what was arranged meanwhile, which stays',
    tag: 'timetable',
    access: callerWho(
      "the teacher, and the right 'timetable'",
      async (caller, { absenceId = '' }) => {
        const place = await readAbsencePlace(context.db, absenceId)
        if (place === null) return false
        return place.teacherId === caller.personId || hasRight(caller, place.schoolUai, 'timetable')
      },
    ),
    params: Type.Object({ absenceId: idSchema }),
    reply: endedAbsenceSchema,
    async handle({ params }) {
      return withdrawAbsence(context, params.absenceId)
    },
  })
}
