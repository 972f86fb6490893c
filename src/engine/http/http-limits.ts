/** Every limit that the HTTP door keeps, by name. */

export const httpLimits = {
  /** Connections made and not accepted yet; the system may allow fewer. Beyond it a caller waits for seconds. */
  acceptBacklog: 4_096,
  /** A JSON body, unless the route says otherwise. */
  bodyBytesMaxDefault: 64 * 1024,
  /** Uploads that one process holds at once, all together: they lie in memory while they come. */
  uploadsBytesMax: 512 * 1024 * 1024,
  /** Uploads under way of one caller. */
  uploadsOfCallerMax: 4,
  /** All headers of a request together. */
  headerBytesMax: 16 * 1024,
  /** From the first byte of a request to its last header. */
  headersTimeoutMs: 10_000,
  /** From the first byte of a request to the last of its body. */
  requestTimeoutMs: 120_000,
  /** How often connections are looked at: beyond its limit one lives on for this much at most. */
  connectionsCheckEveryMs: 2_000,
  /** A connection that says nothing between requests. */
  keepAliveTimeoutMs: 72_000,
  /** How long a path may be. */
  pathLengthMax: 500,
  /** Connections that one process holds; more are refused by the kernel's queue. */
  connectionsMax: 20_000,
  /** How long a stop waits for requests under way. */
  drainMs: 10_000,
} as const
