/** The doors of groups and courses. */
import Type from 'typebox'
import {
  courseInputSchema,
  courseListSchema,
  courseSchema,
  createdSchema,
  formerCoursesSchema,
  groupDetailSchema,
  groupInputSchema,
  groupListSchema,
  groupPupilsInputSchema,
  membersMax,
  openCourseSchema,
  schoolListMax,
} from '#contract/classes.ts'
import { doneSchema, idSchema, uaiSchema } from '#contract/wire-shapes.ts'
import { defineRoute, type Route } from '#engine/http/route.ts'
import { accept, refuse } from '#kernel/result.ts'
import type { RoomContext, SchoolDatabase } from '#school/room-context.ts'
import {
  anyRightInSchool,
  callerWho,
  rightInSchool,
  type SchoolAccess,
  teachersAnywhere,
} from './access.ts'
import { type Caller, hasRight } from './caller.ts'
import { peopleOfCourse } from './course-access.ts'
import {
  readCourse,
  readCourseSchool,
  readCourses,
  readCoursesOfYear,
  readFormerCourses,
} from './course-store.ts'
import { chooseGroupPupils, createGroup, renameGroup } from './create-group.ts'
import { findCurrentYear } from './find-current-year.ts'
import { readGroup, readGroupsOfYear, readPupilsOfGroup } from './group-store.ts'
import { openCourse } from './open-course.ts'
import { presentCourse } from './present-course.ts'
import { closeCourse, saveCourse } from './save-course.ts'

type Context = Pick<RoomContext, 'db' | 'clock' | 'random'>

const schoolParams = Type.Object({ uai: uaiSchema })
const groupParams = Type.Object({ groupId: idSchema })
const courseParams = Type.Object({ courseId: idSchema })
const courseListQuery = Type.Object({ classId: Type.Optional(idSchema) })

export function groupRoutes(context: Context): Route<Caller>[] {
  return [
    ...groupReading(context),
    ...groupChanges(context),
    ownCourses(context),
    formerCourses(context),
    ...courseReading(context),
    ...courseChanges(context),
  ]
}

function rightOverGroup(db: SchoolDatabase, anyOf: readonly ('roster' | 'follow')[]): SchoolAccess {
  return callerWho(
    `the head, or staff with the right ${anyOf.join(' or ')}, of the group's school`,
    async (caller, params) => {
      const group = await readGroup(db, params.groupId ?? '')
      return group !== null && anyOf.some((right) => hasRight(caller, group.school_uai, right))
    },
  )
}

function rightOverCourse(db: SchoolDatabase): SchoolAccess {
  return callerWho(
    "the head, or staff with the right 'roster', of the course's school",
    async (caller, params) => {
      const uai = await readCourseSchool(db, params.courseId ?? '')
      return uai !== null && hasRight(caller, uai, 'roster')
    },
  )
}

function groupReading({ db, clock }: Context): Route<Caller>[] {
  return [
    defineRoute({
      method: 'GET',
      path: '/api/schools/:uai/groups',
      summary: 'Groups of the current school year',
      tag: 'people',
      access: anyRightInSchool('roster', 'timetable', 'follow'),
      params: schoolParams,
      reply: groupListSchema,
      async handle({ params }) {
        const year = (await findCurrentYear(db, clock, params.uai))?.year ?? null
        const rows = year === null ? [] : await readGroupsOfYear(db, year.id, schoolListMax)
        return accept({
          groups: rows.map((row) => ({ id: row.id, name: row.name, pupilCount: row.pupil_count })),
        })
      },
    }),
    defineRoute({
      method: 'GET',
      path: '/api/groups/:groupId',
      summary: 'One group and its pupils',
      tag: 'people',
      access: rightOverGroup(db, ['roster', 'follow']),
      params: groupParams,
      reply: groupDetailSchema,
      async handle({ caller, params }) {
        const group = await readGroup(db, params.groupId)
        if (group === null || caller === null) return refuse('not_found')
        return accept({
          id: group.id,
          schoolUai: group.school_uai,
          name: group.name,
          pupils: await readPupilsOfGroup(db, group.id, membersMax),
          isOver: group.is_over,
          mayChange: !group.is_over && hasRight(caller, group.school_uai, 'roster'),
        })
      },
    }),
  ]
}

