/** Importing a teacher's question bank: what the report says of every question. */
import Type, { type Static } from 'typebox'
import { idSchema } from './wire-shapes.ts'

/** A question bank to import, in bytes. */
export const questionBankBytesMax = 2 * 1024 * 1024

const placeFields = {
  /** 1, 2, 3… among everything in the file that is a question or a description. */
  index: Type.Integer(),
  /** Line of the file, from 1. */
  line: Type.Integer(),
  title: Type.String(),
}
const remarksSchema = Type.Array(
  Type.Object({
    code: Type.String(),
    /** In French, for the person who decides. */
    what: Type.String(),
  }),
)

export const bankReportSchema = Type.Object({
  fileName: Type.String(),
  imported: Type.Array(Type.Object({ ...placeFields, kind: Type.String(), notes: remarksSchema })),
  /** Imported only where a person has agreed to the losses. */
  lossy: Type.Array(
    Type.Object({
      ...placeFields,
      kind: Type.String(),
      losses: remarksSchema,
      notes: remarksSchema,
      isAgreed: Type.Boolean(),
    }),
  ),
  rejected: Type.Array(
    Type.Object({
      ...placeFields,
      excerpt: Type.String(),
      code: Type.String(),
      reason: Type.String(),
    }),
  ),
  /** Texts that ask nothing. */
  descriptions: Type.Array(
    Type.Object({
      ...placeFields,
      losses: remarksSchema,
      /**
       * Above the question that follows; at the end of the introduction, where none follows; nowhere, where
       * there is no question at all or the texts are too long for an exercise.
       */
      place: Type.Union([
        Type.Literal('above'),
        Type.Literal('introduction'),
        Type.Literal('nowhere'),
      ]),
    }),
  ),
  /** The exercises that were made, a hundred questions each at most; empty for a preview. */
  exerciseIds: Type.Array(idSchema),
  /** Exercises that this owner's earlier import of the same content made: nothing was created. */
  unchanged: Type.Array(Type.Object({ exerciseId: idSchema, title: Type.String() })),
})
export type BankReport = Static<typeof bankReportSchema>

export const importBankQuerySchema = Type.Object({
  /** The file's name: the exercise's title. */
  name: Type.String({ minLength: 1, maxLength: 300 }),
  schoolUai: Type.String({ pattern: '^[0-9]{7}[A-Z]$' }),
  /** True: only the report. */
  dryRun: Type.Optional(Type.Boolean()),
  /** Indexes of lossy questions that are to come along, as '3,7,12'; 'all' for every one. */
  agreed: Type.Optional(Type.String({ pattern: '^(all|[0-9]+(,[0-9]+)*)$', maxLength: 40_000 })),
})

/** What an exercise can be taken away as. */
const bankFormatSchema = Type.Union([Type.Literal('gift'), Type.Literal('moodle_xml')])
export type BankFormat = Static<typeof bankFormatSchema>

export const exportBankQuerySchema = Type.Object({ format: bankFormatSchema })
