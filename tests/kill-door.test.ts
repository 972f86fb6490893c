/**
 * The server is killed while hundreds arrive, at seeded moments. Whoever was given a time and a
 * number has the same ones afterwards, signed in or not; no number is given twice, ever.
 */
import assert from 'node:assert/strict'
import { mkdtempSync } from 'node:fs'
import { rm } from 'node:fs/promises'
import { Agent } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import type { ArrivalReply } from '#contract/arrival.ts'
import { openKeyRing } from '#engine/config/key-ring.ts'
import { seededRandom, systemRandom } from '#kernel/random.ts'
import type { PipesTables } from '#pipes/pipe-tables.ts'
import { sessionKeyName } from '#school/sign-in/session-token.ts'
import type { SchoolTables } from '#school/tables.ts'
import { callCellWell } from './call-cell.ts'
import { startCellProcess } from './cell-process.ts'
import { createCrowd } from './crowd.ts'
import { withTestDatabase } from './test-database.ts'
import { createTestSchool } from './test-school.ts'

const rounds = 5
const pupilsOfRound = 120
const strangersOfRound = 40
const seed = 20_210_406

const { database, source } = await withTestDatabase<SchoolTables & PipesTables>()
const db = database.kysely
const dataDir = mkdtempSync(join(tmpdir(), 'preau-kill-door-'))
after(() => rm(dataDir, { recursive: true }))
const sessionKey = openKeyRing(dataDir, systemRandom).key(sessionKeyName)
const school = await createTestSchool(database.kysely.$pickTables<keyof SchoolTables>())

interface Comer {
  /** Null: nobody is signed in. */
  readonly cookie: string | null
  ticket: string | null
  number: string | null
  arrivedAt: string | null
}

/** The answer, or null where the connection broke before the whole of it was there. */
function arrive(
  port: number,
  agent: Agent,
  { cookie, ticket }: Comer,
): Promise<ArrivalReply | null> {
  const body = ticket === null ? {} : { ticket }
  return callCellWell({ port, agent, cookie, path: '/api/arrival', body })
}

/** What the answer says must be what an earlier one said. */
function compare(comer: Comer, reply: ArrivalReply): void {
  // Nobody is let in at this rate, and nobody is told anything but a place.
  assert.equal(reply.state, 'waiting')
  if (reply.state !== 'waiting') return
  const { arrivedAt, number } = reply.place
  if (comer.number !== null) assert.deepEqual([number, arrivedAt], [comer.number, comer.arrivedAt])
  comer.number = number
  comer.arrivedAt = arrivedAt
  comer.ticket = reply.ticket
}

test(`five kills among arrivals, seed ${seed}`, async (t) => {
  const random = seededRandom(seed)
  const crowd = await createCrowd(db.$pickTables<keyof SchoolTables>(), {
    count: rounds * pupilsOfRound,
    uai: school.uai,
    classId: school.classA,
    sessionKey,
  })
  const process = { source, dataDir, admissionRate: 0.001 }
  let cell = await startCellProcess(process)
  t.after(() => cell.kill())
  const everybody: Comer[] = []
  let cutOff = 0
  for (let round = 0; round < rounds; round += 1) {
    const cookies: (string | null)[] = crowd
      .slice(round * pupilsOfRound, (round + 1) * pupilsOfRound)
      .map(({ cookie }) => cookie)
    for (let stranger = 0; stranger < strangersOfRound; stranger += 1) cookies.push(null)
    const comers = cookies.map(
      (cookie): Comer => ({ cookie, ticket: null, number: null, arrivedAt: null }),
    )
    everybody.push(...comers)
    const killAfter = Math.floor(random.fraction() * comers.length)
    const agent = new Agent({ keepAlive: true, maxSockets: comers.length })
    let answered = 0
    let killing: Promise<void> | null = null
    await Promise.all(
      comers.map(async (comer) => {
        const reply = await arrive(cell.port, agent, comer)
        if (reply === null) cutOff += 1
        else {
          answered += 1
          compare(comer, reply)
        }
        if (answered >= killAfter) killing ??= cell.kill()
      }),
    )
    await (killing ?? cell.kill())
    agent.destroy()
    cell = await startCellProcess(process)
    const again = new Agent({ keepAlive: true, maxSockets: 50 })
    // A pupil comes back with nothing but the session: the place is found all the same.
    for (const comer of comers) if (comer.cookie !== null) comer.ticket = null
    const { port } = cell
    await Promise.all(
      comers.map(async (comer) => {
        const reply = await arrive(port, again, comer)
        assert.ok(reply !== null)
        compare(comer, reply)
      }),
    )
    again.destroy()
  }
  const numbers = everybody.map(({ number }) => number)
  assert.equal(new Set(numbers).size, rounds * (pupilsOfRound + strangersOfRound))
  const rows = await db.selectFrom('arrival').select(['epoch', 'number']).execute()
  assert.equal(rows.length, crowd.length)
  const given = new Set(numbers)
  for (const { epoch, number } of rows) assert.ok(given.has(`${epoch}-${number}`))
  t.diagnostic(`${numbers.length} came, ${cutOff} were cut off by a kill; no number twice`)
  assert.ok(cutOff > 0)
})
