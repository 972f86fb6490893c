/**
 * A download that may take as long as it must, as long as something comes: on a poor line a limit of
 * the whole would cut what is nearly there, and one that is long enough holds a dead line for minutes.
 */

import { piecesOfBody } from './pieces-of-body.ts'

/**
 * The answer with its whole body; `bytes` is null where the answer is no success, whose body nobody
 * reads. Rejects when nothing came for `silenceMsMax`, as a lost line does.
 */
export async function fetchSteadily(
  address: string,
  options: {
    readonly silenceMsMax: number
    readonly priority?: RequestPriority
    /** `fetchAsPage` for what is somebody's; as it is for what anybody may have. */
    readonly send?: (address: string, init: RequestInit) => Promise<Response>
  },
): Promise<{ readonly status: number; readonly bytes: ArrayBuffer | null }> {
  const { silenceMsMax, send = fetch, ...init } = options
  const leaving = new AbortController()
  const leave = (): void => leaving.abort(new DOMException('silent', 'TimeoutError'))
  let timer = setTimeout(leave, silenceMsMax)
  const isHeard = (): void => {
    clearTimeout(timer)
    timer = setTimeout(leave, silenceMsMax)
  }
  try {
    const answer = await send(address, { ...init, signal: leaving.signal })
    isHeard()
    if (!answer.ok || answer.body === null) {
      await answer.body?.cancel()
      return { status: answer.status, bytes: null }
    }
    const pieces: Uint8Array<ArrayBuffer>[] = []
    for await (const piece of piecesOfBody(answer.body)) {
      isHeard()
      pieces.push(piece)
    }
    return { status: answer.status, bytes: await new Blob(pieces).arrayBuffer() }
  } finally {
    clearTimeout(timer)
  }
}
