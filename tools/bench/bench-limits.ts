/**
 * The limits of this machine, measured once in a run of the bench and only if a measurement asks: a
 * bare `node:http` server that reads the body and answers a few bytes, never left without a call.
 */
import type { BenchGround } from './bench-ground.ts'
import { runMedian } from './find-peak.ts'
import type { Call } from './load/load-plan.ts'
import { offerLoad } from './load/offer-load.ts'

const connections = 256
const seconds = 2

const call: Call = {
  method: 'POST',
  path: '/',
  // As long as an answer that is saved.
  body: JSON.stringify({ answer: { kind: 'true_false', value: true }, version: 1_000_000 }),
}

/** Calls a second that the bare server answers. */
export function callLimit(ground: BenchGround): Promise<number> {
  return ground.once('bare calls', async () => {
    const { port } = await ground.bareServer()
    const load = offerLoad({ port, connections, calls: [call], timeoutMs: 10_000 })
    const { perSecond } = await runMedian(load, { ratePerSecond: null, seconds })
    await load.stop()
    return perSecond
  })
}
