/**
 * What an act gives back: either a value or a refusal.
 * An expected "no" is a value that the caller must look at; a throw is a bug.
 */
import type { RefusalCode } from '#kernel/refusal-codes.ts'

/** A "no" with a reason. `code` is one of the table; `detail` are facts for the words of it. */
export interface Refusal {
  readonly code: RefusalCode
  /** Facts that the message needs (`{ retryAfterMs: 900000 }`); never a secret, never a name. */
  readonly detail?: Readonly<Record<string, string | number | boolean>>
}

export type Result<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly refusal: Refusal }

export function accept<T>(value: T): Result<T> {
  return { ok: true, value }
}

export function refuse(code: RefusalCode, detail?: Refusal['detail']): Result<never> {
  return { ok: false, refusal: detail === undefined ? { code } : { code, detail } }
}

/** For tests and start-up only: the value, or a throw that names the refusal. */
export function expectValue<T>(result: Result<T>): T {
  if (result.ok) return result.value
  throw new Error(`refused: ${result.refusal.code} ${JSON.stringify(result.refusal.detail ?? {})}`)
}
