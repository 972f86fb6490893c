/** The doors of gradebooks: for the teachers of a course, for pupils and guardians, for the head. */
import Type from 'typebox'
import {
  copyLevelSchema,
  giveGradesSchema,
  giveLevelSchema,
  givenGradesSchema,
  gradebookSchema,
  gradingPeriodsSchema,
  pupilGradesSchema,
  saveAssessmentSchema,
  savedAssessmentSchema,
  takenOverSchema,
} from '#contract/grades.ts'
import { doneSchema, idSchema, uaiSchema } from '#contract/wire-shapes.ts'
import { defineRoute, type Route } from '#engine/http/route.ts'
import { accept, refuse } from '#kernel/result.ts'
import { teacherOfAssignment } from '#school/assignments/assignment-access.ts'
import { callerWho, headOfSchool, pupilOrGuardian, worksInSchool } from '#school/people/access.ts'
import { type Caller, hasRight, teachesOrTaught } from '#school/people/caller.ts'
import { teachersOfCourse } from '#school/people/course-access.ts'
import { findCoursePlace } from '#school/people/find-course-place.ts'
import type { RoomContext, SchoolDatabase } from '#school/room-context.ts'
import { giveGrades } from './give-grades.ts'
import { gradeAssignment } from './grade-assignment.ts'
import { gradeCopy, readCopyLevel } from './grade-copy.ts'
import { readCoursesWithGrades, readPupilName, removeAssessment } from './gradebook-store.ts'
import { readPeriods, readYear } from './grading-period-store.ts'
import { readGradebook } from './read-gradebook.ts'
import { readPupilGrades } from './read-pupil-grades.ts'
import { replaceGradingPeriods } from './replace-grading-periods.ts'
import { saveAssessment } from './save-assessment.ts'

type Context = Pick<RoomContext, 'db' | 'clock' | 'random'>

const courseParams = Type.Object({ courseId: idSchema })
const assessmentParams = Type.Object({ courseId: idSchema, assessmentId: idSchema })
const yearParams = Type.Object({ uai: uaiSchema, yearId: idSchema })

const viewersOfGradebook = (db: SchoolDatabase) =>
  callerWho(
    "the teachers of the course; the right 'follow' in its school",
    async (caller, { courseId = '' }) => {
      const place = await findCoursePlace(db, courseId)
      if (place === null) return false
      return teachesOrTaught(caller, courseId) || hasRight(caller, place.schoolUai, 'follow')
    },
  )

export function gradeRoutes(context: Context): Route<Caller>[] {
  return [
    ...gradebookRoutes(context),
    ...takeOverRoutes(context),
    ...levelRoutes(context),
    ...familyRoutes(context),
    ...periodRoutes(context),
  ]
}

function gradebookRoutes(context: Context): Route<Caller>[] {
  const { clock, db } = context
  const teacherOfCourse = teachersOfCourse(({ courseId = '' }) => findCoursePlace(db, courseId))
  return [
    defineRoute({
      method: 'GET',
      path: '/api/courses/:courseId/gradebook',
      summary: 'Who is in a course, what was assessed, what each one has',
      tag: 'grades',
      access: viewersOfGradebook(db),
      params: courseParams,
      reply: gradebookSchema,
      async handle({ caller, params }) {
        if (caller === null) return refuse('sign_in_required')
        return readGradebook(context, caller, params.courseId)
      },
    }),
    defineRoute({
      method: 'PUT',
      path: '/api/courses/:courseId/assessments/:assessmentId',
      summary: 'Set up or change what is assessed; the id is minted on the device',
      tag: 'grades',
      access: teacherOfCourse,
      params: assessmentParams,
      body: saveAssessmentSchema,
      reply: savedAssessmentSchema,
      limits: { perMinute: 60 },
      async handle({ body, caller, params }) {
        if (caller === null) return refuse('sign_in_required')
        const { assessmentId: id, courseId } = params
        return saveAssessment(context, { ...body, id, courseId, by: caller.personId })
      },
    }),
    defineRoute({
      method: 'DELETE',
      path: '/api/courses/:courseId/assessments/:assessmentId',
      summary: 'Take an assessment out of the gradebook, with its grades',
      tag: 'grades',
      access: teacherOfCourse,
      params: assessmentParams,
      reply: doneSchema,
      async handle({ params }) {
        const { assessmentId, courseId } = params
        const isGone = await removeAssessment(db, courseId, assessmentId, new Date(clock.now()))
        return isGone ? accept({}) : refuse('not_found')
      },
    }),
    defineRoute({
      method: 'POST',
      path: '/api/courses/:courseId/grades',
      summary: 'Give grades, change them, take them away; each id is kept once',
      tag: 'grades',
      access: teacherOfCourse,
      params: courseParams,
      body: giveGradesSchema,
      reply: givenGradesSchema,
      limits: { perMinute: 240 },
      async handle({ body, caller, params }) {
        if (caller === null) return refuse('sign_in_required')
        return giveGrades(context, { ...body, ...params, enteredBy: caller.personId })
      },
    }),
  ]
}

