/** Puts a bounded load on a server of this machine and says what came back. */
import autocannon from 'autocannon'

/** Seconds of one measurement; the first second of a run is not counted apart. */
export const secondsOfRun = 5
/** Runs of each measurement; the median counts. */
export const runs = 3
/** Connections at once. */
export const connections = 64

export interface Call {
  readonly method: 'GET' | 'POST' | 'PUT'
  readonly path: string
  readonly headers?: Readonly<Record<string, string>>
  readonly body?: string
}

export interface Figures {
  readonly perSecond: number
  readonly p50Ms: number
  readonly p99Ms: number
  /** Answers other than 2xx, and connections that broke. */
  readonly failed: number
}

/** `next` makes each call; the median of the runs by rate. */
export async function measure(
  port: number,
  next: () => Call,
  atOnce: number = connections,
): Promise<Figures> {
  const figures: Figures[] = []
  for (let run = 0; run < runs; run += 1) figures.push(await measureOnce(port, next, atOnce))
  figures.sort((left, right) => left.perSecond - right.perSecond)
  const median = figures[Math.floor(runs / 2)]
  if (median === undefined) throw new Error('no run was made')
  return { ...median, failed: figures.reduce((sum, one) => sum + one.failed, 0) }
}

async function measureOnce(port: number, next: () => Call, atOnce: number): Promise<Figures> {
  const result = await autocannon({
    url: `http://127.0.0.1:${port}`,
    connections: atOnce,
    duration: secondsOfRun,
    timeout: 30,
    requests: [
      {
        setupRequest: (request: Record<string, unknown>) => {
          const call = next()
          return {
            ...request,
            method: call.method,
            path: call.path,
            body: call.body,
            headers: {
              origin: `http://127.0.0.1:${port}`,
              ...(call.body === undefined ? {} : { 'content-type': 'application/json' }),
              ...call.headers,
            },
          }
        },
      },
    ],
  })
  return {
    perSecond: result['2xx'] / result.duration,
    p50Ms: result.latency.p50,
    p99Ms: result.latency.p99,
    failed: result.non2xx + result.errors + result.timeouts,
  }
}
