/**
 * What stands before routes that cost: asked once who is calling is known, and before the call has
 * cost anything. Who passes is for whoever hands the gate in.
 */
import type { Refusal } from '#kernel/result.ts'
import type { OutgoingCookie, Route } from './route.ts'

export interface GateVerdict {
  /** Null: goes through. */
  readonly refusal: Refusal | null
  readonly cookies: readonly OutgoingCookie[]
}

export type Gate<Caller> = (asker: {
  readonly caller: Caller | null
  readonly cookies: Readonly<Record<string, string | undefined>>
  /** The client's, as `CallContext` says it. */
  readonly address: string
}) => GateVerdict | Promise<GateVerdict>

/**
 * Whether the gate is asked at all. Strangers who call what is not public are sent away by its
 * access rule, which costs less than a place in line.
 */
export function isGated<Caller>(route: Route<Caller>, caller: Caller | null): boolean {
  return !route.isFree && (caller !== null || route.access.isPublic === true)
}
