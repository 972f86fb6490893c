/**
 * The record by which a log says to which other it succeeds: its first leaf, and the only one that
 * everybody may open. It stands with the log, and with it what every record of a journal says.
 */
import Type, { type Static } from 'typebox'
import { type SuccessionCause, successionCauses } from './judge-log-folder.ts'
import { noteBytesMax } from './signed-note.ts'

const count = Type.Integer({ minimum: 0 })

export const everyRecord = {
  /** The run of a process that wrote it: a new one at every start. */
  process: Type.String({ minLength: 1, maxLength: 64 }),
  /** 0, 1, 2 … without a gap within a run: what is missing shows. */
  seq: count,
  /** When it began, in ms since 1970, by the process's wall clock (UTC). */
  at: Type.Number({ minimum: 0 }),
  /** The same by the process's steady clock, to the tenth of a ms, since an arbitrary moment: never steps back. */
  steadyMs: Type.Number({ minimum: 0 }),
}

/** This log succeeds to another one of the same installation, which cannot go on. */
export const successionRecordSchema = Type.Object(
  {
    ...everyRecord,
    kind: Type.Literal('succession'),
    cause: Type.Unsafe<SuccessionCause>(
      Type.Union(successionCauses.map((cause) => Type.Literal(cause))),
    ),
    /** The log before, and what was known of it. */
    origin: Type.String({ minLength: 1, maxLength: 400 }),
    size: count,
    /** The signed note of that size; null: none was known. */
    checkpoint: Type.Union([Type.String({ maxLength: noteBytesMax }), Type.Null()]),
    /** Leaves of the copy that was found and put aside; null: none was found. */
    found: Type.Union([count, Type.Null()]),
  },
  { additionalProperties: false },
)
export type SuccessionRecord = Static<typeof successionRecordSchema>
