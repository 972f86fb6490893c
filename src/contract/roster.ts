/** How a head imports a roster: upload, preview, apply, and the report of it. */
import Type, { type Static, type TSchema } from 'typebox'
import { idSchema, instantSchema } from './wire-shapes.ts'

const nullable = <T extends TSchema>(schema: T) => Type.Union([schema, Type.Null()])

/** The parts of an ONDE upload (multipart/form-data), one file each. */
export const ondeUploadFields = ['pupils', 'teachers', 'guardians'] as const
export type OndeUploadField = (typeof ondeUploadFields)[number]
/** Largest file of an upload; an école's extraction has some 50 kB. */
export const rosterFileBytesMax = 8 * 1024 * 1024
/** An upload that no head confirms, or that failed, is kept for so long; the page on privacy says it. */
export const uploadKeptDays = 7
/** Rejections and warnings shown with a run; the CSV holds all that were kept. */
export const reportLinesShownMax = 200

/** `reading`: under way to the preview; `preview`: waits for the head; the rest says itself. */
export const importStateSchema = Type.Enum([
  'reading',
  'preview',
  'applying',
  'applied',
  'refused',
  'failed',
])
export type ImportState = Static<typeof importStateSchema>

const countsSchema = Type.Record(Type.String(), Type.Integer())

/** Numbers by kind (`pupil`, `class`, `guardian`, `link`, …). */
export const importCountsSchema = Type.Object({
  read: countsSchema,
  created: countsSchema,
  updated: countsSchema,
  unchanged: countsSchema,
  merged: countsSchema,
  deactivated: countsSchema,
  rejected: countsSchema,
})
export type ImportCounts = Static<typeof importCountsSchema>

const placeFields = { file: Type.String(), line: Type.Integer(), field: Type.String() }

const runFields = {
  id: idSchema,
  kind: Type.String(),
  state: importStateSchema,
  /** 0 to 100. */
  progress: Type.Integer(),
  createdAt: instantSchema,
  finishedAt: nullable(instantSchema),
  /** Null until there is a preview. */
  counts: nullable(importCountsSchema),
}

export const importRunSchema = Type.Object(runFields)
export type ImportRun = Static<typeof importRunSchema>

export const importReportSchema = Type.Object({
  ...runFields,
  fileNames: Type.Array(Type.String()),
  /** Why it was or would be refused: a code of the table, and a French sentence with facts. */
  refusal: nullable(Type.Object({ code: Type.String(), reason: Type.String() })),
  /** True where applying needs the head's word that the many departures are true. */
  needsDepartures: Type.Boolean(),
  rejections: Type.Array(Type.Object({ ...placeFields, reason: Type.String() })),
  rejectionCount: Type.Integer(),
  warnings: Type.Array(Type.Object({ ...placeFields, message: Type.String() })),
  warningCount: Type.Integer(),
})
export type ImportReportBody = Static<typeof importReportSchema>

export const importRunsSchema = Type.Object({ runs: Type.Array(importRunSchema) })

export const applyImportSchema = Type.Object({
  /** The head has read how many leave, and says that it is true. */
  acceptDepartures: Type.Boolean(),
})

export const importStartedSchema = Type.Object({ id: idSchema })
