/** The doors of the comments that a teacher keeps: each serves its caller's own and no other's. */
import Type from 'typebox'
import { keepCommentSchema, keptCommentsSchema } from '#contract/kept-comments.ts'
import { doneSchema, idSchema } from '#contract/wire-shapes.ts'
import { defineRoute, type Route } from '#engine/http/route.ts'
import { accept, refuse } from '#kernel/result.ts'
import type { AttemptContext } from '#school/attempts/attempt-context.ts'
import { teachersAnywhere } from '#school/people/access.ts'
import type { Caller } from '#school/people/caller.ts'
import { keepComment } from './keep-comment.ts'
import { countUse, deleteKeptComment, readKeptComments } from './kept-comment-store.ts'

const commentParams = Type.Object({ commentId: idSchema })

export function keptCommentRoutes(context: AttemptContext): Route<Caller>[] {
  const { db, clock } = context
  return [
    defineRoute({
      method: 'GET',
      path: '/api/me/kept-comments',
      summary: 'The comments that I keep for marking, most used first',
      tag: 'exercises',
      access: teachersAnywhere,
      reply: keptCommentsSchema,
      async handle({ caller }) {
        if (caller === null) return refuse('sign_in_required')
        return accept({ comments: await readKeptComments(db, caller.personId) })
      },
    }),
    defineRoute({
      method: 'PUT',
      path: '/api/me/kept-comments/:commentId',
      summary: 'Keep a comment under an id that the device minted, or change its words',
      tag: 'exercises',
      access: teachersAnywhere,
      params: commentParams,
      body: keepCommentSchema,
      reply: doneSchema,
      limits: { perMinute: 120 },
      async handle({ caller, params, body }) {
        if (caller === null) return refuse('sign_in_required')
        return keepComment(context, { ...params, ...body, ownerId: caller.personId })
      },
    }),
    defineRoute({
      method: 'POST',
      path: '/api/me/kept-comments/:commentId/uses',
      summary: 'Say that I used a comment, so that it comes first',
      tag: 'exercises',
      access: teachersAnywhere,
      params: commentParams,
      reply: doneSchema,
      limits: { perMinute: 240 },
      async handle({ caller, params }) {
        if (caller === null) return refuse('sign_in_required')
        await countUse(db, caller.personId, params.commentId, new Date(clock.now()))
        return accept({})
      },
    }),
    defineRoute({
      method: 'DELETE',
      path: '/api/me/kept-comments/:commentId',
      summary: 'Keep a comment no longer',
      tag: 'exercises',
      access: teachersAnywhere,
      params: commentParams,
      reply: doneSchema,
      limits: { perMinute: 120 },
      async handle({ caller, params }) {
        if (caller === null) return refuse('sign_in_required')
        await deleteKeptComment(db, caller.personId, params.commentId)
        return accept({})
      },
    }),
  ]
}