function takeOverRoutes(context: Context): Route<Caller>[] {
  return [
    defineRoute({
      method: 'POST',
      path: '/api/assignments/:assignmentId/grades',
      summary: 'Take the points of marked copies over into the gradebook',
      tag: 'grades',
      access: teacherOfAssignment(context.db),
      params: Type.Object({ assignmentId: idSchema }),
      reply: takenOverSchema,
      limits: { perMinute: 60 },
      async handle({ caller, params }) {
        if (caller === null) return refuse('sign_in_required')
        return gradeAssignment(context, { ...params, by: caller.personId })
      },
    }),
  ]
}

function levelRoutes(context: Context): Route<Caller>[] {
  const { db } = context
  const access = teacherOfAssignment(db)
  const params = Type.Object({ assignmentId: idSchema, pupilId: idSchema })
  const path = '/api/assignments/:assignmentId/levels/:pupilId'
  return [
    defineRoute({
      method: 'GET',
      path,
      summary: "Which of four steps a pupil's whole copy was given",
      tag: 'grades',
      access,
      params,
      reply: copyLevelSchema,
      handle: async ({ params }) => readCopyLevel(db, params),
    }),
    defineRoute({
      method: 'PUT',
      path,
      summary: "Give a pupil's whole copy one of four steps, in the gradebook; or take it away",
      tag: 'grades',
      access,
      params,
      body: giveLevelSchema,
      reply: doneSchema,
      limits: { perMinute: 240 },
      async handle({ body, caller, params }) {
        if (caller === null) return refuse('sign_in_required')
        return gradeCopy(context, { ...params, ...body, by: caller.personId })
      },
    }),
  ]
}

function familyRoutes(context: Context): Route<Caller>[] {
  const { db } = context
  return [
    defineRoute({
      method: 'GET',
      path: '/api/pupils/:pupilId/grades',
      summary: "A pupil's grades that are shown by now, for the pupil and confirmed guardians",
      tag: 'grades',
      access: pupilOrGuardian,
      params: Type.Object({ pupilId: idSchema }),
      reply: pupilGradesSchema,
      async handle({ caller, params }) {
        if (caller === null) return refuse('sign_in_required')
        const { pupilId } = params
        const isSelf = caller.personId === pupilId
        const courseIds = isSelf ? caller.courseIds : caller.children.get(pupilId)?.courseIds
        const pupil = await readPupilName(db, pupilId)
        if (pupil === undefined || courseIds === undefined) return refuse('not_found')
        const graded = await readCoursesWithGrades(db, pupilId)
        return accept(
          await readPupilGrades(context, pupil, [...new Set([...courseIds, ...graded])]),
        )
      },
    }),
  ]
}

function periodRoutes(context: Context): Route<Caller>[] {
  const { db } = context
  return [
    defineRoute({
      method: 'GET',
      path: '/api/schools/:uai/years/:yearId/grading-periods',
      summary: 'The periods of a school year for which averages are made',
      tag: 'grades',
      access: worksInSchool,
      params: yearParams,
      reply: gradingPeriodsSchema,
      async handle({ params }) {
        const year = await readYear(db, params.yearId)
        if (year === undefined || year.schoolUai !== params.uai) return refuse('not_found')
        const periods = await readPeriods(db, [params.yearId])
        return accept({ periods: periods.map(({ yearId: _, ...period }) => period) })
      },
    }),
    defineRoute({
      method: 'PUT',
      path: '/api/schools/:uai/years/:yearId/grading-periods',
      summary: 'Name the periods of a school year',
      tag: 'grades',
      access: headOfSchool,
      params: yearParams,
      body: gradingPeriodsSchema,
      reply: doneSchema,
      limits: { perMinute: 60 },
      handle: ({ body, params }) => replaceGradingPeriods(context, { ...params, ...body }),
    }),
  ]
}
