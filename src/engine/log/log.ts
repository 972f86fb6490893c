/**
 * The house's log: one JSON line per event for machines, readable lines on a terminal.
 * It holds facts about the running of the place, never what people wrote, and whatever
 * could open a door (cookies, codes, passwords, keys) is struck out before it is written.
 */
import { pino } from 'pino'
import { readableLines } from '#engine/log/readable-lines.ts'

/** What the rest of the house needs of a logger; pino's and Fastify's loggers fit. */
export interface Log {
  debug(facts: object, message: string): void
  info(facts: object, message: string): void
  warn(facts: object, message: string): void
  error(facts: object, message: string): void
}

export interface LogOptions {
  readonly level: string
  /** Readable lines in place of JSON; by default when the standard output is a terminal. */
  readonly readable?: boolean
  /** Where the lines go; by default the standard output. */
  readonly destination?: { write(line: string): void }
}

/** Names of fields that never reach the log, at the top and one or two levels down. */
const secretFields = [
  'cookie',
  '["set-cookie"]',
  'authorization',
  'password',
  'passwordHash',
  'code',
  'secret',
  'token',
  'key',
  'databaseUrl',
  'valkeyUrl',
  'connectionString',
]

const redactedPaths = secretFields.flatMap((field) => {
  const dotted = field.startsWith('[') ? field : `.${field}`
  return [field, `*${dotted}`, `*.*${dotted}`]
})

/** Creates the log of a process. */
export function createLog(options: LogOptions): pino.Logger {
  const readable = options.readable ?? process.stdout.isTTY === true
  const target = options.destination ?? process.stdout
  return pino(
    {
      level: options.level,
      base: null,
      timestamp: pino.stdTimeFunctions.isoTime,
      formatters: { level: (label) => ({ level: label }) },
      redact: { paths: redactedPaths, censor: '[struck out]' },
      serializers: { err: errorFacts },
    },
    readable ? readableLines(target) : target,
  )
}

/** A log that says nothing: for tests and short commands. */
export const silentLog: Log = {
  debug: () => undefined,
  info: () => undefined,
  warn: () => undefined,
  error: () => undefined,
}

/**
 * What may be said of an error. PostgreSQL puts the offending row into `detail`, and the offending
 * value into the message where it fits no type (class 22): either may hold a name or a code, so
 * that only class, code and constraint are kept.
 */
function errorFacts(error: unknown): object {
  if (!(error instanceof Error)) return { message: String(error) }
  const repeatsValue = 'severity' in error && /^22/.test(String(Reflect.get(error, 'code')))
  const message = repeatsValue ? 'a value that its type does not take' : error.message
  const facts: Record<string, unknown> = { type: error.name, message }
  for (const name of ['code', 'constraint', 'table', 'statusCode']) {
    const value: unknown = Reflect.get(error, name)
    // Under another name than `code`, which is struck out as a class card's code would be.
    if (value !== undefined) facts[name === 'code' ? 'errorCode' : name] = value
  }
  const stack = error.stack ?? ''
  facts.stack = repeatsValue ? stack.slice(Math.max(0, stack.indexOf('\n    at '))) : stack
  return facts
}
