/** Resources (leçons) on the wire: writing, publishing, attaching to a lesson, reading. */
import Type, { type Static, type TSchema } from 'typebox'
import { resourceContentSchema } from './content.ts'
import { counterMax, idSchema, instantSchema, uaiSchema } from './wire-shapes.ts'

const nullable = <T extends TSchema>(schema: T) => Type.Union([schema, Type.Null()])

export const titleSchema = Type.String({ minLength: 1, maxLength: 200 })

/** Resources that a page of a person's list holds. */
export const resourcesListMax = 500

const resourceSummarySchema = Type.Object({
  id: idSchema,
  title: Type.String(),
  subjectCode: nullable(Type.String()),
  levelLabel: nullable(Type.String()),
  tags: Type.Array(Type.String()),
  /** With colleagues of the school. */
  isShared: Type.Boolean(),
  updatedAt: instantSchema,
  /** Null: only a draft exists. */
  publishedAt: nullable(instantSchema),
  /** True where the draft differs from what is published. */
  hasChanges: Type.Boolean(),
})
export type ResourceSummary = Static<typeof resourceSummarySchema>

/** `GET /api/resources`. */
export const resourcesQuerySchema = Type.Object({
  /** The `next` of the page before. */
  after: Type.Optional(Type.String({ maxLength: 200 })),
})
export const resourcePageSchema = Type.Object({
  resources: Type.Array(resourceSummarySchema),
  /** Null: there are no older ones. */
  next: nullable(Type.String()),
})
export type ResourcePage = Static<typeof resourcePageSchema>

export const createResourceSchema = Type.Object({
  schoolUai: uaiSchema,
  title: titleSchema,
  subjectCode: nullable(Type.String({ maxLength: 20 })),
  levelLabel: nullable(Type.String({ maxLength: 40 })),
})

export const fileSummarySchema = Type.Object({
  id: idSchema,
  name: Type.String(),
  contentType: Type.String(),
  byteCount: Type.Number(),
  width: nullable(Type.Number()),
  height: nullable(Type.Number()),
})
export type FileSummary = Static<typeof fileSummarySchema>

/** A resource as its author sees it. */
export const resourceDraftSchema = Type.Object({
  id: idSchema,
  schoolUai: uaiSchema,
  title: Type.String(),
  subjectCode: nullable(Type.String()),
  levelLabel: nullable(Type.String()),
  tags: Type.Array(Type.String()),
  /** Who wrote what it was copied from, where that was somebody else. */
  originName: nullable(Type.String()),
  draft: resourceContentSchema,
  /** Sent back with the next save; another number there means that somebody else saved. */
  draftVersion: Type.Integer(),
  publishedAt: nullable(instantSchema),
  hasChanges: Type.Boolean(),
  files: Type.Array(fileSummarySchema),
})
export type ResourceDraft = Static<typeof resourceDraftSchema>

export const saveResourceSchema = Type.Object({
  draftVersion: Type.Integer({ minimum: 1, maximum: counterMax }),
  title: titleSchema,
  subjectCode: nullable(Type.String({ maxLength: 20 })),
  levelLabel: nullable(Type.String({ maxLength: 40 })),
  draft: resourceContentSchema,
  /** It is written over what somebody else, or another tab, wrote: that is kept as an earlier draft. */
  keepsBefore: Type.Optional(Type.Boolean()),
})
export type SaveResource = Static<typeof saveResourceSchema>

/** A draft as it is read by its author before publishing, or a published revision by its readers. */
export const readingSchema = Type.Object({
  id: idSchema,
  title: Type.String(),
  subjectCode: nullable(Type.String()),
  levelLabel: nullable(Type.String()),
  publishedAt: nullable(instantSchema),
  contentHash: Type.String(),
  content: resourceContentSchema,
  files: Type.Array(fileSummarySchema),
})
export type Reading = Static<typeof readingSchema>

/** A colleague's resource, to look at before copying it. */
export const sharedReadingSchema = Type.Object({
  reading: readingSchema,
  /** Null once the name was forgotten. */
  authorName: nullable(Type.String()),
})
export type SharedReading = Static<typeof sharedReadingSchema>

/** What stands in the way of publishing, for the author. */
export const contentProblemSchema = Type.Object({
  /** Where: a block's number, or a question's id. */
  place: Type.String(),
  code: Type.String(),
})

export const publishedSchema = Type.Object({
  revisionId: idSchema,
  publishedAt: instantSchema,
  contentHash: Type.String(),
})

/** States that one list holds: earlier drafts and published revisions, the newest. */
export const resourceStatesMax = 100

/** What a resource was: published so, or left behind as a draft. */
export const resourceStateSchema = Type.Object({
  id: idSchema,
  kind: Type.Union([Type.Literal('published'), Type.Literal('draft')]),
  title: Type.String(),
  at: instantSchema,
  authorName: Type.String(),
})
export type ResourceState = Static<typeof resourceStateSchema>
