/** The doors of signatures: asked of a course or a class, signed for a child, looked at, withdrawn. */
import Type from 'typebox'
import {
  askedSignaturesSchema,
  signatureInputSchema,
  signatureRequestInputSchema,
  signatureRequestsQuerySchema,
  signatureRequestsSchema,
  signatureTableSchema,
} from '#contract/signatures.ts'
import { doneSchema, idSchema } from '#contract/wire-shapes.ts'
import { defineRoute, type Route } from '#engine/http/route.ts'
import { refuse } from '#kernel/result.ts'
import { callerWho, teachersAnywhere } from '#school/people/access.ts'
import type { Caller } from '#school/people/caller.ts'
import { findCoursePlace } from '#school/people/find-course-place.ts'
import type { RoomContext } from '#school/room-context.ts'
import { guardiansOfPupil } from '#school/sign-in/card-access.ts'
import { readClassSchool } from './announcement-store.ts'
import { mayWithdraw } from './list-announcements.ts'
import {
  listAskedSignatures,
  listSignatureRequests,
  readSignatureTable,
} from './list-signatures.ts'
import { sendSignatureRequest, withdrawSignatureRequest } from './send-signature-request.ts'
import { signRequest } from './sign-request.ts'
import { readRequest } from './signature-store.ts'
import { writersToClass, writersToCourse } from './writer-access.ts'

/** Trying again is no new request: those are counted by the hour. */
const askingsPerMinute = 20
const signingsPerMinute = 30

type Room = Pick<RoomContext, 'db' | 'clock'>

export function signatureRoutes(room: Room): Route<Caller>[] {
  return [...askingRoutes(room), ...authorRoutes(room), ...guardianRoutes(room)]
}

function askingRoutes(room: Room): Route<Caller>[] {
  const shared = {
    method: 'POST',
    tag: 'messages',
    limits: { perMinute: askingsPerMinute },
    body: signatureRequestInputSchema,
    reply: doneSchema,
  } as const
  return [
    defineRoute({
      ...shared,
      path: '/api/courses/:courseId/signature-requests',
      summary: 'Ask the guardians of a course’s pupils to sign something',
      access: writersToCourse(room),
      params: Type.Object({ courseId: idSchema }),
      async handle({ body, caller, params: { courseId } }) {
        const place = await findCoursePlace(room.db, courseId)
        if (caller === null || place === null) return refuse('not_found')
        const { personId: askedBy } = caller
        return sendSignatureRequest(room, { ...body, ...place, classId: null, askedBy })
      },
    }),
    defineRoute({
      ...shared,
      path: '/api/classes/:classId/signature-requests',
      summary: 'The same of a class',
      access: writersToClass(room),
      params: Type.Object({ classId: idSchema }),
      async handle({ body, caller, params: { classId } }) {
        const place = await readClassSchool(room.db, classId)
        if (caller === null || place === null) return refuse('not_found')
        const { personId: askedBy } = caller
        return sendSignatureRequest(room, { ...body, ...place, classId, courseId: null, askedBy })
      },
    }),
  ]
}

function authorRoutes(room: Room): Route<Caller>[] {
  const ofRequest = {
    path: '/api/signature-requests/:requestId',
    tag: 'messages',
    params: Type.Object({ requestId: idSchema }),
    access: callerWho(
      'its author, while teaching in its school; the head of its school',
      async (caller, { requestId = '' }) => {
        const found = await readRequest(room.db, requestId)
        return found !== null && mayWithdraw(caller, found)
      },
    ),
  } as const
  return [
    defineRoute({
      method: 'GET',
      path: '/api/me/signature-requests',
      summary: 'What the caller asked to be signed, or what others asked in the schools they head',
      tag: 'messages',
      access: teachersAnywhere,
      query: signatureRequestsQuerySchema,
      reply: signatureRequestsSchema,
      async handle({ caller, query }) {
        if (caller === null) return refuse('sign_in_required')
        return listSignatureRequests(room, caller, query)
      },
    }),
    defineRoute({
      ...ofRequest,
      method: 'GET',
      summary: 'Who signed, and who has not: one line a pupil and guardian',
      reply: signatureTableSchema,
      handle: ({ params }) => readSignatureTable(room, params.requestId),
    }),
    defineRoute({
      ...ofRequest,
      method: 'DELETE',
      summary: 'Withdraw it: nobody can sign it any more',
      reply: doneSchema,
      handle: ({ params }) => withdrawSignatureRequest(room, params.requestId),
    }),
  ]
}

function guardianRoutes(room: Room): Route<Caller>[] {
  return [
    defineRoute({
      method: 'GET',
      path: '/api/pupils/:pupilId/signature-requests',
      summary: 'What a guardian can sign for a child today, with their own signature',
      tag: 'messages',
      access: guardiansOfPupil,
      params: Type.Object({ pupilId: idSchema }),
      reply: askedSignaturesSchema,
      async handle({ caller, params: { pupilId } }) {
        const child = caller?.children.get(pupilId)
        if (caller === null || child === undefined) return refuse('not_found')
        return listAskedSignatures(room, { pupilId, guardianId: caller.personId, child })
      },
    }),
    defineRoute({
      method: 'PUT',
      path: '/api/pupils/:pupilId/signatures/:requestId',
      summary: 'Sign for a child; safe to repeat, and never changed',
      tag: 'messages',
      access: guardiansOfPupil,
      limits: { perMinute: signingsPerMinute },
      params: Type.Object({ pupilId: idSchema, requestId: idSchema }),
      body: signatureInputSchema,
      reply: doneSchema,
      async handle({ body, caller, params: { pupilId, requestId } }) {
        const child = caller?.children.get(pupilId)
        if (caller === null || child === undefined) return refuse('not_found')
        const guardianId = caller.personId
        return signRequest(room, { ...body, requestId, pupilId, guardianId, child })
      },
    }),
  ]
}
