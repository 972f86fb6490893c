/** The doors of appreciations and period reports: for teachers, for the head, for families. */
import Type from 'typebox'
import {
  appreciationSchema,
  classReportsSchema,
  courseAppreciationsSchema,
  generalAppreciationSchema,
  publishingSchema,
  pupilReportsSchema,
  reportQuerySchema,
  schoolReportsSchema,
  writtenAppreciationSchema,
} from '#contract/reports.ts'
import { doneSchema, idSchema, uaiSchema } from '#contract/wire-shapes.ts'
import { defineRoute, type Route, StreamReply } from '#engine/http/route.ts'
import { accept, refuse } from '#kernel/result.ts'
import { pupilOrGuardian, rightInSchool } from '#school/people/access.ts'
import type { Caller } from '#school/people/caller.ts'
import { teachersOfCourse } from '#school/people/course-access.ts'
import { findCoursePlace } from '#school/people/find-course-place.ts'
import { printClassReports } from './print-class-reports.ts'
import { printReportsApart } from './print-reports-apart.ts'
import { publishReports } from './publish-reports.ts'
import { readAppreciations } from './read-appreciations.ts'
import { readClassReports } from './read-class-reports.ts'
import { readSchoolReports } from './read-school-reports.ts'
import { headOfClass, keepersOfReports, viewersOfAppreciations } from './report-access.ts'
import type { ReportRoom } from './report-context.ts'
import { readPupilOfReports, readReportsOfPupil } from './report-store.ts'
import { withdrawReports } from './withdraw-reports.ts'
import { writeAppreciation } from './write-appreciation.ts'
import { writeGeneralAppreciation } from './write-general-appreciation.ts'

/** A class is written through in one go, each text saved whenever somebody pauses. */
const writesPerMinute = 240
/** Each composes a class whole. */
const publishingsPerMinute = 10
/** Each takes a thread. */
const papersPerMinute = 20

const courseParams = Type.Object({ courseId: idSchema })
const classParams = Type.Object({ classId: idSchema })
const periodParams = Type.Object({ classId: idSchema, periodId: idSchema })
const pupilParams = Type.Object({ pupilId: idSchema })

export function reportRoutes(room: ReportRoom): Route<Caller>[] {
  return [
    ...courseRoutes(room),
    ...classRoutes(room),
    ...publishRoutes(room),
    ...familyRoutes(room),
  ]
}

function courseRoutes(room: ReportRoom): Route<Caller>[] {
  const { db } = room
  return [
    defineRoute({
      method: 'GET',
      path: '/api/courses/:courseId/appreciations',
      summary: "What is said of a course's pupils in a period, beside their averages and steps",
      tag: 'reports',
      access: viewersOfAppreciations(db),
      params: courseParams,
      query: reportQuerySchema,
      reply: courseAppreciationsSchema,
      async handle({ caller, params: { courseId }, query }) {
        if (caller === null) return refuse('sign_in_required')
        return readAppreciations(room, caller, { courseId, periodId: query.period })
      },
    }),
    defineRoute({
      method: 'PUT',
      path: '/api/courses/:courseId/periods/:periodId/appreciations/:pupilId',
      summary:
        'Say something of a pupil in a period; an empty text takes it away, a newer one of somebody else stays and is told',
      tag: 'reports',
      access: teachersOfCourse(({ courseId = '' }) => findCoursePlace(db, courseId)),
      params: Type.Object({ courseId: idSchema, periodId: idSchema, pupilId: idSchema }),
      body: appreciationSchema,
      reply: writtenAppreciationSchema,
      limits: { perMinute: writesPerMinute },
      async handle({ body, caller, params }) {
        if (caller === null) return refuse('sign_in_required')
        return writeAppreciation(room, { ...params, ...body, by: caller.personId })
      },
    }),
  ]
}

