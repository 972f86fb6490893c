/** What a handler gave, made ready to be sent: its value, and what goes out beside it. */
import { Compile, type Validator } from 'typebox/compile'
import { type ReplyExtras, type Route, WithExtras } from './route.ts'

/** Headers of every answer that is somebody's own. */
export const personalCache = 'private, no-store'
export const jsonType = 'application/json; charset=utf-8'

/** Takes the value out of what carries cookies and headers with it. */
export function unwrapReply(given: unknown): {
  readonly value: unknown
  readonly extras: ReplyExtras
} {
  return given instanceof WithExtras ? given : { value: given, extras: {} }
}

/**
 * Throws where an answer is not what its route declares, if answers are checked: that is a bug. The check is
 * made at a route's first answer: most who check answers call few of the routes that they open.
 */
export function createReplyCheck<Caller>(
  { method, path, reply }: Pick<Route<Caller>, 'method' | 'path' | 'reply'>,
  isChecked: boolean,
): (value: unknown) => void {
  if (!isChecked || reply === undefined) return () => undefined
  let made: Validator | undefined
  return (value) => {
    made ??= Compile(reply)
    if (made.Check(value)) return
    const errors = JSON.stringify(made.Errors(value)).slice(0, 2_000)
    throw new Error(`${method} ${path} answers against its schema: ${errors}`)
  }
}
