/** Node's own server, with its limits; it does not listen yet. */
import { createServer, type RequestListener, type Server } from 'node:http'
import { createServer as createSecureServer } from 'node:https'
import { httpLimits } from './http-limits.ts'

/** `tls`: certificate and key as PEM; null: plain HTTP. */
export function openServer(
  tls: { readonly cert: string; readonly key: string } | null,
  listener: RequestListener,
): Server {
  const limits = {
    maxHeaderSize: httpLimits.headerBytesMax,
    connectionsCheckingInterval: httpLimits.connectionsCheckEveryMs,
    headersTimeout: httpLimits.headersTimeoutMs,
    requestTimeout: httpLimits.requestTimeoutMs,
    keepAliveTimeout: httpLimits.keepAliveTimeoutMs,
  }
  const server =
    tls === null
      ? createServer(limits, listener)
      : // Nobody holds a connection longer by never finishing to greet than by never finishing a head.
        createSecureServer(
          { ...tls, ...limits, handshakeTimeout: httpLimits.headersTimeoutMs },
          listener,
        )
  server.maxConnections = httpLimits.connectionsMax
  return server
}
