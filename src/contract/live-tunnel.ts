/**
 * The longer way of a live class, where no WebSocket opens: its sockets, all through one tunnel of plain
 * requests. A page opens a tunnel, which has a random name that travels in the header `tunnelHeader` alone.
 *
 * Upward go numbered bodies, at most `tunnelSendsMax` of them on the way at once; one that comes again does
 * nothing again. Downward flows one stream of bytes, in pieces: the page asks for the next ones, at most
 * `tunnelReceivesMax` questions at once, and says up to which byte it has all. What it has not said is
 * kept, and comes again where it asks for it again.
 *
 * A body upward, numbers with the high byte first: 4 bytes number of the body, from 1; 4 bytes, up to which
 * byte of the stream downward the page has all; then records. An answer downward: 4 bytes, where in the
 * stream it begins; then bytes of records, which may begin and end anywhere.
 */
import Type, { type Static } from 'typebox'

/** `POST`: opens a tunnel. */
export const tunnelPath = '/api/live/tunnel'
/** `POST` of bytes: records upward. */
export const tunnelSendPath = '/api/live/tunnel/send'
/** `POST`: bytes downward, as soon as there are any. */
export const tunnelReceivePath = '/api/live/tunnel/receive'
export const tunnelHeader = 'x-preau-tunnel'

/** Largest body upward: the largest piece of a still, and what goes beside it. */
export const tunnelSendBytesMax = 80 * 1024
/** Bodies on the way up at once: the second leaves while the first is still on a long way. */
export const tunnelSendsMax = 3
/** Questions on the way at once: the second waits here while the answer to the first is on its way. */
export const tunnelReceivesMax = 2
/** So long a question is kept at most, when there is nothing to answer. */
export const tunnelHoldMsMax = 20_000
/** Largest message that a tunnel carries, in bytes; the largest of a room are its events. */
export const tunnelMessageBytesMax = 2 * 1024 * 1024
/** Numbers of sockets and of bytes of the stream end here; a page that gets there opens another tunnel. */
export const tunnelNumberMax = 0xffff_ffff

/** The answer to opening one. */
export const openedTunnelSchema = Type.Object({ tunnel: Type.String() })
export type OpenedTunnel = Static<typeof openedTunnelSchema>

export const tunnelReceiveSchema = Type.Object(
  {
    /** Up to which byte of the stream the page has all. */
    got: Type.Integer({ minimum: 0, maximum: tunnelNumberMax }),
    /** Something did not come: all that follows `got` is sent again. */
    isAgain: Type.Boolean(),
    /**
     * The answer flows on for as long as it may. It saves most requests, where no proxy on the way
     * waits for the end of an answer before it hands it on.
     */
    isFlowing: Type.Boolean(),
  },
  { additionalProperties: false },
)
export type TunnelReceive = Static<typeof tunnelReceiveSchema>
