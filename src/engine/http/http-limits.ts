/** Every limit that the HTTP door keeps, by name. */

/** A JSON body, unless the route says otherwise. */
export const bodyBytesMaxDefault = 64 * 1024
/** All headers of a request together. */
export const headerBytesMax = 16 * 1024
/** From the first byte of a request to its last header. */
export const headersTimeoutMs = 10_000
/** From the first byte of a request to the last of its body. */
export const requestTimeoutMs = 120_000
/** A connection that says nothing between requests. */
export const keepAliveTimeoutMs = 72_000
/** How long a path may be. */
export const pathLengthMax = 500
/** Connections that one process holds; more are refused by the kernel's queue. */
export const connectionsMax = 20_000
/** How long a stop waits for requests under way. */
export const drainMs = 10_000
