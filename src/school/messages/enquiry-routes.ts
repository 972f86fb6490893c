/** The doors of enquiries: a pupil asks, takes back, reads; a teacher reads and answers. */
import Type from 'typebox'
import {
  enquiryAnswerSchema,
  enquiryInputSchema,
  pupilEnquiriesSchema,
  taughtEnquiriesSchema,
} from '#contract/enquiries.ts'
import { doneSchema, idSchema } from '#contract/wire-shapes.ts'
import { defineRoute, type Route } from '#engine/http/route.ts'
import { refuse } from '#kernel/result.ts'
import { pupilOfAssignment } from '#school/assignments/assignment-access.ts'
import { callerWho, teachersAnywhere } from '#school/people/access.ts'
import type { Caller } from '#school/people/caller.ts'
import type { RoomContext } from '#school/room-context.ts'
import { answerEnquiry } from './answer-enquiry.ts'
import { pupilsWhoRead, readersOfEnquiries, teachersOfEnquiry } from './enquiry-access.ts'
import { readCourseOfAssignment, readCourseOfReader } from './enquiry-store.ts'
import { readPupilEnquiries, readTaughtEnquiries } from './read-enquiries.ts'
import { sendEnquiry, withdrawEnquiry } from './send-enquiry.ts'

/** Trying again is no new question: those are counted by the hour. */
const sendingsPerMinute = 20
/** A list is answered in one go. */
const answersPerMinute = 120

type Room = Pick<RoomContext, 'db' | 'clock'>

export function enquiryRoutes(room: Room): Route<Caller>[] {
  return [...askingRoutes(room), ...ownRoutes(room), ...answeringRoutes(room)]
}

function askingRoutes(room: Room): Route<Caller>[] {
  const { clock, db } = room
  const shared = {
    method: 'POST',
    tag: 'messages',
    limits: { perMinute: sendingsPerMinute },
    body: enquiryInputSchema,
    reply: doneSchema,
  } as const
  return [
    defineRoute({
      ...shared,
      path: '/api/resources/:resourceId/enquiries',
      summary: 'Ask the teachers of the course about a lesson to read; safe to repeat under its id',
      access: pupilsWhoRead(room),
      params: Type.Object({ resourceId: idSchema }),
      async handle({ body, caller, params: { resourceId } }) {
        if (caller === null) return refuse('sign_in_required')
        const asked = { courseIds: [...caller.courseIds], now: new Date(clock.now()) }
        const place = await readCourseOfReader(db, resourceId, asked)
        if (place === null) return refuse('not_found')
        const about = { kind: 'resource', id: resourceId } as const
        return sendEnquiry(room, { ...body, ...place, about, pupilId: caller.personId })
      },
    }),
    defineRoute({
      ...shared,
      path: '/api/assignments/:assignmentId/enquiries',
      summary: 'The same about a work',
      access: pupilOfAssignment(db),
      params: Type.Object({ assignmentId: idSchema }),
      async handle({ body, caller, params: { assignmentId } }) {
        if (caller === null) return refuse('sign_in_required')
        const place = await readCourseOfAssignment(db, assignmentId)
        if (place === null) return refuse('not_found')
        const about = { kind: 'assignment', id: assignmentId } as const
        return sendEnquiry(room, { ...body, ...place, about, pupilId: caller.personId })
      },
    }),
  ]
}

function ownRoutes({ db }: Room): Route<Caller>[] {
  return [
    defineRoute({
      method: 'GET',
      path: '/api/pupils/:pupilId/enquiries',
      summary: 'What a pupil asked this year, with the answers',
      tag: 'messages',
      access: readersOfEnquiries(db),
      params: Type.Object({ pupilId: idSchema }),
      reply: pupilEnquiriesSchema,
      async handle({ caller, params: { pupilId } }) {
        if (caller === null) return refuse('sign_in_required')
        return readPupilEnquiries(db, pupilId, caller)
      },
    }),
    defineRoute({
      method: 'DELETE',
      path: '/api/pupils/:pupilId/enquiries/:enquiryId',
      summary: 'Take back what no teacher has read yet',
      tag: 'messages',
      access: callerWho('the pupil', (caller, { pupilId }) => caller.personId === pupilId),
      params: Type.Object({ pupilId: idSchema, enquiryId: idSchema }),
      reply: doneSchema,
      handle: ({ params: { enquiryId, pupilId } }) =>
        withdrawEnquiry({ db }, { id: enquiryId, pupilId }),
    }),
  ]
}

function answeringRoutes(room: Room): Route<Caller>[] {
  return [
    defineRoute({
      method: 'GET',
      path: '/api/me/enquiries',
      summary: 'What pupils ask in the courses that one teaches or stands in for',
      tag: 'messages',
      access: teachersAnywhere,
      reply: taughtEnquiriesSchema,
      async handle({ caller }) {
        if (caller === null) return refuse('sign_in_required')
        return readTaughtEnquiries(room, caller)
      },
    }),
    defineRoute({
      method: 'PUT',
      path: '/api/enquiries/:enquiryId/answer',
      summary: 'Answer a pupil, once and for good',
      tag: 'messages',
      access: teachersOfEnquiry(room),
      limits: { perMinute: answersPerMinute },
      params: Type.Object({ enquiryId: idSchema }),
      body: enquiryAnswerSchema,
      reply: doneSchema,
      async handle({ body, caller, params: { enquiryId } }) {
        if (caller === null) return refuse('sign_in_required')
        return answerEnquiry(room, { ...body, id: enquiryId, by: caller.personId })
      },
    }),
  ]
}
