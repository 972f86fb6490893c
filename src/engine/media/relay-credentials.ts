/**
 * A browser whose network lets no UDP through reaches the forwarding server by way of a TURN server
 * (RFC 8656). What it shows there is good for some hours: a name that says until when, and its keyed hash,
 * as coturn's `use-auth-secret` checks it
 * (draft-uberti-behave-turn-rest-00, section 2.2).
 */
import { createHmac } from 'node:crypto'
import type { IceServer } from '#contract/live-video.ts'

export interface RelaySettings {
  /** Such as turn:turn.example.org:3478?transport=tcp. */
  readonly url: string
  /** `static-auth-secret` of its configuration. */
  readonly secret: string
}

/** Longer than a live class. */
const goodForSeconds = 6 * 60 * 60

export function relayCredentials({ secret, url }: RelaySettings, nowMs: number): IceServer {
  const username = `${Math.floor(nowMs / 1_000) + goodForSeconds}:preau`
  const credential = createHmac('sha1', secret).update(username).digest('base64')
  return { urls: url, username, credential }
}
