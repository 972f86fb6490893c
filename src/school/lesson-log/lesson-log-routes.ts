/** The doors of the lesson log: writing, reading by class, course and pupil, and a week's load. */
import Type from 'typebox'
import {
  assessmentLoadQuerySchema,
  assessmentLoadSchema,
  classLogSchema,
  courseLogSchema,
  logInputSchema,
  logQuerySchema,
  logSavedSchema,
  ownLogSchema,
  pupilLogSchema,
  schoolLogsSchema,
  weekLoadQuerySchema,
  weekLoadSchema,
} from '#contract/lesson-log.ts'
import { idSchema, uaiSchema } from '#contract/wire-shapes.ts'
import { defineRoute, type Route } from '#engine/http/route.ts'
import { accept, refuse } from '#kernel/result.ts'
import { teachersOfLesson } from '#school/lessons/substitute-access.ts'
import { pupilOrGuardian, rightInSchool } from '#school/people/access.ts'
import type { Caller } from '#school/people/caller.ts'
import { teachersOfCourse } from '#school/people/course-access.ts'
import { findCoursePlace } from '#school/people/find-course-place.ts'
import type { RoomContext } from '#school/room-context.ts'
import { readLoggedPlace } from './lesson-log-store.ts'
import { readersOfClassLog, readersOfCourseLog } from './log-access.ts'
import { readClassLog, readCourseLog, readPupilLog } from './read-lesson-log.ts'
import { readSchoolLogs } from './read-school-logs.ts'
import { readAssessmentLoad, readWeekLoad } from './read-week-load.ts'
import { readOwnLog, writeLessonLog } from './write-lesson-log.ts'

type Context = Pick<RoomContext, 'db' | 'clock'>

/** A page saves itself a moment after the last word. */
const savesPerMinute = 60

const lessonParams = Type.Object({ lessonId: idSchema })
const classParams = Type.Object({ classId: idSchema })
const courseParams = Type.Object({ courseId: idSchema })

export function lessonLogRoutes(context: Context): Route<Caller>[] {
  return [
    ...writeRoutes(context),
    ...bodyRoutes(context),
    pupilRoute(context),
    schoolRoute(context),
    ...loadRoutes(context),
  ]
}

function writeRoutes(context: Context): Route<Caller>[] {
  const access = teachersOfLesson(context, ({ lessonId = '' }) =>
    readLoggedPlace(context.db, lessonId),
  )
  return [
    defineRoute({
      method: 'GET',
      path: '/api/lessons/:lessonId/log',
      summary: 'What one wrote of a lesson, and what colleagues wrote of it',
      tag: 'lesson log',
      access,
      params: lessonParams,
      reply: ownLogSchema,
      async handle({ caller, params }) {
        if (caller === null) return refuse('sign_in_required')
        return accept(await readOwnLog(context, params.lessonId, caller.personId))
      },
    }),
    defineRoute({
      method: 'PUT',
      path: '/api/lessons/:lessonId/log',
      summary: 'Say what was done in a lesson, under one’s own name',
      tag: 'lesson log',
      access,
      limits: { perMinute: savesPerMinute },
      params: lessonParams,
      body: logInputSchema,
      reply: logSavedSchema,
      async handle({ caller, params, body }) {
        if (caller === null) return refuse('sign_in_required')
        return writeLessonLog(context, params.lessonId, { ...body, writtenBy: caller.personId })
      },
    }),
  ]
}

function bodyRoutes(context: Context): Route<Caller>[] {
  return [
    defineRoute({
      method: 'GET',
      path: '/api/classes/:classId/lesson-log',
      summary: "A class's lessons over all its courses: what was done, what is due",
      tag: 'lesson log',
      access: readersOfClassLog(context.db),
      params: classParams,
      query: logQuerySchema,
      reply: classLogSchema,
      async handle({ caller, params, query }) {
        if (caller === null) return refuse('sign_in_required')
        return readClassLog(context, caller, params.classId, query)
      },
    }),
    defineRoute({
      method: 'GET',
      path: '/api/courses/:courseId/lesson-log',
      summary: "A course's lessons, also those that an earlier teacher gave",
      tag: 'lesson log',
      access: readersOfCourseLog(context),
      params: courseParams,
      query: logQuerySchema,
      reply: courseLogSchema,
      async handle({ caller, params, query }) {
        if (caller === null) return refuse('sign_in_required')
        return readCourseLog(context, caller, params.courseId, query)
      },
    }),
  ]
}

function pupilRoute(context: Context): Route<Caller> {
  return defineRoute({
    method: 'GET',
    path: '/api/pupils/:pupilId/lesson-log',
    summary: "A pupil's lessons: what was done, what is due, for the pupil and confirmed guardians",
    tag: 'lesson log',
    access: pupilOrGuardian,
    params: Type.Object({ pupilId: idSchema }),
    query: logQuerySchema,
    reply: pupilLogSchema,
    async handle({ caller, params: { pupilId }, query }) {
      if (caller === null) return refuse('sign_in_required')
      const child = caller.personId === pupilId ? undefined : caller.children.get(pupilId)
      const uais = child === undefined ? caller.schools.keys() : child.schoolUais
      const schoolUai = [...uais].sort().at(0)
      if (schoolUai === undefined) return refuse('not_found')
      const courseIds = [...(child === undefined ? caller.courseIds : child.courseIds)]
      return readPupilLog(context, { pupilId, schoolUai, courseIds }, query)
    },
  })
}

function schoolRoute(context: Context): Route<Caller> {
  return defineRoute({
    method: 'GET',
    path: '/api/schools/:uai/lesson-logs',
    summary: 'The classes whose logs a school still has, year by year',
    tag: 'lesson log',
    access: rightInSchool('follow'),
    params: Type.Object({ uai: uaiSchema }),
    reply: schoolLogsSchema,
    handle: async ({ params }) => accept(await readSchoolLogs(context, params.uai)),
  })
}

function loadRoutes(context: Context): Route<Caller>[] {
  return [
    defineRoute({
      method: 'GET',
      path: '/api/classes/:classId/week-load',
      summary: "How much falls due on each day of a class's week",
      tag: 'lesson log',
      access: readersOfClassLog(context.db),
      params: classParams,
      query: weekLoadQuerySchema,
      reply: weekLoadSchema,
      handle: ({ params, query }) => readWeekLoad(context, params.classId, query.on ?? null),
    }),
    defineRoute({
      method: 'GET',
      path: '/api/courses/:courseId/assessment-load',
      summary: 'How many assessments a class would have in the week of a planned one',
      tag: 'lesson log',
      access: teachersOfCourse(({ courseId = '' }) => findCoursePlace(context.db, courseId)),
      params: courseParams,
      query: assessmentLoadQuerySchema,
      reply: assessmentLoadSchema,
      handle: ({ params, query }) =>
        readAssessmentLoad(context, params.courseId, { id: query.assessmentId, on: query.on }),
    }),
  ]
}
