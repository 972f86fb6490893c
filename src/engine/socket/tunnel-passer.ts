/** Passes a request of a tunnel on to the process that has it, and its answer back, as it comes. */
import { Agent, type IncomingMessage, request } from 'node:http'
import { PassThrough } from 'node:stream'
import { text } from 'node:stream/consumers'
import { tunnelHoldMsMax } from '#contract/live-tunnel.ts'
import { StreamReply } from '#engine/http/route.ts'
import { accept, type Refusal, type Result, refuse } from '#kernel/result.ts'

/** Connections to one other process. */
const connectionsMax = 4_000
/** Requests under way to all of them. */
const passedMax = 8_000
/** A process that says nothing for so long is gone. */
const silentMsMax = tunnelHoldMsMax + 5_000
const busyRetryMs = 2_000

export interface TunnelPasser {
  pass(
    target: string,
    call: {
      readonly path: string
      readonly type: string
      readonly headers: Readonly<Record<string, string>>
      readonly body: Uint8Array
    },
  ): Promise<Result<StreamReply>>
  close(): void
}

export function createTunnelPasser(): TunnelPasser {
  const agent = new Agent({ keepAlive: true, maxSockets: connectionsMax, maxFreeSockets: 100 })
  let underWay = 0
  return {
    async pass(target, { body, headers, path, type }) {
      if (underWay >= passedMax) return refuse('overloaded', { retryAfterMs: busyRetryMs })
      underWay += 1
      const answer = await new Promise<IncomingMessage | null>((resolve) => {
        const asked = request(`http://${target}${path}`, {
          agent,
          method: 'POST',
          headers: { ...headers, 'content-type': type, 'content-length': body.length },
          timeout: silentMsMax,
        })
        asked.once('response', resolve)
        asked.once('timeout', () => asked.destroy())
        // Nobody there: its tunnels are gone with it. After the answer began, the answer's end says so.
        asked.on('error', () => resolve(null))
        asked.once('close', () => {
          underWay -= 1
        })
        asked.end(body)
      })
      if (answer === null) return refuse('not_found')
      if (answer.statusCode !== 200) return { ok: false, refusal: await refusalIn(answer) }
      const said = answer.headers['content-type'] ?? ''
      const { 'cache-control': cache = '', 'x-accel-buffering': buffering = '' } = answer.headers
      return accept(
        new StreamReply(untilItsEnd(answer), said, {
          'cache-control': cache,
          'x-accel-buffering': String(buffering),
        }),
      )
    },
    close: () => agent.destroy(),
  }
}

/**
 * An answer whose process dies is an answer that ends: what is missing the page asks for again, and learns
 * then that the tunnel is gone.
 */
function untilItsEnd(answer: IncomingMessage): PassThrough {
  const through = new PassThrough()
  answer.on('error', () => through.end())
  through.once('close', () => {
    answer.destroy()
    // Whoever asked is gone: that nothing had come yet is no failure.
    through.push(null)
  })
  return answer.pipe(through)
}

async function refusalIn(answer: IncomingMessage): Promise<Refusal> {
  await text(answer).catch(() => '')
  switch (answer.statusCode) {
    case 400:
      return { code: 'bad_request' }
    case 401:
      return { code: 'session_ended' }
    case 429:
      return { code: 'too_many_requests', detail: { retryAfterMs: busyRetryMs } }
    case 404:
      return { code: 'not_found' }
    default:
      return { code: 'overloaded', detail: { retryAfterMs: busyRetryMs } }
  }
}
