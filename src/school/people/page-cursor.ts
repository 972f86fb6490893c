/**
 * Where the next page of a list goes on, as one opaque word. It only says "after this row": what
 * the caller may see is decided anew for every page.
 */
import { idPattern } from '#kernel/ids.ts'

const isId = new RegExp(idPattern)

/** A text and an id, or two ids. */
export function packCursor(first: string, id: string): string {
  return Buffer.from(JSON.stringify([first, id])).toString('base64url')
}

/** Null without a cursor; undefined where it is none of ours. */
export function unpackCursor(cursor: string | undefined): [string, string] | null | undefined {
  if (cursor === undefined || cursor === '') return null
  try {
    const [first, id] = JSON.parse(Buffer.from(cursor, 'base64url').toString()) as unknown[]
    return typeof first === 'string' &&
      typeof id === 'string' &&
      isId.test(id) &&
      !first.includes('\0')
      ? [first, id]
      : undefined
  } catch {
    return undefined
  }
}

/** Of a list by time: after the row that was changed then. */
export interface PageMoment {
  /** Microseconds since 1970: rows of one import differ by less than a millisecond. */
  readonly updatedUs: string
  readonly id: string
}

/** Microseconds that PostgreSQL can add to 1970. */
const isMoment = /^\d{1,16}$/

/** As `unpackCursor`, of what was packed of a moment. */
export function unpackPageMoment(cursor: string | undefined): PageMoment | null | undefined {
  const place = unpackCursor(cursor)
  if (place === undefined || place === null) return place
  const [updatedUs, id] = place
  return isMoment.test(updatedUs) ? { updatedUs, id } : undefined
}
