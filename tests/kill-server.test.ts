/**
 * The server is killed while hundreds of submissions are under way, at seeded moments. What was
 * acknowledged is there once afterwards, under the same receipt; what was not can be sent again
 * under the same id and is then there once as well.
 */
import assert from 'node:assert/strict'
import { mkdtempSync } from 'node:fs'
import { rm } from 'node:fs/promises'
import { Agent } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import type { Receipt } from '#contract/exercises.ts'
import { openKeyRing } from '#engine/config/key-ring.ts'
import { systemClock } from '#kernel/clock.ts'
import { type Id, mintId } from '#kernel/ids.ts'
import { seededRandom, systemRandom } from '#kernel/random.ts'
import { sessionKeyName } from '#school/sign-in/session-token.ts'
import type { SchoolTables } from '#school/tables.ts'
import { callCellWell } from './call-cell.ts'
import { type CellProcess, startCellProcess } from './cell-process.ts'
import { beginForAll, type CrowdPupil, createCrowd } from './crowd.ts'
import { goodAnswers } from './small-exercise.ts'
import { withTestDatabase } from './test-database.ts'
import { assignTestExercise, createTestExerciseRoom } from './test-exercise-room.ts'
import { createTestSchool } from './test-school.ts'

/** The trial `kills` does ten, under full load. */
const rounds = 6
const pupilsMin = 200
const pupilsMax = 800
const seed = 20_210_406

const { database, source } = await withTestDatabase<SchoolTables>()
const db = database.kysely
const dataDir = mkdtempSync(join(tmpdir(), 'preau-kill-'))
after(() => rm(dataDir, { recursive: true }))
const sessionKey = openKeyRing(dataDir, systemRandom).key(sessionKeyName)
const school = await createTestSchool(db)
const room = createTestExerciseRoom(db)

interface Work {
  readonly pupil: CrowdPupil
  readonly attemptId: Id
  readonly submissionId: Id
}

/** The receipt, or null where the connection broke before the whole answer was there. */
function handIn(port: number, agent: Agent, work: Work): Promise<Receipt | null> {
  const path = `/api/attempts/${work.attemptId}/submission`
  const body = { id: work.submissionId, answers: goodAnswers }
  return callCellWell({ port, agent, cookie: work.pupil.cookie, path, body })
}

test(`${rounds} kills among ${pupilsMin} to ${pupilsMax} unanswered submissions, seed ${seed}`, async (t) => {
  const random = seededRandom(seed)
  const crowd = await createCrowd(db, {
    count: pupilsMax,
    uai: school.uai,
    classId: school.classA,
    sessionKey,
  })
  let cell: CellProcess = await startCellProcess({ source, dataDir })
  t.after(() => cell.kill())
  let acknowledgedInAll = 0
  let brokenInAll = 0
  let repeatedInAll = 0
  for (let round = 0; round < rounds; round += 1) {
    const { assignmentId } = await assignTestExercise(room, {
      uai: school.uai,
      courseId: school.courseA,
      ownerId: school.teacherA.personId,
      opensAt: new Date(Date.now() - 60_000),
    })
    const count = pupilsMin + Math.floor(random.fraction() * (pupilsMax - pupilsMin + 1))
    const pupils = crowd.slice(0, count)
    const attempts = await beginForAll(db, {
      uai: school.uai,
      assignmentId,
      attemptsMax: 1,
      pupilIds: pupils.map((pupil) => pupil.personId),
    })
    const works: Work[] = pupils.map((pupil) => ({
      pupil,
      attemptId: attempts.get(pupil.personId) ?? '',
      submissionId: mintId(systemClock, systemRandom),
    }))
    // The kill comes after a seeded number of answers, while at least 200 are still awaited.
    const killAfter = Math.floor(random.fraction() * (count - pupilsMin + 1))
    const first = await handInAllAndKill(cell, works, killAfter)
    const acknowledged = [...first.values()].filter((receipt) => receipt !== null).length
    acknowledgedInAll += acknowledged
    brokenInAll += count - acknowledged

    cell = await startCellProcess({ source, dataDir })
    const agent = new Agent({ keepAlive: true, maxSockets: 100 })
    const port = cell.port
    const second = await Promise.all(
      works.map(async (work) => [work.attemptId, await handIn(port, agent, work)] as const),
    )
    agent.destroy()
    for (const [attemptId, receipt] of second) {
      assert.ok(receipt !== null)
      const before = first.get(attemptId) ?? null
      if (before !== null) assert.deepEqual(receipt, before)
      repeatedInAll += 1
    }
    const stored = await db
      .selectFrom('submission')
      .select(['attempt_id', 'receipt_number'])
      .where('assignment_id', '=', assignmentId)
      .execute()
    assert.equal(stored.length, count)
    const numbers = new Map(stored.map((row) => [row.attempt_id, Number(row.receipt_number)]))
    for (const [attemptId, receipt] of second) {
      assert.equal(numbers.get(attemptId), receipt?.number)
    }
  }
  t.diagnostic(
    `${acknowledgedInAll} acknowledged before a kill, all there once; ${brokenInAll} cut off; ${repeatedInAll} repeated`,
  )
  // Answers of one group arrive together, so that a kill may find all of them on the line already:
  // over all kills, both kinds must have occurred.
  assert.ok(acknowledgedInAll > 0)
  assert.ok(brokenInAll > 0)
})

/** Sends everything at once and kills the server when `killAfter` answers have come. */
async function handInAllAndKill(
  cell: CellProcess,
  works: readonly Work[],
  killAfter: number,
): Promise<Map<Id, Receipt | null>> {
  const agent = new Agent({ keepAlive: true, maxSockets: works.length })
  let answered = 0
  let killing: Promise<void> | null = killAfter === 0 ? cell.kill() : null
  const receipts = await Promise.all(
    works.map(async (work) => {
      const receipt = await handIn(cell.port, agent, work)
      if (receipt !== null) answered += 1
      if (answered >= killAfter) killing ??= cell.kill()
      return [work.attemptId, receipt] as const
    }),
  )
  await (killing ?? cell.kill())
  agent.destroy()
  return new Map(receipts)
}
