/** When the session of whoever is in front ends: told at sign-in, asked for once after a reload. */
import { callApi } from '#browser/api/call-api.ts'
import type { DeviceSessions } from '#contract/sign-in.ts'

let known: { readonly accountId: string; readonly atMs: number } | null = null

/** `at`: an instant, as the sign-in said it. */
export function noteSessionEnd(accountId: string, at: string): void {
  known = { accountId, atMs: Date.parse(at) }
}

/** By the school's clock, in milliseconds since 1970; null when nobody could be asked. */
export async function readSessionEnd(accountId: string): Promise<number | null> {
  return known?.accountId === accountId ? known.atMs : askSessionEnd(accountId)
}

/** Asks the school, whose answer also says what time it is there. */
export async function askSessionEnd(accountId: string): Promise<number | null> {
  const answer = await callApi<DeviceSessions>('/api/device/sessions')
  const own = answer.ok ? answer.value.sessions.find((session) => session.isThis) : undefined
  if (own === undefined) return null
  noteSessionEnd(accountId, own.expiresAt)
  return Date.parse(own.expiresAt)
}
