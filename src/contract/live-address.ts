/**
 * The address of a socket of a live class. It names the lesson, which is no secret, so that whichever
 * process it reaches knows where the room is; the ticket follows in a message.
 */
import { type Id, idPattern } from '#kernel/ids.ts'

const lessonName = 'lesson'
const idShape = new RegExp(idPattern)

export function liveAddress(path: string, lessonId: Id): string {
  return `${path}?${lessonName}=${lessonId}`
}

/** Null: the address names none. */
export function lessonOfAddress(address: string): Id | null {
  const text = new URLSearchParams(address.split('?')[1] ?? '').get(lessonName) ?? ''
  return idShape.test(text) ? text : null
}
