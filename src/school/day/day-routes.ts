/** The doors of the day: *Ma journée*, a child's day, the teacher's, the school's. */
import Type from 'typebox'
import {
  childDaySchema,
  dayQuerySchema,
  myDaySchema,
  schoolDaySchema,
  teachingDaySchema,
} from '#contract/day.ts'
import { idSchema, uaiSchema } from '#contract/wire-shapes.ts'
import { defineRoute, type Route } from '#engine/http/route.ts'
import { refuse } from '#kernel/result.ts'
import {
  pupilOrGuardian,
  rightInSchool,
  type SchoolAccess,
  teachersAnywhere,
} from '#school/people/access.ts'
import type { Caller } from '#school/people/caller.ts'
import { buildDayContext } from './build-day-context.ts'
import type { DayContext, DayRoom } from './day-context.ts'
import { type PupilPlace, readChildDay, readMyDay } from './read-my-day.ts'
import { readSchoolDay, readTeachingDay } from './read-teaching-day.ts'

export function dayRoutes(room: DayRoom): Route<Caller>[] {
  const context = buildDayContext(room)
  return [
    myDayRoute(context),
    childDayRoute(context),
    teachingDayRoute(context),
    schoolDayRoute(context),
  ]
}

/** Pupils, wherever they are; what they see is their own. */
const pupilsAnywhere: SchoolAccess = {
  name: 'pupils',
  check: async (caller) => {
    if (caller === null) return { code: 'sign_in_required' }
    return pupilSchools(caller).length > 0 ? null : { code: 'forbidden' }
  },
}

function pupilSchools(caller: Caller): string[] {
  return [...caller.schools].filter(([, capacity]) => capacity.isPupil).map(([uai]) => uai)
}

function ownPlace(caller: Caller): PupilPlace {
  return {
    pupilId: caller.personId,
    classIds: caller.classIds,
    courseIds: caller.courseIds,
    schoolUais: pupilSchools(caller),
  }
}

function myDayRoute(context: DayContext): Route<Caller> {
  return defineRoute({
    method: 'GET',
    path: '/api/day',
    summary: "The caller's own day as a pupil: lessons, and what is to hand in",
    tag: 'day',
    access: pupilsAnywhere,
    query: dayQuerySchema,
    reply: myDaySchema,
    async handle({ caller, query }) {
      if (caller === null) return refuse('sign_in_required')
      return readMyDay(context, ownPlace(caller), query.on)
    },
  })
}

function childDayRoute(context: DayContext): Route<Caller> {
  return defineRoute({
    method: 'GET',
    path: '/api/pupils/:pupilId/day',
    summary: "A child's day for the guardian: today, due, marked lately",
    tag: 'day',
    access: pupilOrGuardian,
    params: Type.Object({ pupilId: idSchema }),
    query: dayQuerySchema,
    reply: childDaySchema,
    async handle({ caller, params, query }) {
      if (caller === null) return refuse('sign_in_required')
      const { pupilId } = params
      const child = caller.children.get(pupilId)
      const place = child === undefined ? ownPlace(caller) : { pupilId, ...child }
      return readChildDay(context, place, query.on)
    },
  })
}

function teachingDayRoute(context: DayContext): Route<Caller> {
  return defineRoute({
    method: 'GET',
    path: '/api/teaching-day',
    summary: "The caller's own day as a teacher: lessons, what they carry, what to mark",
    tag: 'day',
    access: teachersAnywhere,
    query: dayQuerySchema,
    reply: teachingDaySchema,
    async handle({ caller, query }) {
      if (caller === null) return refuse('sign_in_required')
      return readTeachingDay(context, caller, query.on)
    },
  })
}

function schoolDayRoute(context: DayContext): Route<Caller> {
  return defineRoute({
    method: 'GET',
    path: '/api/schools/:uai/day',
    summary: 'Every class of the school at a glance',
    tag: 'day',
    access: rightInSchool('follow'),
    params: Type.Object({ uai: uaiSchema }),
    query: dayQuerySchema,
    reply: schoolDaySchema,
    async handle({ params, query }) {
      return readSchoolDay(context, params.uai, query.on)
    },
  })
}
