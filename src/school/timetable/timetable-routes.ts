/** The doors of a school's timetable: weekly slots, days off, import. */
import Type from 'typebox'
import { schoolYearInputSchema } from '#contract/schools.ts'
import {
  changeSlotSchema,
  createSlotSchema,
  dayOffChangedSchema,
  dayOffInputSchema,
  dayOffListSchema,
  endSlotSchema,
  rebuiltSchema,
  slotChangedSchema,
  slotListQuerySchema,
  slotListSchema,
  timetableFileBytesMax,
  timetableImportQuerySchema,
  timetableReportSchema,
} from '#contract/timetable.ts'
import { idSchema, uaiSchema } from '#contract/wire-shapes.ts'
import { readBody } from '#engine/http/read-body.ts'
import { defineRoute, type Route } from '#engine/http/route.ts'
import { accept, refuse } from '#kernel/result.ts'
import { anyRightInSchool, rightInSchool, worksInSchool } from '#school/people/access.ts'
import type { Caller } from '#school/people/caller.ts'
import { findCurrentYear } from '#school/people/find-current-year.ts'
import type { RoomContext } from '#school/room-context.ts'
import { changeSlot, createSlot, endSlot } from './change-slot.ts'
import { closeDays, openDays } from './close-days.ts'
import { importTimetable } from './import-timetable.ts'
import { listClashes } from './list-clashes.ts'
import { listDaysOff } from './list-days-off.ts'
import { moveSchoolYear } from './move-school-year.ts'
import type { SlotRow } from './timetable-store.ts'

type Context = Pick<RoomContext, 'db' | 'clock' | 'random'>

const schoolParams = Type.Object({ uai: uaiSchema })
const slotParams = Type.Object({ uai: uaiSchema, slotId: idSchema })
const dayOffParams = Type.Object({ uai: uaiSchema, dayOffId: idSchema })

export function timetableRoutes(context: Context): Route<Caller>[] {
  return [
    slotListRoute(context),
    ...slotChangeRoutes(context),
    ...dayOffRoutes(context),
    importRoute(context),
    yearRoute(context),
  ]
}

function slotListRoute({ db, clock }: Context): Route<Caller> {
  return defineRoute({
    method: 'GET',
    path: '/api/schools/:uai/timetable',
    summary: 'Weekly slots, and who or what is in two places at once',
    tag: 'timetable',
    access: anyRightInSchool('timetable', 'follow'),
    params: schoolParams,
    query: slotListQuerySchema,
    reply: slotListSchema,
    limits: { perMinute: 120 },
    async handle({ params, query }) {
      const school = await findCurrentYear(db, clock, params.uai)
      if (school === null || school.year === null) return accept({ slots: [], clashes: [] })
      const { slots, clashes } = await listClashes(db, school.year.id, school.today)
      const { classId } = query
      const isAsked = ({ classes, groups }: SlotRow): boolean =>
        classId === undefined ||
        classes.some(({ id }) => id === classId) ||
        groups.some(({ classIds }) => classIds.includes(classId))
      const asked = slots.filter(isAsked)
      const ids = new Set(asked.map(({ id }) => id))
      return accept({
        slots: asked.map(presentSlot),
        clashes: clashes.filter(({ slotIds }) => slotIds.some((id) => ids.has(id))),
      })
    },
  })
}

function presentSlot(row: SlotRow) {
  return {
    id: row.id,
    courseId: row.course_id,
    courseName: row.course_name,
    subject: { code: row.subject_code, label: row.subject_label, family: row.subject_family },
    teachers: row.teachers,
    audience: [...row.classes, ...row.groups].map(({ name }) => name),
    weekday: row.weekday,
    starts: row.starts.slice(0, 5),
    ends: row.ends.slice(0, 5),
    week: row.week,
    room: row.room,
    validFrom: row.valid_from,
    validTo: row.valid_to,
  }
}

