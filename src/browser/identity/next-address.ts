/**
 * Where somebody wanted to go before they had to sign in, carried along as `?next=`. Only
 * addresses of Préau itself count: a link from elsewhere must not lead a freshly signed-in person
 * to another site.
 */

/** The address of a page of ours, or null. */
export function nextAddressOf(search: string): string | null {
  const wanted = new URLSearchParams(search).get('next')
  if (wanted === null || !wanted.startsWith('/')) return null
  // `//elsewhere` and `/\elsewhere` are other sites to a browser.
  const base = 'https://preau.invalid'
  const url = URL.canParse(wanted, base) ? new URL(wanted, base) : null
  if (url === null || url.origin !== base) return null
  return url.pathname + url.search
}

/** The same page address with the wish carried along. */
export function withNext(path: string, search: string): string {
  const next = nextAddressOf(search)
  return next === null ? path : `${path}?next=${encodeURIComponent(next)}`
}
