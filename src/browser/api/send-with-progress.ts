/**
 * Sends a body and tells how much of it has left: `fetch` cannot, so the browser's older request
 * does it. It answers as `fetch` would, with a Response or a thrown TypeError or AbortError.
 */

/** `share` in [0, 1] of the body's bytes. */
export type OnSent = (share: number) => void

/** Statuses that a Response may only carry without a body (Fetch standard, "null body status"). */
const withoutBody: readonly number[] = [204, 205, 304]

export function sendWithProgress(
  address: string,
  init: RequestInit,
  onSent: OnSent,
): Promise<Response> {
  return new Promise((done, failed) => {
    const request = new XMLHttpRequest()
    const { signal } = init
    const stop = (): void => request.abort()
    request.open(init.method ?? 'POST', address)
    for (const [name, value] of new Headers(init.headers)) request.setRequestHeader(name, value)
    request.responseType = 'arraybuffer'
    request.upload.onprogress = ({ loaded, total }) => onSent(total > 0 ? loaded / total : 0)
    request.upload.onload = () => onSent(1)
    request.onload = () => {
      const headers = new Headers()
      for (const line of request.getAllResponseHeaders().trim().split('\r\n')) {
        const [name = '', ...rest] = line.split(':')
        if (name !== '') headers.append(name, rest.join(':').trim())
      }
      const { status } = request
      const body = withoutBody.includes(status) ? null : (request.response as ArrayBuffer)
      done(new Response(body, { status, headers }))
    }
    request.onerror = () => failed(new TypeError('no connection'))
    request.onabort = () => failed(new DOMException('aborted', 'AbortError'))
    request.onloadend = () => signal?.removeEventListener('abort', stop)
    signal?.addEventListener('abort', stop)
    if (signal?.aborted) return failed(new DOMException('aborted', 'AbortError'))
    request.send((init.body ?? null) as XMLHttpRequestBodyInit | null)
  })
}
