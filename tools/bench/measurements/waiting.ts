/**
 * What waiting costs: memory of the line for each of 100,000 people, and polls of a place a second
 * beside what a bare server answers at all.
 */
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import type { ArrivalReply } from '#contract/arrival.ts'
import { systemClock } from '#kernel/clock.ts'
import { mintId } from '#kernel/ids.ts'
import { systemRandom } from '#kernel/random.ts'
import { createMemoryLine } from '#pipes/waiting-room/memory-line.ts'
import { ticketCookie } from '#pipes/waiting-room/ticket.ts'
import { callLimit } from '../bench-limits.ts'
import { findPeak } from '../find-peak.ts'
import type { Measurement } from '../finding.ts'

const people = 100_000
const pupilsOfClass = 30
const pollers = 2_000
const p99MsMax = 250
/** Nobody is let in while polls are counted. */
const closedRate = 0.001

export const waiting: Measurement = {
  name: 'waiting',
  target: { value: 400, is: 'at_most', ofLimitMin: 0.4, p99MsMax },
  async measure(ground) {
    const bytes = await bytesPerWaiting()
    const { pupils } = await ground.school()
    const cell = await ground.schoolCell(closedRate)
    const tickets = await Promise.all(
      pupils.slice(0, pollers).map(({ cookie }) => ticketOf(cell.port, cookie)),
    )
    const calls = tickets.map((ticket) => ({
      method: 'POST' as const,
      path: '/api/place',
      // As a browser does, which keeps it for pages as well.
      headers: { cookie: `${ticketCookie}=${ticket}` },
      body: JSON.stringify({ ticket }),
    }))
    const limit = await callLimit(ground)
    const polls = await findPeak({ port: cell.port, calls, limit, p99MsMax })
    await cell.stop()
    const { failed, ofLimit, p99Ms, voided } = polls
    return { value: bytes, unit: 'bytes a person', limit, ofLimit, p99Ms, failed, voided }
  },
}

async function bytesPerWaiting(): Promise<number> {
  setFlagsFromString('--expose_gc')
  const collect = runInNewContext('gc') as () => void
  const line = createMemoryLine()
  await line.release(0, Date.now())
  const classIds = Array.from({ length: people / pupilsOfClass }, () =>
    mintId(systemClock, systemRandom),
  )
  collect()
  const before = process.memoryUsage().heapUsed
  for (let number = 1; number <= people; number += 1) {
    const nowMs = Date.now()
    await line.take(
      {
        key: `a:${mintId(systemClock, systemRandom)}`,
        lane: 'known',
        together: classIds[number % classIds.length] ?? null,
        isStaff: false,
        orderMs: nowMs,
        draw: 0,
        number: { epoch: 1, number },
        arrivedAtMs: nowMs,
      },
      nowMs,
    )
  }
  await line.release(0, Date.now())
  collect()
  const used = process.memoryUsage().heapUsed - before
  const { waiting: sizes } = await line.sizes()
  if (sizes.known !== people) throw new Error(`${sizes.known} wait instead of ${people}`)
  return used / people
}

async function ticketOf(port: number, cookie: string): Promise<string> {
  const origin = `http://127.0.0.1:${port}`
  const answer = await fetch(`${origin}/api/arrival`, {
    method: 'POST',
    headers: { origin, cookie, 'content-type': 'application/json' },
    body: '{}',
  })
  const reply = (await answer.json()) as ArrivalReply
  if (reply.state !== 'waiting') throw new Error('somebody was let in')
  return reply.ticket
}
