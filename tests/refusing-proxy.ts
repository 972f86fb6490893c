/**
 * A proxy as schools have them: it hands requests on and takes its time, and lets no WebSocket through.
 * Where it waits for the end of an answer before it hands it on, nothing flows either.
 */
import { Agent, createServer, type IncomingMessage, request, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Duplex } from 'node:stream'
import { setTimeout as wait } from 'node:timers/promises'

export interface RefusingProxy {
  readonly port: number
  /** Of all requests so far, by path. */
  readonly asked: readonly string[]
  /** Upgrades that were refused. */
  refused(): number
  /** Requests and answers with their heads, as they were on the wire, in bytes. */
  bytes(): number
  stop(): void
}

/** `targetPorts`: asked in turn, as the several processes of a cell are. */
export async function startRefusingProxy(
  targetPorts: number | readonly number[],
  how: {
    /** Each way. */
    readonly delayMs?: number
    /** Hands an answer on when it is whole. */
    readonly isWaiting?: boolean
    /** Takes a handshake and never answers it, rather than saying no. */
    readonly isSwallowing?: boolean
  } = {},
): Promise<RefusingProxy> {
  const { delayMs = 0, isSwallowing = false, isWaiting = false } = how
  const agent = new Agent({ keepAlive: true })
  const asked: string[] = []
  const targets = [targetPorts].flat()
  const swallowed = new Set<Duplex>()
  let refused = 0
  let bytes = 0
  const headBytes = (heads: readonly string[]): number => heads.join(': ').length + 40

  async function pass(from: IncomingMessage, to: ServerResponse): Promise<void> {
    const port = targets[asked.length % targets.length] ?? 0
    asked.push(from.url ?? '')
    bytes += headBytes(from.rawHeaders)
    const said: Buffer[] = []
    for await (const piece of from) said.push(piece as Buffer)
    await wait(delayMs)
    const body = Buffer.concat(said)
    bytes += body.length
    const { headers, method, url: path } = from
    const onward = request({ host: '127.0.0.1', port, agent, method, path, headers })
    to.once('close', () => onward.destroy())
    onward.end(body)
    const answer = await new Promise<IncomingMessage>((resolve, reject) => {
      onward.once('response', resolve)
      onward.on('error', reject)
    })
    bytes += headBytes(answer.rawHeaders)
    // Each piece as long after it came, in its order.
    let last = begin(answer, to)
    async function begin(given: IncomingMessage, out: ServerResponse): Promise<void> {
      if (isWaiting) return
      await wait(delayMs)
      out.writeHead(given.statusCode ?? 502, given.headers)
    }
    const whole: Buffer[] = []
    for await (const piece of answer) {
      bytes += (piece as Buffer).length
      whole.push(piece as Buffer)
      if (isWaiting) continue
      const turn = Promise.all([last, wait(delayMs)])
      last = turn.then(() => void to.write(piece))
    }
    await Promise.all([last, wait(delayMs)])
    if (!isWaiting) return void to.end()
    to.writeHead(answer.statusCode ?? 502, answer.headers)
    to.end(Buffer.concat(whole))
  }

  const server = createServer((from, to) => {
    pass(from, to).catch(() => to.destroy())
  })
  server.on('upgrade', (_request, stream: Duplex) => {
    refused += 1
    stream.on('error', () => stream.destroy())
    if (isSwallowing) swallowed.add(stream)
    else stream.end('HTTP/1.1 403 Forbidden\r\ncontent-length: 0\r\nconnection: close\r\n\r\n')
  })
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
  return {
    port: (server.address() as AddressInfo).port,
    asked,
    refused: () => refused,
    bytes: () => bytes,
    stop() {
      for (const stream of swallowed) stream.destroy()
      agent.destroy()
      server.close()
      server.closeAllConnections()
    },
  }
}
