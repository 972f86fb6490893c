/** The doors of classes: the list, one class, who is in it and who teaches it. */
import Type from 'typebox'
import {
  classDetailSchema,
  classInputSchema,
  classListSchema,
  classPupilsInputSchema,
  classTeachersInputSchema,
  createdSchema,
  membersMax,
  schoolListMax,
} from '#contract/classes.ts'
import { doneSchema, idSchema, uaiSchema } from '#contract/wire-shapes.ts'
import { defineRoute, type Route } from '#engine/http/route.ts'
import { accept, refuse } from '#kernel/result.ts'
import type { RoomContext, SchoolDatabase } from '#school/room-context.ts'
import { anyRightInSchool, callerWho, rightInSchool, type SchoolAccess } from './access.ts'
import { assignClassTeachers } from './assign-class-teachers.ts'
import { type Caller, hasRight, type Right } from './caller.ts'
import {
  readClass,
  readClassesOfYear,
  readPupilsOfClass,
  readTeachersOfClass,
} from './class-store.ts'
import { readCoursesOfYear } from './course-store.ts'
import { createClass, renameClass } from './create-class.ts'
import { findCurrentYear } from './find-current-year.ts'
import { movePupils, takePupilOut } from './move-pupils.ts'
import { presentCourse } from './present-course.ts'

type Context = Pick<RoomContext, 'db' | 'clock' | 'random'>

const schoolParams = Type.Object({ uai: uaiSchema })
const classParams = Type.Object({ classId: idSchema })
const classPupilParams = Type.Object({ classId: idSchema, pupilId: idSchema })

export function classRoutes(context: Context): Route<Caller>[] {
  return [
    listRoute(context),
    detailRoute(context),
    ...changeRoutes(context),
    ...memberRoutes(context),
  ]
}

/** Holders of one of the rights in the school of `:classId`. */
function rightOverClass(db: SchoolDatabase, right: Right): SchoolAccess {
  return callerWho(
    `the head, or staff with the right '${right}', of the class's school`,
    async (caller, params) => {
      const row = await readClass(db, params.classId ?? '')
      return row !== null && hasRight(caller, row.school_uai, right)
    },
  )
}

const lookingRights = ['roster', 'cards', 'guardians', 'timetable', 'follow'] as const

function listRoute({ db, clock }: Context): Route<Caller> {
  return defineRoute({
    method: 'GET',
    path: '/api/schools/:uai/classes',
    summary: 'Classes of the current school year',
    tag: 'people',
    access: anyRightInSchool(...lookingRights),
    params: schoolParams,
    reply: classListSchema,
    async handle({ params }) {
      const year = (await findCurrentYear(db, clock, params.uai))?.year ?? null
      const rows = year === null ? [] : await readClassesOfYear(db, year.id, schoolListMax)
      return accept({
        classes: rows.map((row) => ({
          id: row.id,
          name: row.name,
          levelLabel: row.level_label,
          pupilCount: row.pupil_count,
          cardCount: row.card_count,
          mainTeachers: row.main_teachers,
        })),
      })
    },
  })
}

function detailRoute({ db }: Context): Route<Caller> {
  return defineRoute({
    method: 'GET',
    path: '/api/classes/:classId',
    summary: 'One class: pupils, teachers, courses',
    tag: 'people',
    access: callerWho(
      "the class's teachers, and who holds a right in its school",
      async (caller, params) => {
        if (caller.taughtClassIds.has(params.classId ?? '')) return true
        const row = await readClass(db, params.classId ?? '')
        return (
          row !== null && lookingRights.some((right) => hasRight(caller, row.school_uai, right))
        )
      },
    ),
    params: classParams,
    reply: classDetailSchema,
    async handle({ caller, params }) {
      const row = await readClass(db, params.classId)
      if (row === null || caller === null) return refuse('not_found')
      const [pupils, teachers, courses] = await Promise.all([
        readPupilsOfClass(db, row.id, membersMax),
        readTeachersOfClass(db, row.id),
        readCoursesOfYear(db, row.school_year_id, row.id, schoolListMax),
      ])
      return accept({
        id: row.id,
        schoolUai: row.school_uai,
        name: row.name,
        levelLabel: row.level_label,
        year: row.year_label,
        pupils,
        teachers,
        courses: courses.map(presentCourse),
        isOver: row.is_over,
        mayChange: !row.is_over && hasRight(caller, row.school_uai, 'roster'),
      })
    },
  })
}

function changeRoutes(context: Context): Route<Caller>[] {
  return [
    defineRoute({
      method: 'POST',
      path: '/api/schools/:uai/classes',
      summary: 'Open a class',
      tag: 'people',
      access: rightInSchool('roster'),
      params: schoolParams,
      body: classInputSchema,
      reply: createdSchema,
      async handle({ caller, params, body }) {
        if (caller === null) return refuse('sign_in_required')
        return createClass(context, caller.personId, params.uai, body)
      },
    }),
    defineRoute({
      method: 'PUT',
      path: '/api/classes/:classId',
      summary: 'Rename a class',
      tag: 'people',
      access: rightOverClass(context.db, 'roster'),
      params: classParams,
      body: classInputSchema,
      reply: doneSchema,
      async handle({ caller, params, body }) {
        if (caller === null) return refuse('sign_in_required')
        return renameClass(context, caller.personId, params.classId, body)
      },
    }),
    defineRoute({
      method: 'PUT',
      path: '/api/classes/:classId/teachers',
      summary: 'Say who teaches the class as a whole',
      tag: 'people',
      access: rightOverClass(context.db, 'roster'),
      params: classParams,
      body: classTeachersInputSchema,
      reply: doneSchema,
      async handle({ caller, params, body }) {
        if (caller === null) return refuse('sign_in_required')
        return assignClassTeachers(context, caller.personId, params.classId, body)
      },
    }),
  ]
}

function memberRoutes(context: Context): Route<Caller>[] {
  const mayChange = rightOverClass(context.db, 'roster')
  return [
    defineRoute({
      method: 'POST',
      path: '/api/classes/:classId/pupils',
      summary: 'Put pupils into the class, out of their other one',
      tag: 'people',
      access: mayChange,
      params: classParams,
      body: classPupilsInputSchema,
      reply: doneSchema,
      async handle({ caller, params, body }) {
        if (caller === null) return refuse('sign_in_required')
        return movePupils(context, caller.personId, params.classId, body.pupilIds)
      },
    }),
    defineRoute({
      method: 'DELETE',
      path: '/api/classes/:classId/pupils/:pupilId',
      summary: 'Take a pupil out of the class',
      tag: 'people',
      access: mayChange,
      params: classPupilParams,
      reply: doneSchema,
      async handle({ caller, params }) {
        if (caller === null) return refuse('sign_in_required')
        return takePupilOut(context, caller.personId, params.classId, params.pupilId)
      },
    }),
  ]
}
