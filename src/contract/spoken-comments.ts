/** What a teacher says of a copy, on the wire. */
import Type, { type Static } from 'typebox'
import { fileSummarySchema } from './resources.ts'
import { idSchema } from './wire-shapes.ts'

/** Longest words of a spoken comment, in characters. */
export const spokenWordsMax = 5_000

export const spokenCommentSchema = Type.Object({
  sound: fileSummarySchema,
  /** What it says, for those who cannot hear it: its transcript, or what matters of it. */
  words: Type.String(),
})
export type SpokenComment = Static<typeof spokenCommentSchema>

export const keepSpokenCommentSchema = Type.Object({
  /** A sound that was sent for this copy. */
  fileId: idSchema,
  words: Type.String({ minLength: 1, maxLength: spokenWordsMax, pattern: '\\S' }),
})
export type KeepSpokenComment = Static<typeof keepSpokenCommentSchema>
