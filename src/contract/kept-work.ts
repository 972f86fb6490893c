/**
 * What a device's satchel and the school say to each other: a photo in parts,
 * and the key under which unsent work lies on a shared computer.
 */
import Type, { type Static } from 'typebox'
import { photoBytesMax } from './kept-work-limits.ts'
import { fileSummarySchema } from './resources.ts'
import { instantSchema } from './wire-shapes.ts'

export const photoPartQuerySchema = Type.Object({
  name: Type.String({ minLength: 1, maxLength: 300 }),
  /** Where in the photo this part begins, in bytes. */
  from: Type.Integer({ minimum: 0, maximum: photoBytesMax }),
  /** The whole photo, in bytes. */
  total: Type.Integer({ minimum: 1, maximum: photoBytesMax }),
  /** When the device says that the photo was taken in: its claim, once the due time is over. */
  keptAt: Type.Optional(instantSchema),
})

export const photoProgressSchema = Type.Object({
  /** Bytes that the school holds from the beginning: the next part starts here. */
  receivedBytes: Type.Integer(),
  /** The kept photo, once it is whole. */
  file: Type.Union([fileSummarySchema, Type.Null()]),
})
export type PhotoProgress = Static<typeof photoProgressSchema>

/** Keys of the caller's own satchel on a shared computer: the present one first. */
export const satchelKeysSchema = Type.Object({
  /** 32 bytes each, base64url. */
  keys: Type.Array(Type.String({ pattern: '^[A-Za-z0-9_-]{43}$' }), { minItems: 1, maxItems: 4 }),
})
export type SatchelKeys = Static<typeof satchelKeysSchema>
