/**
 * What the journal says of one moment: a request, a connection, a sign of life, or something that
 * the operator did. One record is one line of canonical JSON (`src/kernel/canonical-json.ts`), in
 * UTF-8; only its commitment is public. What a record says, nobody can use to name a person without
 * the day's key: `source`, `person`, `claimed`, `path` and `agent` are keyed hashes of that day.
 *
 * Records read from elsewhere (a web server's log) take the same shape with the fields they have.
 */
import Type, { type Static } from 'typebox'
import { everyRecord, successionRecordSchema } from '#pipes/public-log/succession-record.ts'

/** The coarse origin of an address. Overseas is RE GP MQ GF YT NC PF PM WF BL MF. */
export const originPlaces = ['metropolitan', 'overseas', 'abroad', 'unknown'] as const
export type OriginPlace = (typeof originPlaces)[number]

/**
 * What a request was for, by the route that took it:
 * `arrival` the one request of eight o'clock · `line` the poll of a place, the waiting page ·
 * `sign-in` a card, a code or a password is shown · `work` answers, submissions, drafts, photos ·
 * `read`, `write` every other call of the API · `pack` sealed day packs · `file` the app's own files ·
 * `page` a page by its address · `live` sockets and tunnels of live classes and of news ·
 * `status` the signs of health · `none` no such address, or nothing that can be read.
 */
export const routeClasses = [
  'arrival',
  'line',
  'sign-in',
  'work',
  'read',
  'write',
  'pack',
  'file',
  'page',
  'live',
  'status',
  'none',
] as const
export type RouteClass = (typeof routeClasses)[number]

/** One of these words. */
export const oneOf = <const T extends readonly string[]>(values: T) =>
  Type.Unsafe<T[number]>(Type.Union(values.map((value) => Type.Literal(value))))

/** A keyed hash of the day, or, in records read from elsewhere, the thing itself. */
const pseudonym = Type.String({ minLength: 1, maxLength: 400 })
const count = Type.Integer({ minimum: 0 })
/** Milliseconds, to the tenth. */
const lengthMs = Type.Number({ minimum: 0 })

/** From where something came. */
const everySource = {
  source: pseudonym,
  place: oneOf(originPlaces),
  /** The network's autonomous system number; null where it is not known. */
  network: Type.Union([count, Type.Null()]),
}

/** One request, answered or not. */
export const requestRecordSchema = Type.Object(
  {
    ...everyRecord,
    ...everySource,
    kind: Type.Literal('request'),
    /** From its first byte here until the answer was handed to the system. */
    tookMs: lengthMs,
    method: Type.String({ maxLength: 16 }),
    route: oneOf(routeClasses),
    path: pseudonym,
    /** The words of the path, which is not kept, were those of a search for weak places. */
    weak: Type.Optional(Type.Literal(true)),
    /** 0: no answer went out, since the client was gone, too slow, or cut. */
    status: Type.Integer({ minimum: 0, maximum: 599 }),
    /** No answer went out, and the client never sent the rest of its body, for which this process waited. */
    unsent: Type.Optional(Type.Literal(true)),
    /** The code of the refusal, from the table of refusals. */
    refusal: Type.Optional(Type.String({ maxLength: 64 })),
    /** `valid`: signed in; `refused`: showed a session that is forged, ended or too old; `none`. */
    session: oneOf(['valid', 'refused', 'none']),
    /** Who is signed in. */
    person: Type.Optional(pseudonym),
    /** Whose account a sign-in named, whether or not it exists. */
    claimed: Type.Optional(pseudonym),
    /** Which try the client says this is: 1, 2, 3 … A claim, not a proof. */
    attempt: Type.Optional(Type.Integer({ minimum: 1 })),
    /** How many went in before, as the answer told. */
    ahead: Type.Optional(count),
    bytesIn: count,
    bytesOut: count,
    /** What the client calls itself. */
    agent: Type.Optional(pseudonym),
    /** The hash of what a receipt opens; absent where no receipt was given. */
    receipt: Type.Optional(Type.String({ maxLength: 64 })),
  },
  { additionalProperties: false },
)
export type RequestRecord = Static<typeof requestRecordSchema>

/** Why a connection ended, as its process saw it. */
export const connectionEnds = ['client', 'idle', 'slow', 'full', 'error', 'stop'] as const

