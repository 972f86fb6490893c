/** The doors of what a teacher says of a copy: sending, keeping, withdrawing, hearing it. */
import Type from 'typebox'
import { fileSummarySchema } from '#contract/resources.ts'
import { keepSpokenCommentSchema } from '#contract/spoken-comments.ts'
import { doneSchema, idSchema } from '#contract/wire-shapes.ts'
import { readBody } from '#engine/http/read-body.ts'
import { defineRoute, type Route } from '#engine/http/route.ts'
import { refuse } from '#kernel/result.ts'
import { teacherOfAttempt, viewersOfAttempt } from '#school/attempts/attempt-access.ts'
import type { AttemptContext } from '#school/attempts/attempt-context.ts'
import type { Caller } from '#school/people/caller.ts'
import { findFileOf } from '#school/resources/list-files.ts'
import { sendFile } from '#school/resources/send-file.ts'
import { audioBytesMax } from '#school/resources/uploaded-file.ts'
import {
  keepSpokenComment,
  receiveSpokenSound,
  withdrawSpokenComment,
} from './keep-spoken-comment.ts'
import { readResult } from './read-result.ts'

const path = '/api/attempts/:attemptId/spoken-comment'
const params = Type.Object({ attemptId: idSchema })

export function spokenCommentRoutes(context: AttemptContext): Route<Caller>[] {
  const { attempts, blobs, db } = context
  return [
    defineRoute({
      method: 'POST',
      path: `${path}/sounds`,
      summary: 'Send what was said of a copy; nobody hears it yet',
      tag: 'exercises',
      access: teacherOfAttempt(attempts),
      params,
      query: Type.Object({ name: Type.String({ minLength: 1, maxLength: 300 }) }),
      rawBody: true,
      reply: fileSummarySchema,
      limits: { bodyBytesMax: audioBytesMax, perMinute: 30 },
      async handle({ caller, params: { attemptId }, query, stream }) {
        if (caller === null) return refuse('sign_in_required')
        const bytes = await readBody(stream, audioBytesMax)
        if (!bytes.ok) return bytes
        const sound = { attemptId, bytes: bytes.value, name: query.name }
        return receiveSpokenSound(context, { ...sound, spokenBy: caller.personId })
      },
    }),
    defineRoute({
      method: 'PUT',
      path,
      summary: 'Keep a sound as the comment on a copy, with its words',
      tag: 'exercises',
      access: teacherOfAttempt(attempts),
      params,
      body: keepSpokenCommentSchema,
      reply: doneSchema,
      async handle({ caller, params: { attemptId }, body }) {
        if (caller === null) return refuse('sign_in_required')
        return keepSpokenComment(context, { ...body, attemptId, spokenBy: caller.personId })
      },
    }),
    defineRoute({
      method: 'DELETE',
      path,
      summary: 'Withdraw the spoken comment on a copy',
      tag: 'exercises',
      access: teacherOfAttempt(attempts),
      params,
      reply: doneSchema,
      handle: ({ params: { attemptId } }) => withdrawSpokenComment(context, attemptId),
    }),
    defineRoute({
      method: 'GET',
      path: `${path}/sounds/:fileId`,
      summary:
        'Hear what was said of a copy: its teachers at once, pupil and guardians once they may',
      tag: 'exercises',
      access: viewersOfAttempt(context),
      params: Type.Object({ attemptId: idSchema, fileId: idSchema }),
      async handle({ caller, params: { attemptId, fileId }, headers }) {
        const attempt = await attempts.get(attemptId)
        const isTeacher = attempt !== null && caller?.taughtCourseIds.has(attempt.courseId) === true
        const file = await findFileOf(db, 'attempt_id', attemptId, fileId)
        if (file === null) return refuse('not_found')
        // Whoever is told of it may hear it. A teacher hears what was just sent, too.
        const told = isTeacher ? null : await readResult(context, attemptId, 'pupil')
        const mayHear = told === null || (told.ok && told.value.marks?.spoken?.sound.id === fileId)
        return mayHear ? sendFile(blobs, file, { headers }) : refuse('not_found')
      },
    }),
  ]
}
