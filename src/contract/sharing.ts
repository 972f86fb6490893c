/** Resources and exercises among colleagues, on the wire: with whom they are shared, finding them. */
import Type, { type Static, type TSchema } from 'typebox'
import { tagLengthMax, tagsMax } from './sharing-limits.ts'
import { idSchema, instantSchema, personNameSchema } from './wire-shapes.ts'

const nullable = <T extends TSchema>(schema: T) => Type.Union([schema, Type.Null()])

/** Persons, subjects and schools with whom one thing can be shared. */
export const audiencesMax = 100
/** Colleagues and subjects that a school's list offers. */
export const colleaguesMax = 1_000
/** Things, or questions, on one page of what was found. */
export const foundPageMax = 30

export const tagsSchema = Type.Object({
  tags: Type.Array(Type.String({ minLength: 1, maxLength: tagLengthMax }), { maxItems: tagsMax }),
})

/** Colleagues in the thing's own school: all who teach, who teach a subject, or one of them. */
export const audienceSchema = Type.Union([
  Type.Object({ to: Type.Literal('school') }),
  Type.Object({
    to: Type.Literal('subject'),
    subjectCode: Type.String({ minLength: 1, maxLength: 20 }),
  }),
  Type.Object({ to: Type.Literal('person'), personId: idSchema }),
])
export type Audience = Static<typeof audienceSchema>

export const changeSharingSchema = Type.Object({
  sharedWith: Type.Array(audienceSchema, { maxItems: audiencesMax }),
})

/** With whom a thing is shared now, and with whom it could be. */
export const sharingSchema = Type.Object({
  sharedWith: Type.Array(audienceSchema),
  subjects: Type.Array(Type.Object({ code: Type.String(), label: Type.String() })),
  colleagues: Type.Array(personNameSchema),
})
export type Sharing = Static<typeof sharingSchema>

export const searchQuerySchema = Type.Object({
  /** Every word must occur in title, level, tags or text; case and accents count for nothing. */
  words: Type.Optional(Type.String({ maxLength: 200 })),
  /** `all`: one's own, what colleagues share, and the installation's common bank. */
  whose: Type.Union([Type.Literal('mine'), Type.Literal('shared'), Type.Literal('all')]),
  subject: Type.Optional(Type.String({ maxLength: 20 })),
  /** Where the page before ended, as it said. */
  after: Type.Optional(Type.String({ maxLength: 200 })),
})
export type SearchQuery = Static<typeof searchQuerySchema>

/** A resource or an exercise as a search shows it. */
export const foundThingSchema = Type.Object({
  id: idSchema,
  title: Type.String(),
  subjectCode: nullable(Type.String()),
  levelLabel: nullable(Type.String()),
  tags: Type.Array(Type.String()),
  updatedAt: instantSchema,
  isMine: Type.Boolean(),
  /** Null in the common bank. */
  authorName: nullable(Type.String()),
  /** Who wrote what it was copied from; null where its author did, or nobody knows any more. */
  originName: nullable(Type.String()),
})
export type FoundThing = Static<typeof foundThingSchema>

export const foundThingsSchema = Type.Object({
  things: Type.Array(foundThingSchema),
  /** Null: there are no more. */
  next: nullable(Type.String()),
})
export type FoundThings = Static<typeof foundThingsSchema>
