/** The doors of weeks: one's own, a child's, a class's, a teacher's. */
import Type from 'typebox'
import { ownWeekSchema, weekQuerySchema, weekSchema } from '#contract/timetable.ts'
import { idSchema, uaiSchema } from '#contract/wire-shapes.ts'
import { defineRoute, type Route } from '#engine/http/route.ts'
import { accept, refuse } from '#kernel/result.ts'
import { anyRightInSchool, callerWho, pupilOrGuardian, signedIn } from '#school/people/access.ts'
import { type Caller, hasRight } from '#school/people/caller.ts'
import { lackingOf } from '#school/people/lacking.ts'
import type { RoomContext } from '#school/room-context.ts'
import { readWeek } from './read-week.ts'
import { readClassSchool, readCoursesOfClass, readCoursesOfTeacher } from './week-store.ts'

type Context = Pick<RoomContext, 'db' | 'clock'>

export function weekRoutes(context: Context): Route<Caller>[] {
  return [ownWeek(context), childWeek(context), classWeek(context), teacherWeek(context)]
}

function ownOf({ classIds, courseIds }: Pick<Caller, 'classIds' | 'courseIds'>) {
  return { classIds, courseIds }
}

function runsTimetable(caller: Caller, uai: string): boolean {
  return hasRight(caller, uai, 'follow') || hasRight(caller, uai, 'timetable')
}

function ownWeek(context: Context): Route<Caller> {
  return defineRoute({
    method: 'GET',
    path: '/api/me/week',
    summary: 'The week of whoever calls: as a pupil, as a teacher',
    tag: 'timetable',
    access: signedIn,
    query: weekQuerySchema,
    reply: ownWeekSchema,
    async handle({ caller, query }) {
      const uai = [...(caller?.schools.keys() ?? [])].sort().at(0)
      if (caller === null || uai === undefined) return refuse('not_found')
      const courseIds = [...new Set([...caller.courseIds, ...caller.taughtCourseIds])]
      const { personId } = caller
      const own = { ...ownOf(caller), pupilId: personId }
      const whose = { courseIds, substituteId: personId, own, seesAbsences: false }
      const week = await readWeek(context, uai, whose, query.from)
      if (!week.ok) return week
      const isOnlyPupil = [...caller.schools.values()].every(
        ({ isHead, isTeacher, isStaff }) => !(isHead || isTeacher || isStaff),
      )
      return accept({ ...week.value, lacking: isOnlyPupil ? lackingOf(caller) : null })
    },
  })
}

function childWeek(context: Context): Route<Caller> {
  return defineRoute({
    method: 'GET',
    path: '/api/pupils/:pupilId/week',
    summary: "A pupil's week, for the pupil and confirmed guardians",
    tag: 'timetable',
    access: pupilOrGuardian,
    params: Type.Object({ pupilId: idSchema }),
    query: weekQuerySchema,
    reply: weekSchema,
    async handle({ caller, params, query }) {
      if (caller === null) return refuse('sign_in_required')
      const isSelf = caller.personId === params.pupilId
      const child = isSelf ? undefined : caller.children.get(params.pupilId)
      const uais = isSelf ? caller.schools.keys() : (child?.schoolUais ?? [])
      const uai = [...uais].sort().at(0)
      if (uai === undefined) return refuse('not_found')
      const own = isSelf ? caller : (child ?? null)
      const whose = {
        courseIds: [...(own?.courseIds ?? [])],
        substituteId: null,
        own: own === null ? null : { ...ownOf(own), pupilId: params.pupilId },
        seesAbsences: false,
      }
      return readWeek(context, uai, whose, query.from)
    },
  })
}

function classWeek(context: Context): Route<Caller> {
  const { db } = context
  return defineRoute({
    method: 'GET',
    path: '/api/classes/:classId/week',
    summary: "A class's week",
    tag: 'timetable',
    access: callerWho(
      "pupils of the class, their guardians, its teachers, and the rights 'follow' and 'timetable'",
      async (caller, { classId = '' }) => {
        if (caller.classIds.has(classId) || caller.taughtClassIds.has(classId)) return true
        for (const child of caller.children.values()) {
          if (child.classIds.has(classId)) return true
        }
        const uai = await readClassSchool(db, classId)
        return uai !== null && runsTimetable(caller, uai)
      },
    ),
    params: Type.Object({ classId: idSchema }),
    query: weekQuerySchema,
    reply: weekSchema,
    async handle({ caller, params, query }) {
      const [uai, courseIds] = await Promise.all([
        readClassSchool(db, params.classId),
        readCoursesOfClass(db, params.classId),
      ])
      if (uai === null) return refuse('not_found')
      const own = {
        pupilId: null,
        classIds: new Set([params.classId]),
        courseIds: new Set(courseIds),
      }
      const seesAbsences = caller !== null && runsTimetable(caller, uai)
      const whose = { courseIds, substituteId: null, own, seesAbsences }
      return readWeek(context, uai, whose, query.from)
    },
  })
}

/** For those who rearrange a day when a teacher is ill. */
function teacherWeek(context: Context): Route<Caller> {
  return defineRoute({
    method: 'GET',
    path: '/api/schools/:uai/teachers/:teacherId/week',
    summary: "A teacher's week in one school",
    tag: 'timetable',
    access: anyRightInSchool('timetable', 'follow'),
    params: Type.Object({ uai: uaiSchema, teacherId: idSchema }),
    query: weekQuerySchema,
    reply: weekSchema,
    async handle({ params, query }) {
      const courseIds = await readCoursesOfTeacher(context.db, params.uai, params.teacherId)
      const whose = { courseIds, substituteId: params.teacherId, own: null, seesAbsences: true }
      return readWeek(context, params.uai, whose, query.from)
    },
  })
}
