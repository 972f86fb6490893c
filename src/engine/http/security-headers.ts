/**
 * The headers that every answer carries. No inline script, no foreign origin: a page
 * that was tricked into holding somebody's markup still runs nothing of it.
 */

const contentSecurityPolicy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data: blob:",
  "media-src 'self' blob:",
  "font-src 'self'",
  "connect-src 'self'",
  "worker-src 'self'",
  "manifest-src 'self'",
  "form-action 'self'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
].join('; ')

/** For files that people uploaded: nothing in them may run or load, whatever they claim to be. */
export const uploadedFileHeaders: Readonly<Record<string, string>> = {
  'content-security-policy': "default-src 'none'; style-src 'unsafe-inline'; sandbox",
  'x-content-type-options': 'nosniff',
  'cross-origin-resource-policy': 'same-origin',
  'cache-control': 'private, no-store',
}

/**
 * For an uploaded PDF that is to be read: browsers show none in a sandbox. Its type is known by its
 * bytes and never guessed again, so that it is no page; what the viewer itself needs is allowed.
 */
export const openedPdfHeaders: Readonly<Record<string, string>> = {
  ...uploadedFileHeaders,
  'content-security-policy':
    "default-src 'none'; object-src 'self'; style-src 'unsafe-inline'; frame-ancestors 'none'",
}

/** For what no browser shows as a page: if one does all the same, nothing in it may run or load. */
export function dataHeaders(isHttps: boolean): Record<string, string> {
  return {
    'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
    'x-content-type-options': 'nosniff',
    'cross-origin-resource-policy': 'same-origin',
    ...transportHeaders(isHttps),
  }
}

/**
 * For the script of a worker, which takes none of its page's policy: more scripts and data of our own,
 * nothing else.
 */
export const workerPolicy =
  "default-src 'none'; script-src 'self'; connect-src 'self'; frame-ancestors 'none'"

/**
 * For the script of a worker that brings a codec as WebAssembly: compiling it is allowed there, and
 * nowhere else. Text that becomes script stays forbidden.
 */
export const wasmWorkerPolicy = workerPolicy.replace(
  "script-src 'self'",
  "script-src 'self' 'wasm-unsafe-eval'",
)

/** For pages, and the service worker, whose own policy comes with its script. */
export function securityHeaders(isHttps: boolean): Record<string, string> {
  return {
    'content-security-policy': contentSecurityPolicy,
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'no-referrer',
    'cross-origin-opener-policy': 'same-origin',
    'cross-origin-resource-policy': 'same-origin',
    'permissions-policy':
      'camera=(self), microphone=(self), display-capture=(self), geolocation=()',
    ...transportHeaders(isHttps),
  }
}

function transportHeaders(isHttps: boolean): Record<string, string> {
  return isHttps ? { 'strict-transport-security': 'max-age=31536000' } : {}
}
