/** One call to a cell on this machine over kept connections, as a device makes it. */
import { type Agent, type IncomingHttpHeaders, request } from 'node:http'

export interface CellCall {
  readonly port: number
  readonly agent: Agent
  readonly method?: 'GET' | 'POST' | 'PUT'
  readonly path: string
  /** The `cookie` header; null: this device holds none. */
  readonly cookie: string | null
  readonly body: unknown
  /** Given up after this; for ever where it is absent. */
  readonly timeoutMs?: number
}

export interface CellAnswer {
  readonly status: number
  readonly headers: IncomingHttpHeaders
  readonly text: string
}

/** Null where the connection broke before the whole of the answer was there. */
export function callCell(call: CellCall): Promise<CellAnswer | null> {
  const { agent, cookie, method = 'POST', path, port, timeoutMs } = call
  const body = JSON.stringify(call.body)
  const headers = {
    origin: `http://127.0.0.1:${port}`,
    'content-type': 'application/json',
    'content-length': Buffer.byteLength(body),
    ...(cookie === null ? {} : { cookie }),
  }
  return new Promise((resolve) => {
    const wish = { port, agent, headers, host: '127.0.0.1', method, path }
    const sent = request(wish, (response) => {
      let text = ''
      response.setEncoding('utf8')
      response.on('data', (part: string) => {
        text += part
      })
      response.on('error', () => resolve(null))
      response.on('end', () => {
        const { complete, headers: heads, statusCode = 0 } = response
        resolve(complete ? { status: statusCode, headers: heads, text } : null)
      })
    })
    sent.on('error', () => resolve(null))
    if (timeoutMs !== undefined) sent.setTimeout(timeoutMs, () => sent.destroy())
    sent.end(body)
  })
}

/** What a good answer holds, or null where none came; throws on every other answer. */
export async function callCellWell<T>(call: CellCall): Promise<T | null> {
  const answer = await callCell(call)
  if (answer === null) return null
  if (answer.status !== 200) throw new Error(`${answer.status} ${answer.text}`)
  return JSON.parse(answer.text) as T
}
