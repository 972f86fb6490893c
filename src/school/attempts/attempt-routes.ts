/** The doors of a pupil's work: begin, save, hand in, add a photo or another file. */
import Type from 'typebox'
import {
  attemptSchema,
  beginAttemptSchema,
  openHintsSchema,
  receiptSchema,
  saveAnswerSchema,
  submissionBytesMax,
  submitSchema,
} from '#contract/exercises.ts'
import { photoPartQuerySchema, photoProgressSchema } from '#contract/kept-work.ts'
import { photoPartBytesMax } from '#contract/kept-work-limits.ts'
import { doneSchema, idSchema } from '#contract/wire-shapes.ts'
import { readBody } from '#engine/http/read-body.ts'
import { defineRoute, type Route } from '#engine/http/route.ts'
import { refuse } from '#kernel/result.ts'
import { pupilOfAssignment } from '#school/assignments/assignment-access.ts'
import type { Caller } from '#school/people/caller.ts'
import { findFileOf } from '#school/resources/list-files.ts'
import { sendFile } from '#school/resources/send-file.ts'
import { pupilOfAttempt, viewersOfAttempt } from './attempt-access.ts'
import type { AttemptContext } from './attempt-context.ts'
import { beginAttempt } from './begin-attempt.ts'
import { isSpokenByTeacher } from './named-photos.ts'
import { openHints } from './open-hints.ts'
import { receivePhotoPart } from './receive-photo-part.ts'
import { saveAnswer } from './save-answer.ts'
import { submitAnswers } from './submit-answers.ts'

const attemptParams = Type.Object({ attemptId: idSchema })
const questionIdSchema = Type.String({ pattern: '^[A-Za-z0-9_-]{1,64}$' })

export function attemptRoutes(context: AttemptContext): Route<Caller>[] {
  return [...answerRoutes(context), ...photoRoutes(context)]
}

function answerRoutes(context: AttemptContext): Route<Caller>[] {
  const { db } = context
  return [
    defineRoute({
      method: 'POST',
      path: '/api/assignments/:assignmentId/attempts',
      summary: 'Begin an attempt, or resume the one under way',
      tag: 'exercises',
      access: pupilOfAssignment(db),
      params: Type.Object({ assignmentId: idSchema }),
      body: beginAttemptSchema,
      reply: attemptSchema,
      limits: { perMinute: 120 },
      async handle({ body, caller, params }) {
        if (caller === null) return refuse('sign_in_required')
        return beginAttempt(context, { ...params, ...body, pupilId: caller.personId })
      },
    }),
    defineRoute({
      method: 'PUT',
      path: '/api/attempts/:attemptId/answers/:questionId',
      summary: 'Keep an answer, so that another device can go on',
      tag: 'exercises',
      access: pupilOfAttempt(context),
      params: Type.Object({ attemptId: idSchema, questionId: questionIdSchema }),
      body: saveAnswerSchema,
      reply: doneSchema,
      isHot: true,
      async handle({ body, caller, params }) {
        if (caller === null) return refuse('sign_in_required')
        return saveAnswer(context, { ...params, ...body, pupilId: caller.personId })
      },
    }),
    defineRoute({
      method: 'PUT',
      path: '/api/attempts/:attemptId/hints/:questionId',
      summary: 'Tell how many hints of a question were opened; the most ever told counts',
      tag: 'exercises',
      access: pupilOfAttempt(context),
      params: Type.Object({ attemptId: idSchema, questionId: questionIdSchema }),
      body: openHintsSchema,
      reply: doneSchema,
      async handle({ body, caller, params }) {
        if (caller === null) return refuse('sign_in_required')
        return openHints(context, { ...params, ...body, pupilId: caller.personId })
      },
    }),
    defineRoute({
      method: 'POST',
      path: '/api/attempts/:attemptId/submission',
      summary: 'Hand the attempt in; the same id again gets the same receipt',
      tag: 'exercises',
      access: pupilOfAttempt(context),
      params: attemptParams,
      body: submitSchema,
      reply: receiptSchema,
      limits: { bodyBytesMax: submissionBytesMax, perMinute: 120 },
      async handle({ body, caller, params }) {
        if (caller === null) return refuse('sign_in_required')
        const { personId: pupilId, accountId } = caller
        return submitAnswers(context, { ...params, ...body, pupilId, accountId })
      },
    }),
  ]
}

function photoRoutes(context: AttemptContext): Route<Caller>[] {
  const { attempts, db, blobs } = context
  return [
    defineRoute({
      method: 'PUT',
      path: '/api/attempts/:attemptId/photos/:photoId',
      summary: 'Send one part of a photo or another file; the answer says from where to go on',
      tag: 'exercises',
      access: pupilOfAttempt(context),
      params: Type.Object({ attemptId: idSchema, photoId: idSchema }),
      query: photoPartQuerySchema,
      rawBody: true,
      reply: photoProgressSchema,
      limits: { bodyBytesMax: photoPartBytesMax, perMinute: 600 },
      async handle({ params, query, stream }) {
        const bytes = await readBody(stream, photoPartBytesMax)
        if (!bytes.ok) return bytes
        return receivePhotoPart(context, { ...params, ...query, bytes: bytes.value })
      },
    }),
    defineRoute({
      method: 'GET',
      path: '/api/attempts/:attemptId/photos/:fileId',
      summary: 'A photo or another file that a pupil handed in',
      tag: 'exercises',
      access: viewersOfAttempt(context),
      params: Type.Object({ attemptId: idSchema, fileId: idSchema }),
      async handle({ params, headers }) {
        const file = await findFileOf(db, 'attempt_id', params.attemptId, params.fileId)
        const known = await attempts.get(params.attemptId)
        // What its teacher said of the copy lies beside it, and is heard by a door of its own.
        if (file === null || isSpokenByTeacher(file, known?.pupilId ?? null)) {
          return refuse('not_found')
        }
        return sendFile(blobs, file, { headers, opensPdf: true })
      },
    }),
  ]
}