function slotChangeRoutes(context: Context): Route<Caller>[] {
  const access = rightInSchool('timetable')
  return [
    defineRoute({
      method: 'POST',
      path: '/api/schools/:uai/timetable',
      summary: 'Add a weekly slot; the lessons to come follow',
      tag: 'timetable',
      access,
      params: schoolParams,
      body: createSlotSchema,
      reply: slotChangedSchema,
      async handle({ caller, params, body }) {
        if (caller === null) return refuse('sign_in_required')
        return createSlot(context, caller.personId, params.uai, body)
      },
    }),
    defineRoute({
      method: 'PUT',
      path: '/api/schools/:uai/timetable/:slotId',
      summary: 'Change a weekly slot from a day on',
      tag: 'timetable',
      access,
      params: slotParams,
      body: changeSlotSchema,
      reply: slotChangedSchema,
      limits: { perMinute: 240 },
      async handle({ caller, params, body }) {
        if (caller === null) return refuse('sign_in_required')
        return changeSlot(context, caller.personId, params.uai, params.slotId, body)
      },
    }),
    defineRoute({
      method: 'POST',
      path: '/api/schools/:uai/timetable/:slotId/end',
      summary: 'End a weekly slot from a day on; lessons past stay',
      tag: 'timetable',
      access,
      params: slotParams,
      body: endSlotSchema,
      reply: slotChangedSchema,
      async handle({ caller, params, body }) {
        if (caller === null) return refuse('sign_in_required')
        return endSlot(context, caller.personId, params.uai, params.slotId, body)
      },
    }),
  ]
}

function dayOffRoutes(context: Context): Route<Caller>[] {
  return [
    defineRoute({
      method: 'GET',
      path: '/api/schools/:uai/days-off',
      summary: 'Holidays, public holidays and own days off of the school year',
      tag: 'timetable',
      access: worksInSchool,
      params: schoolParams,
      reply: dayOffListSchema,
      async handle({ params }) {
        return listDaysOff(context, params.uai)
      },
    }),
    defineRoute({
      method: 'POST',
      path: '/api/schools/:uai/days-off',
      summary: 'Close the school on days of its own',
      tag: 'timetable',
      access: rightInSchool('timetable'),
      params: schoolParams,
      body: dayOffInputSchema,
      reply: dayOffChangedSchema,
      async handle({ caller, params, body }) {
        if (caller === null) return refuse('sign_in_required')
        return closeDays(context, caller.personId, params.uai, body)
      },
    }),
    defineRoute({
      method: 'DELETE',
      path: '/api/schools/:uai/days-off/:dayOffId',
      summary: 'Open the school again on days of its own',
      tag: 'timetable',
      access: rightInSchool('timetable'),
      params: dayOffParams,
      reply: dayOffChangedSchema,
      async handle({ caller, params }) {
        if (caller === null) return refuse('sign_in_required')
        return openDays(context, caller.personId, params.uai, params.dayOffId)
      },
    }),
  ]
}

function importRoute(context: Context): Route<Caller> {
  return defineRoute({
    method: 'POST',
    path: '/api/schools/:uai/timetable/import',
    summary:
      'Import a timetable from a CSV file, whole or not at all; see docs/formats/timetable.md',
    tag: 'timetable',
    access: rightInSchool('timetable'),
    params: schoolParams,
    query: timetableImportQuerySchema,
    rawBody: true,
    reply: timetableReportSchema,
    limits: { bodyBytesMax: timetableFileBytesMax, perMinute: 20 },
    async handle({ caller, params, query, stream }) {
      if (caller === null) return refuse('sign_in_required')
      const bytes = await readBody(stream, timetableFileBytesMax)
      if (!bytes.ok) return bytes
      return importTimetable(context, {
        actorId: caller.personId,
        uai: params.uai,
        file: 'emploi-du-temps.csv',
        bytes: bytes.value,
        dryRun: query.dryRun ?? false,
        from: query.from ?? null,
      })
    },
  })
}

/** Here and not in the room people, because lessons move with the year. */
function yearRoute(context: Context): Route<Caller> {
  return defineRoute({
    method: 'PUT',
    path: '/api/schools/:uai/years/:yearId',
    summary: 'Move the days of a school year, or its week A; the lessons to come follow',
    tag: 'timetable',
    access: rightInSchool('timetable'),
    params: Type.Object({ uai: uaiSchema, yearId: idSchema }),
    body: schoolYearInputSchema,
    reply: rebuiltSchema,
    limits: { perMinute: 30 },
    async handle({ caller, params, body }) {
      if (caller === null) return refuse('sign_in_required')
      return moveSchoolYear(context, caller.personId, params.uai, params.yearId, body)
    },
  })
}