function classRoutes(room: ReportRoom): Route<Caller>[] {
  const access = keepersOfReports(room.db)
  return [
    defineRoute({
      method: 'GET',
      path: '/api/schools/:uai/reports',
      summary: 'The classes of a school, and whose reports of a period are given out',
      tag: 'reports',
      access: rightInSchool('follow'),
      params: Type.Object({ uai: uaiSchema }),
      query: reportQuerySchema,
      reply: schoolReportsSchema,
      handle: ({ params, query }) => readSchoolReports(room, params.uai, query.period),
    }),
    defineRoute({
      method: 'GET',
      path: '/api/classes/:classId/reports',
      summary: "A class's reports of a period as they would be given out now, and what is missing",
      tag: 'reports',
      access,
      params: classParams,
      query: reportQuerySchema,
      reply: classReportsSchema,
      async handle({ caller, params: { classId }, query }) {
        if (caller === null) return refuse('sign_in_required')
        return readClassReports(room, caller, { classId, periodId: query.period })
      },
    }),
    defineRoute({
      method: 'PUT',
      path: '/api/classes/:classId/periods/:periodId/appreciations/:pupilId',
      summary:
        'Say something of a pupil over all courses; an empty text takes it away, a newer one of somebody else stays and is told',
      tag: 'reports',
      access,
      params: Type.Object({ classId: idSchema, periodId: idSchema, pupilId: idSchema }),
      body: generalAppreciationSchema,
      reply: writtenAppreciationSchema,
      limits: { perMinute: writesPerMinute },
      async handle({ body, caller, params }) {
        if (caller === null) return refuse('sign_in_required')
        return writeGeneralAppreciation(room, { ...params, ...body, by: caller.personId })
      },
    }),
    defineRoute({
      method: 'GET',
      path: '/api/classes/:classId/periods/:periodId/reports/pdf',
      summary: "A class's reports that were given out, in one file to print",
      tag: 'reports',
      access,
      params: periodParams,
      limits: { perMinute: papersPerMinute },
      async handle({ caller, params }) {
        if (caller === null) return refuse('sign_in_required')
        const paper = await printClassReports(room, { ...params, actorId: caller.personId })
        return paper.ok ? accept(pdfReply(paper.value.bytes, paper.value.name)) : paper
      },
    }),
  ]
}

function publishRoutes(room: ReportRoom): Route<Caller>[] {
  const access = headOfClass(room.db)
  return [
    defineRoute({
      method: 'POST',
      path: '/api/classes/:classId/periods/:periodId/publishings',
      summary: "Give a class's reports out as they are now; safe to repeat under its id",
      tag: 'reports',
      access,
      params: periodParams,
      body: publishingSchema,
      reply: doneSchema,
      limits: { perMinute: publishingsPerMinute },
      async handle({ body, caller, params }) {
        if (caller === null) return refuse('sign_in_required')
        return publishReports(room, caller, { ...params, ...body })
      },
    }),
    defineRoute({
      method: 'DELETE',
      path: '/api/classes/:classId/periods/:periodId/publishings',
      summary: "Take a class's reports back: families see them no longer",
      tag: 'reports',
      access,
      params: periodParams,
      reply: doneSchema,
      limits: { perMinute: publishingsPerMinute },
      async handle({ caller, params }) {
        if (caller === null) return refuse('sign_in_required')
        return withdrawReports(room, { ...params, actorId: caller.personId })
      },
    }),
  ]
}

function familyRoutes({ db }: ReportRoom): Route<Caller>[] {
  return [
    defineRoute({
      method: 'GET',
      path: '/api/pupils/:pupilId/reports',
      summary: "A pupil's reports that were given out, for the pupil and confirmed guardians",
      tag: 'reports',
      access: pupilOrGuardian,
      params: pupilParams,
      reply: pupilReportsSchema,
      async handle({ params: { pupilId } }) {
        const pupil = await readPupilOfReports(db, pupilId)
        if (pupil === undefined) return refuse('not_found')
        return accept({ pupil, reports: await readReportsOfPupil(db, pupilId) })
      },
    }),
    defineRoute({
      method: 'GET',
      path: '/api/pupils/:pupilId/reports/:reportId/pdf',
      summary: 'One of these reports, to print or to keep',
      tag: 'reports',
      access: pupilOrGuardian,
      params: Type.Object({ pupilId: idSchema, reportId: idSchema }),
      limits: { perMinute: papersPerMinute },
      async handle({ params: { pupilId, reportId } }) {
        const reports = await readReportsOfPupil(db, pupilId)
        const one = reports.find(({ id }) => id === reportId)
        if (one === undefined) return refuse('not_found')
        const paper = await printReportsApart([one.report])
        return paper.ok
          ? accept(pdfReply(paper.value, `bulletin ${one.report.period.label}`))
          : paper
      },
    }),
  ]
}

/** Under no name of a person: it lands in folders that others share. */
function pdfReply(bytes: Uint8Array, name: string): StreamReply {
  // RFC 6266: the plain name for whoever reads no other, then the one with the school's own words.
  const encoded = encodeURIComponent(`${name}.pdf`).replace(
    /['()*]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16)}`,
  )
  return new StreamReply(bytes, 'application/pdf', {
    'content-disposition': `attachment; filename="bulletin.pdf"; filename*=UTF-8''${encoded}`,
  })
}
