/** Copies on paper on the wire: what a teacher hands in for a pupil, and what is said of it afterwards. */
import Type, { type Static, type TSchema } from 'typebox'
import { idSchema, instantSchema, personNameSchema } from './wire-shapes.ts'

const nullable = <T extends TSchema>(schema: T) => Type.Union([schema, Type.Null()])

/** Photos of one paper copy. */
export const paperPhotosMax = 5

const questionIdSchema = Type.String({ pattern: '^[A-Za-z0-9_-]{1,64}$' })

/** What a teacher has before them who holds a pupil's sheet. */
export const paperDeskSchema = Type.Object({
  title: Type.String(),
  pupil: personNameSchema,
  /** The others for whom the sheet will count as well; absent where the pupil works alone. */
  mates: Type.Optional(Type.Array(personNameSchema)),
  /** Of the school, for the hour that the teacher says. */
  timeZone: Type.String(),
  /** What the pupil has done of it on a device: `handed_in` takes no paper copy any more. */
  state: Type.Union([Type.Literal('not_opened'), Type.Literal('begun'), Type.Literal('handed_in')]),
  answeredCount: Type.Integer(),
  /** The questions that take photos, by their place among all, from 1. */
  questions: Type.Array(
    Type.Object({
      id: questionIdSchema,
      number: Type.Integer(),
      /** How many photos its answer still takes. */
      photosLeft: Type.Integer(),
    }),
  ),
})
export type PaperDesk = Static<typeof paperDeskSchema>

export const beginPaperCopySchema = Type.Object({
  /** Minted on the device: the attempt's id, unless the pupil has one under way. */
  attemptId: idSchema,
})

/** Under which attempt the photos go. */
export const paperAttemptSchema = Type.Object({ attemptId: idSchema })
export type PaperAttempt = Static<typeof paperAttemptSchema>

export const submitPaperSchema = Type.Object({
  /** Minted on the device: the same copy a second time is there once. */
  id: idSchema,
  /** The open question that the sheet answers; null: the whole work. */
  questionId: nullable(questionIdSchema),
  /** In the order of the pages. */
  photoIds: Type.Array(idSchema, { minItems: 1, maxItems: paperPhotosMax }),
  /** When the teacher says that the sheet was handed over; null: now. */
  onPaperAt: nullable(instantSchema),
})
export type SubmitPaper = Static<typeof submitPaperSchema>

export const movePaperSchema = Type.Object({
  /** Minted on the device: the same move a second time is done once. */
  id: idSchema,
  /** Whose sheet it is. */
  pupilId: idSchema,
  /** Minted on the device: the attempt's id, unless that pupil has one under way. */
  toAttemptId: idSchema,
})
export type MovePaper = Static<typeof movePaperSchema>

/** Who handed a copy in, where it was not its pupil. */
export const paperCopySchema = Type.Object({
  handedInBy: personNameSchema,
  /** A teacher's word; null: they say nothing. */
  onPaperAt: nullable(instantSchema),
  /** Photos of the whole work, in the order of its pages. */
  photoIds: Type.Array(idSchema),
})
export type PaperCopy = Static<typeof paperCopySchema>
