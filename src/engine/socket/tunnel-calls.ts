/**
 * Requests of tunnels, at whichever process of the cell they arrive: the one that has the tunnel answers,
 * and another passes them on to it, once.
 */
import type { IncomingHttpHeaders } from 'node:http'
import {
  type TunnelReceive,
  tunnelHeader,
  tunnelReceivePath,
  tunnelSendPath,
} from '#contract/live-tunnel.ts'
import { StreamReply } from '#engine/http/route.ts'
import { accept, type Result, refuse } from '#kernel/result.ts'
import { passageHeader, provePassage, readPassage } from './passage-proof.ts'
import { openSocketTunnels, type SocketTunnelsGiven } from './socket-tunnels.ts'
import { readTunnelName } from './tunnel-name.ts'
import { createTunnelPasser } from './tunnel-passer.ts'

/** What handshakes are judged by, and what a call is that another process answers. */
const judgedHeaders = ['host', 'origin', 'cookie', 'sec-fetch-site'] as const
const bytesType = 'application/octet-stream'
/** No cache keeps it, no proxy changes it or waits for its end: the last is what nginx goes by. */
const flowing = { 'cache-control': 'no-store, no-transform', 'x-accel-buffering': 'no' }

export interface TunnelVisit {
  /** Whose tunnel it is. */
  readonly holder: string
  readonly address: string
  readonly headers: IncomingHttpHeaders
}

export interface TunnelCalls {
  /** Gives the tunnel's name. */
  open(visit: TunnelVisit): Result<string>
  send(visit: TunnelVisit, body: Uint8Array): Promise<Result<StreamReply>>
  receive(visit: TunnelVisit, ask: TunnelReceive): Promise<Result<StreamReply>>
  /** The visitor's, where another process of the cell has passed the request on; else null. */
  addressOf(headers: IncomingHttpHeaders): string | null
  /** Tunnels of this process. */
  count(): number
  close(): void
}

export interface TunnelCallsGiven extends Omit<SocketTunnelsGiven, 'key'> {
  /** The newest first. */
  readonly keys: () => readonly Uint8Array[]
}

export function openTunnelCalls(given: TunnelCallsGiven): TunnelCalls {
  const { address, clock, keys } = given
  const newestKey = (): Uint8Array => {
    const [key] = keys()
    if (key === undefined) throw new Error('no key for the names of tunnels')
    return key
  }
  const tunnels = openSocketTunnels({ ...given, key: newestKey })
  const passer = createTunnelPasser()

  const nameOf = (headers: IncomingHttpHeaders): string => {
    const name = headers[tunnelHeader]
    return typeof name === 'string' ? name : ''
  }
  /** Stands for the handshake that a passed socket's proof is good for. */
  const handshakeOf = (headers: IncomingHttpHeaders) => ({
    url: tunnelHeader,
    headers: { 'sec-websocket-key': nameOf(headers), [passageHeader]: headers[passageHeader] },
  })
  const addressOf = (headers: IncomingHttpHeaders): string | null =>
    headers[passageHeader] === undefined
      ? null
      : readPassage(keys(), handshakeOf(headers), clock.now())

  /** Null: it is for this process, or for none. */
  function peerOf({ headers }: TunnelVisit): string | null {
    const at = readTunnelName(keys(), nameOf(headers))
    if (at === null || at === '' || at === address()) return null
    // Passed on once already: it is not here, and nowhere else.
    return addressOf(headers) === null ? at : null
  }

  function pass(
    peer: string,
    { address, headers }: TunnelVisit,
    call: { readonly path: string; readonly type: string; readonly body: Uint8Array },
  ): Promise<Result<StreamReply>> {
    const proof = provePassage(newestKey(), handshakeOf(headers), { address, nowMs: clock.now() })
    return passer.pass(peer, {
      ...call,
      headers: {
        ...pickJudged(headers),
        [tunnelHeader]: nameOf(headers),
        [passageHeader]: proof,
      },
    })
  }

  return {
    open: ({ address, headers, holder }) =>
      tunnels.open(holder, { address, headers: pickJudged(headers) }),
    async send(visit, body) {
      const peer = peerOf(visit)
      if (peer !== null) return pass(peer, visit, { path: tunnelSendPath, type: bytesType, body })
      const tunnel = tunnels.find(nameOf(visit.headers), visit.holder)
      if (tunnel === null) return refuse('not_found')
      if (tunnel.send(body)) return accept(new StreamReply(new Uint8Array(), bytesType, flowing))
      tunnel.close()
      return refuse('bad_request')
    },
    async receive(visit, ask) {
      const peer = peerOf(visit)
      const body = Buffer.from(JSON.stringify(ask))
      const type = 'application/json'
      if (peer !== null) return pass(peer, visit, { path: tunnelReceivePath, type, body })
      const tunnel = tunnels.find(nameOf(visit.headers), visit.holder)
      if (tunnel === null) return refuse('not_found')
      const answer = await tunnel.receive(ask)
      return answer === null
        ? refuse('bad_request')
        : accept(new StreamReply(answer, bytesType, flowing))
    },
    addressOf,
    count: tunnels.count,
    close() {
      tunnels.close()
      passer.close()
    },
  }
}

function pickJudged(headers: IncomingHttpHeaders): Record<string, string> {
  return Object.fromEntries(
    judgedHeaders.flatMap((name) => {
      const value = headers[name]
      return typeof value === 'string' ? [[name, value]] : []
    }),
  )
}
