/**
 * The only place that reads the environment: every setting is read, checked and named here
 * once, and the rest of the house receives a frozen `Config`.
 */
import { isIP } from 'node:net'
import { isAbsolute, join, resolve } from 'node:path'
import { type JournalSettings, readJournalSettings } from '#engine/config/journal-settings.ts'
import { PlainError } from '#engine/config/plain-error.ts'
import { readVideoSettings, type VideoSettings } from '#engine/config/video-settings.ts'
import { instantOf, isDay } from '#kernel/calendar-day.ts'

/** The folder that holds package.json, migrations/ and, unless told otherwise, data/. */
export const installFolder = resolve(import.meta.dirname, '../../..')

export const logLevels = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const
export type LogLevel = (typeof logLevels)[number]

export interface Config {
  /** Port of the site; 0 lets the machine choose one. `PORT`, 8080. */
  readonly port: number
  /** Address to listen on. `PREAU_HOST`, 127.0.0.1: only this machine, or a proxy on it. */
  readonly host: string
  /** Absolute folder of database, keys and files. `PREAU_DATA`, `data` beside package.json. */
  readonly dataDir: string
  /** A PostgreSQL server of the operator's own; null means the embedded one. `DATABASE_URL`. */
  readonly databaseUrl: string | null
  /**
   * A Valkey or Redis server that several web processes share; null means that one process keeps
   * everything in its memory. `PREAU_VALKEY_URL`.
   */
  readonly valkeyUrl: string | null
  /**
   * Host and port under which other web processes reach this one; null: those of this machine do, where
   * it listens. `PREAU_PEER_ADDRESS`.
   */
  readonly peerAddress: string | null
  /** The address that people type, without a slash at its end. `PREAU_URL`. */
  readonly publicUrl: string | null
  /**
   * Whether `publicUrl` is one that a phone at home can open: https, with a name or address
   * that is not this machine. Real class cards are printed only then.
   */
  readonly publicUrlIsReal: boolean
  /** Addresses or CIDR ranges whose `X-Forwarded-For` is believed. `PREAU_TRUSTED_PROXIES`. */
  readonly trustedProxies: readonly string[]
  /** IANA name, for schools that have not set their own. `PREAU_TIME_ZONE`, Europe/Paris. */
  readonly timeZone: string
  /**
   * People let in a second while no certificate says more. `PREAU_ADMISSION_RATE`, 100: what two
   * cores serve with ease, so that a school of 800 is in within eight seconds.
   */
  readonly admissionRate: number
  /**
   * An announced opening: whoever comes in the half hour before it waits, and a lottery decides.
   * Ms since 1970; null: the door is always open. `PREAU_OPENING`, such as 2026-04-07T08:00.
   */
  readonly openingAtMs: number | null
  readonly video: VideoSettings
  readonly journal: JournalSettings
  /** `PREAU_LOG_LEVEL`, info. */
  readonly logLevel: LogLevel
  /** Lets data lie under the system's temporary folder. `PREAU_ALLOW_TEMPORARY=1`; for tests. */
  readonly allowTemporary: boolean
}

export type Environment = Readonly<Record<string, string | undefined>>

/** The environment of this process; tests hand in their own. */
export function processEnvironment(): Environment {
  return process.env
}

/**
 * Reads and checks every setting. `overrides` come from the command line and win.
 * An empty variable counts as absent. Throws a `PlainError` that names the variable.
 */
export function loadConfig(env: Environment, overrides: Partial<Config> = {}): Config {
  const publicUrl = readPublicUrl(env)
  const config: Config = {
    port: readPort(env),
    host: read(env, 'PREAU_HOST') ?? '127.0.0.1',
    dataDir: readDataDir(env),
    databaseUrl: readDatabaseUrl(env),
    valkeyUrl: readValkeyUrl(env),
    peerAddress: readPeerAddress(env),
    publicUrl,
    publicUrlIsReal: isRealUrl(publicUrl),
    trustedProxies: readTrustedProxies(env),
    timeZone: readTimeZone(env),
    admissionRate: readAdmissionRate(env),
    openingAtMs: readOpening(env),
    video: readVideoSettings((name) => read(env, name)),
    journal: readJournalSettings((name) => read(env, name)),
    logLevel: readLogLevel(env),
    allowTemporary: read(env, 'PREAU_ALLOW_TEMPORARY') === '1',
    ...overrides,
  }
  return Object.freeze({ ...config, publicUrlIsReal: isRealUrl(config.publicUrl) })
}

