/** The doors where a teacher hands in a pupil's sheet for them: begin, photos in parts, hand in. */
import Type from 'typebox'
import { receiptSchema } from '#contract/exercises.ts'
import { photoPartQuerySchema, photoProgressSchema } from '#contract/kept-work.ts'
import { photoPartBytesMax } from '#contract/kept-work-limits.ts'
import {
  beginPaperCopySchema,
  movePaperSchema,
  paperAttemptSchema,
  paperDeskSchema,
  submitPaperSchema,
} from '#contract/paper-copies.ts'
import { doneSchema, idSchema } from '#contract/wire-shapes.ts'
import { readBody } from '#engine/http/read-body.ts'
import { defineRoute, type Route } from '#engine/http/route.ts'
import { refuse } from '#kernel/result.ts'
import { teacherOfAssignment } from '#school/assignments/assignment-access.ts'
import type { Caller } from '#school/people/caller.ts'
import { teacherOfAttempt } from './attempt-access.ts'
import type { AttemptContext } from './attempt-context.ts'
import { beginPaperCopy, readPaperDesk } from './begin-paper-copy.ts'
import { receivePhotoPart } from './receive-photo-part.ts'
import { submitPaper } from './submit-paper.ts'
import { movePaper, takePaperBack } from './take-paper-back.ts'

const deskParams = Type.Object({ assignmentId: idSchema, pupilId: idSchema })

export function paperRoutes(context: AttemptContext): Route<Caller>[] {
  const { attempts, db } = context
  return [
    defineRoute({
      method: 'GET',
      path: '/api/assignments/:assignmentId/pupils/:pupilId/paper-copy',
      summary: 'What a pupil has done of a work whose sheet a teacher holds, and what takes photos',
      tag: 'exercises',
      access: teacherOfAssignment(db),
      params: deskParams,
      reply: paperDeskSchema,
      handle: ({ params }) => readPaperDesk(context, params),
    }),
    defineRoute({
      method: 'POST',
      path: '/api/assignments/:assignmentId/pupils/:pupilId/paper-copy',
      summary: 'Begin to hand in a sheet for a pupil: under which attempt its photos go',
      tag: 'exercises',
      access: teacherOfAssignment(db),
      params: deskParams,
      body: beginPaperCopySchema,
      reply: paperAttemptSchema,
      limits: { perMinute: 60 },
      handle: ({ params, body }) => beginPaperCopy(context, { ...params, ...body }),
    }),
    defineRoute({
      method: 'PUT',
      path: '/api/attempts/:attemptId/paper-photos/:photoId',
      summary: 'Send one part of a photo of a sheet; the answer says from where to go on',
      tag: 'exercises',
      access: teacherOfAttempt(attempts),
      params: Type.Object({ attemptId: idSchema, photoId: idSchema }),
      query: photoPartQuerySchema,
      rawBody: true,
      reply: photoProgressSchema,
      limits: { bodyBytesMax: photoPartBytesMax, perMinute: 600 },
      async handle({ params, query, stream }) {
        const bytes = await readBody(stream, photoPartBytesMax)
        if (!bytes.ok) return bytes
        const part = { ...params, ...query, bytes: bytes.value }
        return receivePhotoPart(context, { ...part, isOnPaper: true })
      },
    }),
    defineRoute({
      method: 'POST',
      path: '/api/attempts/:attemptId/paper-submission',
      summary: 'Hand in a sheet for its pupil; the same id again gets the same receipt',
      tag: 'exercises',
      access: teacherOfAttempt(attempts),
      params: Type.Object({ attemptId: idSchema }),
      body: submitPaperSchema,
      reply: receiptSchema,
      limits: { perMinute: 60 },
      async handle({ caller, params, body }) {
        if (caller === null) return refuse('sign_in_required')
        const { personId, accountId } = caller
        return submitPaper(context, { ...params, ...body, teacher: { personId, accountId } })
      },
    }),
    ...wrongPupilRoutes(context),
  ]
}

/** A sheet that was put in for the wrong pupil. */
function wrongPupilRoutes(context: AttemptContext): Route<Caller>[] {
  const access = teacherOfAttempt(context.attempts)
  const params = Type.Object({ attemptId: idSchema })
  return [
    defineRoute({
      method: 'DELETE',
      path: '/api/attempts/:attemptId/paper-submission',
      summary:
        'Take a sheet back that was handed in for the wrong pupil, with its photos and marks',
      tag: 'exercises',
      access,
      params,
      reply: doneSchema,
      limits: { perMinute: 60 },
      async handle({ caller, params: { attemptId } }) {
        if (caller === null) return refuse('sign_in_required')
        return takePaperBack(context, { attemptId, teacher: caller })
      },
    }),
    defineRoute({
      method: 'POST',
      path: '/api/attempts/:attemptId/paper-submission/move',
      summary: 'Move a sheet to the right pupil, with its photos and marks',
      tag: 'exercises',
      access,
      params,
      body: movePaperSchema,
      reply: paperAttemptSchema,
      limits: { perMinute: 60 },
      async handle({ caller, params: { attemptId }, body }) {
        if (caller === null) return refuse('sign_in_required')
        return movePaper(context, { ...body, attemptId, teacher: caller })
      },
    }),
  ]
}
