/** A teacher's own comments on the wire: kept to be used again, by nobody else. */
import Type, { type Static } from 'typebox'
import { idSchema } from './wire-shapes.ts'

/** Comments that one teacher keeps. */
export const keptCommentsMax = 200
/** Characters of a kept comment. */
export const keptCommentLengthMax = 500

export const keptCommentSchema = Type.Object({ id: idSchema, words: Type.String() })
export type KeptComment = Static<typeof keptCommentSchema>

/** Most used first. */
export const keptCommentsSchema = Type.Object({ comments: Type.Array(keptCommentSchema) })
export type KeptComments = Static<typeof keptCommentsSchema>

export const keepCommentSchema = Type.Object(
  { words: Type.String({ minLength: 1, maxLength: keptCommentLengthMax, pattern: '\\S' }) },
  { additionalProperties: false },
)