/** Where tests may create databases; null means that they start their own server. */
export function testDatabaseUrl(env: Environment): string | null {
  return read(env, 'TEST_DATABASE_URL') ?? null
}

/** A port as typed by a person. Throws a `PlainError` that names `source`. */
export function parsePort(source: string, text: string): number {
  const port = Number(text)
  if (/^\d{1,5}$/.test(text) && port <= 65_535) return port
  throw badValue(source, text, 'un numéro de port, de 0 à 65535', 'a port number, 0 to 65535')
}

function read(env: Environment, name: string): string | undefined {
  const text = env[name]?.trim()
  return text === '' ? undefined : text
}

function badValue(name: string, text: string, french: string, english: string): PlainError {
  return new PlainError({
    french: `Le réglage ${name} vaut « ${text} » ; il faut ${french}.`,
    english: `The setting ${name} is "${text}"; it must be ${english}.`,
  })
}

function readPort(env: Environment): number {
  const text = read(env, 'PORT')
  return text === undefined ? 8080 : parsePort('PORT', text)
}

function readDataDir(env: Environment): string {
  const text = read(env, 'PREAU_DATA')
  if (text === undefined) return join(installFolder, 'data')
  return isAbsolute(text) ? resolve(text) : resolve(process.cwd(), text)
}

function readDatabaseUrl(env: Environment): string | null {
  const text = read(env, 'DATABASE_URL')
  if (text === undefined) return null
  if (URL.canParse(text) && /^postgres(ql)?:$/.test(new URL(text).protocol)) return text
  // The value may hold a password: it is not repeated.
  throw new PlainError({
    french:
      'Le réglage DATABASE_URL doit être une adresse de la forme postgresql://utilisateur:mot-de-passe@serveur/base.',
    english:
      'The setting DATABASE_URL must be an address like postgresql://user:password@server/database.',
  })
}

/** `valkey://` is what Valkey's own papers write; the protocol and the client's word are Redis's. */
function readValkeyUrl(env: Environment): string | null {
  const text = read(env, 'PREAU_VALKEY_URL')?.replace(/^valkey(s?):/, 'redis$1:')
  if (text === undefined) return null
  const url = URL.canParse(text) ? new URL(text) : null
  if (url !== null && /^rediss?:$/.test(url.protocol) && url.hostname !== '') return text
  // The value may hold a password: it is not repeated.
  throw new PlainError({
    french:
      'Le réglage PREAU_VALKEY_URL doit être une adresse de la forme redis://:mot-de-passe@serveur:6379.',
    english: 'The setting PREAU_VALKEY_URL must be an address like redis://:password@server:6379.',
  })
}

function readPeerAddress(env: Environment): string | null {
  const text = read(env, 'PREAU_PEER_ADDRESS')
  if (text === undefined) return null
  const [, host = '', port = ''] = /^([\w.-]+|\[[\da-fA-F:]+\]):(\d{1,5})$/.exec(text) ?? []
  if (host !== '' && Number(port) >= 1 && Number(port) <= 65_535) return text
  throw badValue(
    'PREAU_PEER_ADDRESS',
    text,
    'un hôte et un port, comme 10.0.0.6:8080',
    'a host and a port, like 10.0.0.6:8080',
  )
}