/** One connection, written when it ends; those that never sent a request too. */
export const connectionRecordSchema = Type.Object(
  {
    ...everyRecord,
    ...everySource,
    kind: Type.Literal('connection'),
    /** How long it was open. */
    tookMs: lengthMs,
    /** Whole requests that came over it. */
    requests: count,
    /**
     * `client` closed by the other side · `idle` silent between requests · `slow` cut, since a
     * request did not arrive in its time · `full` refused, since too many are open · `error` ·
     * `stop` this process stopped.
     */
    end: oneOf(connectionEnds),
    bytesIn: count,
    bytesOut: count,
  },
  { additionalProperties: false },
)
export type ConnectionRecord = Static<typeof connectionRecordSchema>

/** Once a second from every process that serves: its silence is a fact, not a gap. */
export const heartbeatRecordSchema = Type.Object(
  {
    ...everyRecord,
    kind: Type.Literal('heartbeat'),
    connectionsOpen: count,
    /** Sockets open without a whole request yet. */
    connectionsSilent: count,
    /** The event loop's delay over this second, 99th percentile. */
    loopDelayMs: lengthMs,
    /** How many are let in a second at present; null: no limit is in force. */
    admitPerSecond: Type.Union([Type.Number({ minimum: 0 }), Type.Null()]),
    /** The kernel's count of connections dropped before anybody saw them, since it started; null: not told. */
    listenOverflows: Type.Union([count, Type.Null()]),
    /** Records that this process could not keep since its last heartbeat. */
    lost: count,
  },
  { additionalProperties: false },
)

/** A run of a process begins, goes on into another day (UTC), or ends. */
export const runRecordSchema = Type.Object(
  {
    ...everyRecord,
    kind: Type.Literal('run'),
    what: oneOf(['start', 'on', 'stop']),
    version: Type.String({ maxLength: 64 }),
    /** Which files `place` and `network` were read from: SHA-256 in hexadecimal, and when each was built. */
    originFiles: Type.Optional(
      Type.Array(
        Type.Object({
          what: oneOf(['country', 'network']),
          sha256: Type.String({ maxLength: 64 }),
          builtAt: Type.Number({ minimum: 0 }),
        }),
        { maxItems: 2 },
      ),
    ),
  },
  { additionalProperties: false },
)

/** Records are missing, and the process knows why: the disk was full, the queue was full. */
export const gapRecordSchema = Type.Object(
  {
    ...everyRecord,
    kind: Type.Literal('gap'),
    lost: count,
    why: oneOf(['disk', 'queue']),
  },
  { additionalProperties: false },
)

/** A rehearsal that was announced, signed and published before it began. */
export const planRecordSchema = Type.Object(
  {
    ...everyRecord,
    kind: Type.Literal('plan'),
    from: Type.Number({ minimum: 0 }),
    to: Type.Number({ minimum: 0 }),
    /** Where its load comes from. */
    sources: Type.Array(pseudonym, { maxItems: 10_000 }),
    /** SHA-256 of the signed plan, in hexadecimal. */
    planHash: Type.String({ maxLength: 64 }),
  },
  { additionalProperties: false },
)

/** Something the operator did about a source or a network. */
export const measureRecordSchema = Type.Object(
  {
    ...everyRecord,
    kind: Type.Literal('measure'),
    what: Type.String({ maxLength: 200 }),
    until: Type.Number({ minimum: 0 }),
  },
  { additionalProperties: false },
)

/** A verdict was given: its own hash becomes part of what happened. */
export const verdictRecordSchema = Type.Object(
  {
    ...everyRecord,
    kind: Type.Literal('verdict'),
    /** SHA-256 of what `./preau evidence --json` prints, in hexadecimal. */
    verdictHash: Type.String({ maxLength: 64 }),
    from: Type.Number({ minimum: 0 }),
    to: Type.Number({ minimum: 0 }),
  },
  { additionalProperties: false },
)

/** Says nothing: it stands in the log so that the log's size tells no exact count. */
export const paddingRecordSchema = Type.Object(
  { kind: Type.Literal('padding') },
  { additionalProperties: false },
)

export const journalRecordSchema = Type.Union([
  requestRecordSchema,
  connectionRecordSchema,
  heartbeatRecordSchema,
  runRecordSchema,
  gapRecordSchema,
  planRecordSchema,
  measureRecordSchema,
  verdictRecordSchema,
  successionRecordSchema,
  paddingRecordSchema,
])
export type JournalRecord = Static<typeof journalRecordSchema>
