/**
 * The doors of the longer way into a live class, for pages behind a proxy that lets no WebSocket through:
 * opening a tunnel, sending into it, and receiving out of it.
 */
import {
  openedTunnelSchema,
  tunnelPath,
  tunnelReceivePath,
  tunnelReceiveSchema,
  tunnelSendBytesMax,
  tunnelSendPath,
} from '#contract/live-tunnel.ts'
import { readBody } from '#engine/http/read-body.ts'
import { type CallContext, defineRoute, type Route } from '#engine/http/route.ts'
import type { TunnelCalls, TunnelVisit } from '#engine/socket/tunnel-calls.ts'
import { accept, refuse } from '#kernel/result.ts'
import { signedIn } from '#school/people/access.ts'
import type { Caller } from '#school/people/caller.ts'

/** A page that lost its tunnel opens another, ever more slowly. */
const opensPerMinute = 30
/** Two pages of one account, each at ten bundles of sound and as many answers a second, and as much again. */
const callsPerMinute = 2_400

const tag = 'live'

export function liveTunnelRoutes(tunnels: TunnelCalls): Route<Caller>[] {
  return [
    defineRoute({
      method: 'POST',
      path: tunnelPath,
      summary: 'Open a tunnel for the sockets of a live class, where no WebSocket opens',
      tag,
      access: signedIn,
      limits: { perMinute: opensPerMinute },
      reply: openedTunnelSchema,
      async handle(call) {
        const visit = visitOf(call)
        if (visit === null) return refuse('sign_in_required')
        const opened = tunnels.open(visit)
        return opened.ok ? accept({ tunnel: opened.value }) : opened
      },
    }),
    defineRoute({
      method: 'POST',
      path: tunnelSendPath,
      summary: 'Records of sockets into a tunnel',
      tag,
      access: signedIn,
      limits: { perMinute: callsPerMinute, bodyBytesMax: tunnelSendBytesMax },
      rawBody: true,
      // Who waits before the gate has no tunnel, and whoever has one has been let in.
      isFree: true,
      async handle(call) {
        const visit = visitOf(call)
        if (visit === null) return refuse('sign_in_required')
        const body = await readBody(call.stream, tunnelSendBytesMax)
        return body.ok ? tunnels.send(visit, body.value) : body
      },
    }),
    defineRoute({
      method: 'POST',
      path: tunnelReceivePath,
      summary: 'What the sockets of a tunnel have said, as soon as there is something',
      tag,
      access: signedIn,
      limits: { perMinute: callsPerMinute },
      isFree: true,
      body: tunnelReceiveSchema,
      async handle({ body, ...call }) {
        const visit = visitOf(call)
        return visit === null ? refuse('sign_in_required') : tunnels.receive(visit, body)
      },
    }),
  ]
}

/** A tunnel is its device session's: another of the same person has no part in it. */
function visitOf({
  address,
  caller,
  headers,
}: Pick<CallContext<Caller>, 'address' | 'caller' | 'headers'>): TunnelVisit | null {
  return caller === null ? null : { holder: caller.sessionId, address, headers }
}