function readPublicUrl(env: Environment): string | null {
  const text = read(env, 'PREAU_URL')
  if (text === undefined) return null
  const url = URL.canParse(text) ? new URL(text) : null
  if (
    url !== null &&
    /^https?:$/.test(url.protocol) &&
    url.username === '' &&
    url.pathname === '/' &&
    url.search === '' &&
    url.hash === ''
  ) {
    return url.origin
  }
  throw badValue(
    'PREAU_URL',
    text,
    'une adresse sans chemin, comme https://preau.exemple.fr',
    'an address without a path, like https://preau.example.org',
  )
}

/** Hosts that only this machine or this network can open. RFC 6761, RFC 6762, RFC 1918, RFC 4193. */
const closedHosts =
  /^(localhost|.*\.localhost|.*\.local|127\..*|0\.0\.0\.0|10\..*|192\.168\..*|172\.(1[6-9]|2\d|3[01])\..*|169\.254\..*|\[(::1?|f[cd].*|fe[89ab].*)\])$/

function isRealUrl(publicUrl: string | null): boolean {
  if (publicUrl === null) return false
  const url = new URL(publicUrl)
  return url.protocol === 'https:' && !closedHosts.test(url.hostname)
}

function readTrustedProxies(env: Environment): readonly string[] {
  const text = read(env, 'PREAU_TRUSTED_PROXIES')
  if (text === undefined) return []
  const ranges = text.split(/[\s,]+/).filter((range) => range !== '')
  for (const range of ranges) {
    if (isAddressRange(range)) continue
    throw badValue(
      'PREAU_TRUSTED_PROXIES',
      text,
      'des adresses séparées par des virgules, comme 127.0.0.1, 10.0.0.0/8',
      'addresses separated by commas, like 127.0.0.1, 10.0.0.0/8',
    )
  }
  return Object.freeze(ranges)
}

function isAddressRange(range: string): boolean {
  const [address = '', bits, ...rest] = range.split('/')
  const family = isIP(address)
  if (family === 0 || rest.length > 0) return false
  return bits === undefined || (/^\d{1,3}$/.test(bits) && Number(bits) <= (family === 4 ? 32 : 128))
}

function readTimeZone(env: Environment): string {
  const text = read(env, 'PREAU_TIME_ZONE') ?? 'Europe/Paris'
  try {
    return new Intl.DateTimeFormat('fr', { timeZone: text }).resolvedOptions().timeZone
  } catch {
    throw badValue(
      'PREAU_TIME_ZONE',
      text,
      'un fuseau comme Europe/Paris ou Indian/Reunion',
      'a time zone like Europe/Paris or Indian/Reunion',
    )
  }
}

/** More than any process can serve. */
const admissionRateMax = 100_000

function readAdmissionRate(env: Environment): number {
  const text = read(env, 'PREAU_ADMISSION_RATE')
  if (text === undefined) return 100
  const rate = Number(text)
  if (/^\d{1,6}(\.\d{1,3})?$/.test(text) && rate > 0 && rate <= admissionRateMax) return rate
  throw badValue(
    'PREAU_ADMISSION_RATE',
    text,
    `un nombre de personnes par seconde, jusqu’à ${admissionRateMax}`,
    `a number of people a second, up to ${admissionRateMax}`,
  )
}

function readOpening(env: Environment): number | null {
  const text = read(env, 'PREAU_OPENING')
  if (text === undefined) return null
  const [, day = '', time = ''] = /^(\d{4}-\d\d-\d\d)T((?:[01]\d|2[0-3]):[0-5]\d)$/.exec(text) ?? []
  if (isDay(day)) return instantOf(day, time, readTimeZone(env))
  throw badValue(
    'PREAU_OPENING',
    text,
    'un jour et une heure comme 2026-04-07T08:00',
    'a day and a time like 2026-04-07T08:00',
  )
}

function readLogLevel(env: Environment): LogLevel {
  const text = read(env, 'PREAU_LOG_LEVEL') ?? 'info'
  const level = logLevels.find((known) => known === text)
  if (level !== undefined) return level
  throw badValue(
    'PREAU_LOG_LEVEL',
    text,
    `l’un de ${logLevels.join(', ')}`,
    `one of ${logLevels.join(', ')}`,
  )
}