function groupChanges(context: Context): Route<Caller>[] {
  const mayChange = rightOverGroup(context.db, ['roster'])
  return [
    defineRoute({
      method: 'POST',
      path: '/api/schools/:uai/groups',
      summary: 'Open a group',
      tag: 'people',
      access: rightInSchool('roster'),
      params: schoolParams,
      body: groupInputSchema,
      reply: createdSchema,
      async handle({ caller, params, body }) {
        if (caller === null) return refuse('sign_in_required')
        return createGroup(context, caller.personId, params.uai, body.name)
      },
    }),
    defineRoute({
      method: 'PUT',
      path: '/api/groups/:groupId',
      summary: 'Rename a group',
      tag: 'people',
      access: mayChange,
      params: groupParams,
      body: groupInputSchema,
      reply: doneSchema,
      async handle({ caller, params, body }) {
        if (caller === null) return refuse('sign_in_required')
        return renameGroup(context, caller.personId, params.groupId, body.name)
      },
    }),
    defineRoute({
      method: 'PUT',
      path: '/api/groups/:groupId/pupils',
      summary: 'Say who is in the group',
      tag: 'people',
      access: mayChange,
      params: groupParams,
      body: groupPupilsInputSchema,
      reply: doneSchema,
      async handle({ caller, params, body }) {
        if (caller === null) return refuse('sign_in_required')
        const { pupilIds, was } = body
        return chooseGroupPupils(context, caller.personId, params.groupId, pupilIds, was)
      },
    }),
  ]
}

function formerCourses({ db }: Context): Route<Caller> {
  return defineRoute({
    method: 'GET',
    path: '/api/me/former-courses',
    summary: 'The courses that I taught in years that are over',
    tag: 'people',
    access: teachersAnywhere,
    reply: formerCoursesSchema,
    async handle({ caller }) {
      if (caller === null) return refuse('sign_in_required')
      return accept({
        courses: await readFormerCourses(db, [...caller.formerCourseIds], schoolListMax),
      })
    },
  })
}

function ownCourses({ db }: Context): Route<Caller> {
  return defineRoute({
    method: 'GET',
    path: '/api/me/courses',
    summary: 'The courses that I teach, with their classes and groups',
    tag: 'people',
    access: teachersAnywhere,
    reply: courseListSchema,
    async handle({ caller }) {
      if (caller === null) return refuse('sign_in_required')
      const rows = await readCourses(db, [...caller.taughtCourseIds], schoolListMax)
      return accept({ courses: rows.map(presentCourse) })
    },
  })
}

function courseReading({ db, clock }: Context): Route<Caller>[] {
  return [
    defineRoute({
      method: 'GET',
      path: '/api/schools/:uai/courses',
      summary: 'Courses of the current school year, or of one class',
      tag: 'people',
      access: anyRightInSchool('roster', 'timetable', 'follow'),
      params: schoolParams,
      query: courseListQuery,
      reply: courseListSchema,
      async handle({ params, query }) {
        const year = (await findCurrentYear(db, clock, params.uai))?.year ?? null
        const rows =
          year === null
            ? []
            : await readCoursesOfYear(db, year.id, query.classId ?? null, schoolListMax)
        return accept({ courses: rows.map(presentCourse) })
      },
    }),
    defineRoute({
      method: 'GET',
      path: '/api/courses/:courseId',
      summary: 'One course: subject, classes, groups, teachers',
      tag: 'people',
      access: peopleOfCourse(async ({ courseId = '' }) => {
        const schoolUai = await readCourseSchool(db, courseId)
        return schoolUai === null ? null : { courseId, schoolUai }
      }),
      params: courseParams,
      reply: courseSchema,
      async handle({ params }) {
        const course = await readCourse(db, params.courseId)
        return course === null ? refuse('not_found') : accept(presentCourse(course))
      },
    }),
  ]
}

function courseChanges(context: Context): Route<Caller>[] {
  const mayChange = rightOverCourse(context.db)
  return [
    defineRoute({
      method: 'POST',
      path: '/api/schools/:uai/courses',
      summary: 'Open a course',
      tag: 'people',
      access: rightInSchool('roster'),
      params: schoolParams,
      body: openCourseSchema,
      reply: createdSchema,
      async handle({ caller, params, body }) {
        if (caller === null) return refuse('sign_in_required')
        return openCourse(context, caller.personId, params.uai, body)
      },
    }),
    defineRoute({
      method: 'PUT',
      path: '/api/courses/:courseId',
      summary: 'Change who follows and who teaches a course',
      tag: 'people',
      access: mayChange,
      params: courseParams,
      body: courseInputSchema,
      reply: doneSchema,
      async handle({ caller, params, body }) {
        if (caller === null) return refuse('sign_in_required')
        const uai = await readCourseSchool(context.db, params.courseId)
        if (uai === null) return refuse('not_found')
        const saved = await saveCourse(context, caller.personId, uai, params.courseId, body)
        return saved.ok ? accept({}) : saved
      },
    }),
    defineRoute({
      method: 'DELETE',
      path: '/api/courses/:courseId',
      summary: 'Close a course; what was done in it stays',
      tag: 'people',
      access: mayChange,
      params: courseParams,
      reply: doneSchema,
      async handle({ caller, params }) {
        if (caller === null) return refuse('sign_in_required')
        return closeCourse(context, caller.personId, params.courseId)
      },
    }),
  ]
}
