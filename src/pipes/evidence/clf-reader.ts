/**
 * Lines of a web server's log, Common or Combined, as records. Logs from the wild have quotes around
 * whole lines, requests that are no HTTP, backslashes and cut ends: what a line does tell is taken.
 */
import { isIP } from 'node:net'
import type { RequestRecord, RouteClass } from '#pipes/journal/journal-record.ts'

const linePattern =
  /^(.+?)\s\[(\d{1,2})\/([A-Za-z]{3})\/(\d{4}):(\d\d):(\d\d):(\d\d)(?:\.(\d{1,6}))?\s?([+-]\d{2}:?\d{2}|Z)?\]\s"(.*)$/
const answer = String.raw`"\s(\d{3}|-)\s(\d+|-)(?:\s"((?:[^"\\]|\\.)*)"\s"((?:[^"\\]|\\.)*)"?(.*))?(?:\s.*)?$`
/** Servers escape the quotes of a request: whoever asks for one ends it nowhere, and says no status. */
const escapedRequest = new RegExp(String.raw`^((?:[^"\\]|\\.)*)${answer}`)
/** Of one whose quotes are not escaped, or that is cut, as much as can be told. */
const anyRequest = new RegExp(`^(.*?)${answer}`)
const lineCharactersMax = 16_384
const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']

/** Null: the line cannot be read. `number` is the line's own, from 1. */
export function readClfLine(line: string, number: number): RequestRecord | null {
  // Longer ones are no line of a log, and would only be slow to read.
  if (line.length > lineCharactersMax) return null
  const head = linePattern.exec(line)
  if (head === null) return null
  const [, begin = '', day, month, year, hour, minute, second, fraction, zone, rest = ''] = head
  const tail = escapedRequest.exec(rest) ?? anyRequest.exec(rest)
  const who = readSource(begin)
  if (tail === null || who === null) return null
  const at = instantOf([year, month, day, hour, minute, second, fraction, zone])
  const [, request = '', statusText = '-', bytes = '-', , agent, after = ''] = tail
  const status = statusText === '-' ? 0 : Number(statusText)
  if (at === null || status > 599) return null
  const { method, path } = requestOf(request)
  const { address, user } = who
  // Dashes for everything: a line that was written for nobody tells no load.
  if (address === '-' && status === 0 && /^-?$/.test(request)) return null
  const isRefused = status === 401 || status === 403
  const person = user === '-' || user === '' ? undefined : user.slice(0, 400)
  return {
    kind: 'request',
    process: 'log',
    seq: number,
    at,
    steadyMs: at,
    source: (isOwnRelay(address) ? (clientIn(after) ?? address) : address).slice(0, 400),
    place: 'unknown',
    network: null,
    tookMs: 0,
    method,
    path,
    route: routeOf(method, path, status, person !== undefined && status === 401),
    status,
    session: person === undefined ? 'none' : isRefused ? 'refused' : 'valid',
    // Whoever was turned away only claimed to be that person.
    ...(person !== undefined && (isRefused ? { claimed: person } : { person })),
    bytesIn: 0,
    bytesOut: bytes === '-' ? 0 : Math.min(Number(bytes), Number.MAX_SAFE_INTEGER),
    ...(agent !== undefined && agent !== '' && agent !== '-' && { agent: agent.slice(0, 400) }),
  }
}

/**
 * Before the instant stand address, a field nobody fills, and the user. Servers with several sites put
 * the site before; those behind relays write the list of addresses that the relays passed on; a collector of logs puts its own words before all.
 */
function readSource(begin: string): { readonly address: string; readonly user: string } | null {
  const tokens = begin.replace(/^"/, '').trim().split(/\s+/)
  const isFollowed = (at: number) => tokens.length - at >= 3
  const found = tokens.findIndex((token, at) => isFollowed(at) && isAddress(bare(token)))
  const from = Math.max(0, found)
  let end = from
  while (tokens[end]?.endsWith(',') === true && isFollowed(end + 1)) end += 1
  const address = lastClient(tokens.slice(from, end + 1)) ?? bare(tokens[from] ?? '')
  if (address === '' || !isFollowed(end)) return null
  const user = tokens.slice(end + 2).join(' ')
  return { address, user: user.replace(/^"(.*)"$/, '$1') }
}

/** Without the comma of a list, quotes, brackets, and a port. */
function bare(token: string): string {
  const told = token.replace(/,$/, '').replace(/^"+|"+$/g, '')
  const plain = told.replace(/\]:\d+$/, '').replace(/^\[+|\]+$/g, '')
  return /^\d+\.\d+\.\d+\.\d+:\d+$/.test(plain) ? plain.replace(/:\d+$/, '') : plain
}

function isAddress(text: string): boolean {
  return isIP(text) !== 0
}

const privateAddress =
  /^(?:::ffff:)?(?:10\.|127\.|192\.168\.|169\.254\.|172\.(?:1[6-9]|2\d|3[01])\.|::1$|f[cd][0-9a-f]{2}:|fe80:)/i

