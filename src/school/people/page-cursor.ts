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
