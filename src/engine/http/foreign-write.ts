/**
 * Writes are accepted from our own pages only. Browsers say where a request comes from
 * (`Origin`, `Sec-Fetch-Site`); a write that carries our cookies and says neither is refused.
 */

const readingMethods = new Set(['GET', 'HEAD', 'OPTIONS'])

type Headers = Readonly<Record<string, string | string[] | undefined>>

/** True where the request would change something and does not come from our own origin. */
export function isForeignWrite(
  method: string,
  headers: Headers,
  publicOrigin: string | null,
): boolean {
  if (readingMethods.has(method)) return false
  const origin = headers.origin
  if (typeof origin === 'string') return !isOwnOrigin(origin, headers, publicOrigin)
  const site = headers['sec-fetch-site']
  if (typeof site === 'string') return site !== 'same-origin'
  // Commands and tests send no cookie and no origin; a cookie without an origin is suspect.
  return headers.cookie !== undefined
}

function isOwnOrigin(origin: string, headers: Headers, publicOrigin: string | null): boolean {
  if (publicOrigin !== null && origin === publicOrigin) return true
  const host = headers.host
  if (typeof host !== 'string') return false
  if (origin === `https://${host}`) return true
  // Where the site has a secure address, a page of its plain one may be anybody's on the line.
  return origin === `http://${host}` && publicOrigin !== `https://${host}`
}
