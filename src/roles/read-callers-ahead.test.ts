/** Everybody is in memory before they come, and again after an import changed them. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { silentLog } from '#engine/log/log.ts'
import { systemClock } from '#kernel/clock.ts'
import type { Id } from '#kernel/ids.ts'
import { readKnownPeople } from '#school/people/caller-store.ts'
import { createCallerMemory, rightsTopic } from '#school/people/remember-caller.ts'
import type { SchoolTables } from '#school/tables.ts'
import { withTestDatabase } from '../../tests/test-database.ts'
import { createTestSchool } from '../../tests/test-school.ts'
import { readCallersAhead } from './read-callers-ahead.ts'

const { database } = await withTestDatabase<SchoolTables>()
const db = database.kysely
const school = await createTestSchool(db)

test('whoever was read ahead is known without a question, whoever is closed is not', async () => {
  const listeners: ((key: string) => void)[] = []
  const news = {
    subscribe: (topic: string, listener: (key: string) => void) => {
      if (topic === rightsTopic) listeners.push(listener)
    },
    silentForMs: () => 0,
  }
  const asked: Id[] = []
  const callers = createCallerMemory({
    news,
    clock: systemClock,
    read: async (accountId) => {
      asked.push(accountId)
      return (await readKnownPeople(db, [accountId])).get(accountId) ?? null
    },
  })
  const ahead = readCallersAhead({ db, clock: systemClock, callers, news, log: silentLog })
  await ahead.isRead
  const readAtFirst = asked.length
  const pupil = await callers.get(school.pupilA1.accountId)
  assert.equal(pupil?.personId, school.pupilA1.personId)
  assert.equal(asked.length, readAtFirst, 'nobody was asked for again')

  for (const listener of listeners) listener('*')
  while (asked.length < 2 * readAtFirst) await new Promise((resolve) => setTimeout(resolve, 20))
  await ahead.stop()
  assert.equal((await callers.get(school.pupilA1.accountId))?.personId, school.pupilA1.personId)
  assert.equal(asked.length, 2 * readAtFirst)
})
