/** The doors of attendance: a lesson's register, a pupil's half-days, a school's. */
import Type from 'typebox'
import {
  correctedSchema,
  correctionSchema,
  explanationSchema,
  exportQuerySchema,
  pupilAttendanceSchema,
  registerSchema,
  schoolAttendanceSchema,
} from '#contract/attendance.ts'
import { dayQuerySchema } from '#contract/day.ts'
import { schoolMorningSchema } from '#contract/school-morning.ts'
import { doneSchema, idSchema, uaiSchema } from '#contract/wire-shapes.ts'
import { defineRoute, type Route, StreamReply } from '#engine/http/route.ts'
import type { Id } from '#kernel/ids.ts'
import { accept, refuse } from '#kernel/result.ts'
import { pupilOrGuardian, rightInSchool } from '#school/people/access.ts'
import { type Caller, hasRight } from '#school/people/caller.ts'
import type { FindCoursePlace } from '#school/people/course-access.ts'
import { guardiansOfPupil } from '#school/sign-in/card-access.ts'
import type { AttendanceRoom } from './attendance-context.ts'
import { correctAttendance } from './correct-attendance.ts'
import { explainHalfDays } from './explain-half-days.ts'
import { readPupilAttendance } from './read-pupil-attendance.ts'
import { readRegister } from './read-register.ts'
import { exportAttendance, readSchoolAttendance } from './read-school-attendance.ts'
import { readSchoolMorning } from './read-school-morning.ts'
import { registerKeepers } from './register-access.ts'
import { readRegisterLesson } from './register-store.ts'

/** A class is corrected in one go, with second thoughts. */
const correctionsPerMinute = 240
const explanationsPerMinute = 10
/** Each reads a month of a school. */
const exportsPerMinute = 6

const lessonParams = Type.Object({ lessonId: idSchema })
const pupilParams = Type.Object({ pupilId: idSchema })
const schoolParams = Type.Object({ uai: uaiSchema })

export function attendanceRoutes(room: AttendanceRoom): Route<Caller>[] {
  return [...registerRoutes(room), ...familyRoutes(room), ...schoolDoors(room)]
}

function registerRoutes(room: AttendanceRoom): Route<Caller>[] {
  const find: FindCoursePlace = ({ lessonId = '' }) => readRegisterLesson(room.db, lessonId)
  const access = registerKeepers(room)
  const follows = async (caller: Caller, lessonId: Id): Promise<boolean> => {
    const place = await find({ lessonId })
    return place !== null && hasRight(caller, place.schoolUai, 'follow')
  }
  return [
    defineRoute({
      method: 'GET',
      path: '/api/lessons/:lessonId/attendance',
      summary: 'The register of a lesson: how each pupil stands, and why',
      tag: 'attendance',
      access,
      params: lessonParams,
      reply: registerSchema,
      async handle({ caller, params: { lessonId } }) {
        if (caller === null) return refuse('sign_in_required')
        const isFollower = await follows(caller, lessonId)
        return readRegister(room, lessonId, {
          seesNotes: isFollower,
          mayCall: (classId) => isFollower || caller.taughtClassIds.has(classId),
        })
      },
    }),
    defineRoute({
      method: 'POST',
      path: '/api/lessons/:lessonId/attendance/corrections',
      summary: 'Say how a pupil stands, or take it back; safe to repeat under its id',
      tag: 'attendance',
      access,
      limits: { perMinute: correctionsPerMinute },
      params: lessonParams,
      body: correctionSchema,
      reply: correctedSchema,
      async handle({ caller, params: { lessonId }, body }) {
        if (caller === null) return refuse('sign_in_required')
        return correctAttendance(room, {
          ...body,
          lessonId,
          correctedBy: caller.personId,
          seesNotes: await follows(caller, lessonId),
        })
      },
    }),
  ]
}

function familyRoutes(room: AttendanceRoom): Route<Caller>[] {
  return [
    defineRoute({
      method: 'GET',
      path: '/api/pupils/:pupilId/attendance',
      summary: "A pupil's half-days lately, for the pupil and confirmed guardians",
      tag: 'attendance',
      access: pupilOrGuardian,
      params: pupilParams,
      reply: pupilAttendanceSchema,
      async handle({ caller, params: { pupilId } }) {
        if (caller === null) return refuse('sign_in_required')
        const child = caller.personId === pupilId ? undefined : caller.children.get(pupilId)
        const schoolUais = child === undefined ? caller.schools.keys() : child.schoolUais
        const seesNotes = child !== undefined
        return readPupilAttendance(room, { pupilId, schoolUais, seesNotes })
      },
    }),
    defineRoute({
      method: 'POST',
      path: '/api/pupils/:pupilId/attendance/explanations',
      summary: 'Explain half-days of a child; safe to repeat under its id',
      tag: 'attendance',
      access: guardiansOfPupil,
      limits: { perMinute: explanationsPerMinute },
      params: pupilParams,
      body: explanationSchema,
      reply: doneSchema,
      async handle({ caller, params: { pupilId }, body }) {
        const schoolUai = [...(caller?.children.get(pupilId)?.schoolUais ?? [])].sort().at(0)
        if (caller === null || schoolUai === undefined) return refuse('not_found')
        return explainHalfDays(room, { ...body, pupilId, schoolUai, givenBy: caller.personId })
      },
    }),
  ]
}

function schoolDoors(room: AttendanceRoom): Route<Caller>[] {
  return [
    defineRoute({
      method: 'GET',
      path: '/api/schools/:uai/attendance',
      summary: "A date's half-days, class by class, and whom somebody has to call",
      tag: 'attendance',
      access: rightInSchool('follow'),
      params: schoolParams,
      query: dayQuerySchema,
      reply: schoolAttendanceSchema,
      handle: async ({ params, query }) => readSchoolAttendance(room, params.uai, query.on),
    }),
    defineRoute({
      method: 'GET',
      path: '/api/schools/:uai/morning',
      summary: 'Today as a head looks at it first: silence, lessons without anybody, full weeks',
      tag: 'attendance',
      access: rightInSchool('follow'),
      params: schoolParams,
      reply: schoolMorningSchema,
      handle: async ({ params }) => readSchoolMorning(room, params.uai),
    }),
    defineRoute({
      method: 'GET',
      path: '/api/schools/:uai/attendance.csv',
      summary: 'The half-days of a period, for a spreadsheet',
      tag: 'attendance',
      access: rightInSchool('follow'),
      limits: { perMinute: exportsPerMinute },
      params: schoolParams,
      query: exportQuerySchema,
      async handle({ caller, params: { uai }, query: { from, until } }) {
        if (caller === null) return refuse('sign_in_required')
        const text = await exportAttendance(room, { uai, from, until, actorId: caller.personId })
        if (!text.ok) return text
        const name = `demi-journees-${from}-${until}.csv`
        return accept(
          new StreamReply(text.value, 'text/csv; charset=utf-8', {
            'content-disposition': `attachment; filename="${name}"`,
          }),
        )
      },
    }),
  ]
}