/** Only a relay of one's own is believed about who stands behind it: others can write what they like. */
function isOwnRelay(address: string): boolean {
  return isAddress(address) && privateAddress.test(address)
}

/** The client in what stands behind the agent: a list of addresses in quotes, as many servers add. */
function clientIn(after: string): string | null {
  for (const [, field = ''] of after.matchAll(/"((?:[^"\\]|\\.)*)"/g)) {
    const client = lastClient(field.split(','))
    if (client !== null) return client
  }
  return null
}

/**
 * Each relay writes whom it saw at the end of the list; what stands before that, the client may have
 * written itself. Relays of one's own are passed over, and the first of others is as far as one can believe.
 */
function lastClient(listed: readonly string[]): string | null {
  let furthest: string | null = null
  for (const each of listed.toReversed()) {
    const address = bare(each.trim())
    if (!isAddress(address)) break
    furthest = address
    if (!privateAddress.test(address)) break
  }
  return furthest
}

function instantOf(parts: readonly (string | undefined)[]): number | null {
  const [year, month = '', day, hour, minute, second, fraction = '0', zone = '+0000'] = parts
  const monthIndex = months.indexOf(month.toLowerCase())
  if (monthIndex < 0 || Number(hour) > 23 || Number(minute) > 59 || Number(second) > 60) return null
  // A year before is none of a web server, and below 100 it would be another one.
  const isDay = Number(day) >= 1 && Number(day) <= lastOfMonth(Number(year), monthIndex)
  if (Number(year) < 1970 || !isDay) return null
  const at = Date.UTC(
    Number(year),
    monthIndex,
    Number(day),
    Number(hour),
    Number(minute),
    Number(second),
    Math.floor(Number(`0.${fraction}`) * 1_000),
  )
  if (zone === 'Z') return at
  const sign = zone.startsWith('-') ? -1 : 1
  const [hours, minutes] = [Number(zone.slice(1, 3)), Number(zone.slice(-2))]
  return hours > zoneHoursMax || minutes > 59 ? null : at - sign * (hours * 60 + minutes) * 60_000
}

/** Of the islands that are first to see a day. */
const zoneHoursMax = 14

function lastOfMonth(year: number, monthIndex: number): number {
  return new Date(Date.UTC(year, monthIndex + 1, 0)).getUTCDate()
}

function requestOf(request: string): { readonly method: string; readonly path: string } {
  const parts = /^([A-Za-z]{2,16}) (.+?)(?: HTTP\/[\d.]+)?$/.exec(request)
  if (parts === null) return { method: '-', path: request.slice(0, 400) || '-' }
  const path = (parts[2] ?? '/').replace(/^https?:\/\/[^/]+/i, '') || '/'
  return { method: (parts[1] ?? '-').toUpperCase(), path: path.slice(0, 400) }
}

const fileEnding =
  /\.(?:js|mjs|css|png|jpe?g|gif|svg|ico|webp|avif|woff2?|ttf|otf|eot|map|mp[34]|webm|ogg|pdf|zip|txt|xml|json|wasm|swf|webmanifest)$/i

/** Where people show who they are, by the names of schools' portals and of what runs behind them. */
const door =
  /(?:^|\/)(?:(?:wp-)?log-?[io]n|sign-?in|(?:se-)?connexion|se-connecter|identification|authentification|sessions?|auth|authenticate|oauth2?|token|cas|saml2?|sso|shibboleth\.sso|login-actions|j_(?:spring_)?security_check)(?:[/.]|$)/

/** The route class, as far as a path tells. Without an API behind it, most of it is pages. */
function routeOf(method: string, full: string, status: number, isTry: boolean): RouteClass {
  const path = full.replace(/[?#].*$/, '').toLowerCase()
  if (!path.startsWith('/')) return 'none'
  if (isTry) return 'sign-in'
  if (status === 404 || status === 405) return 'none'
  // Some doors say 400 to a wrong password; nobody mistypes an address by POST.
  const isDoor = door.test(path)
  if (isDoor && method === 'POST') return 'sign-in'
  if (status === 400) return 'none'
  if (/^\/api\/arrival\b/.test(path)) return 'arrival'
  if (/^\/(?:api\/place|attente)\b/.test(path)) return 'line'
  if (isDoor) return 'page'
  if (/^\/(?:api\/)?(?:health|healthz|status|statut|ready|ping)\b/.test(path)) return 'status'
  if (/^\/api\/.*(?:attempt|submission|draft|photo|copies|answers)/.test(path)) return 'work'
  if (/^\/api\/(?:packs?)\b/.test(path)) return 'pack'
  if (/(?:^|\/)(?:live|socket|ws|tunnel)(?:\/|$)/.test(path)) return 'live'
  if (fileEnding.test(path) && method !== 'POST') return 'file'
  if (path.startsWith('/api/')) return method === 'GET' || method === 'HEAD' ? 'read' : 'write'
  return method === 'GET' || method === 'HEAD' ? 'page' : 'write'
}
