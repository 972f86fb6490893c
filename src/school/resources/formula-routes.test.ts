/** Formulas under their author's hands, over real HTTP: drawn in the order of the question, or refused. */
import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { type DrawnFormulas, texPerCallMax } from '#contract/formulas.ts'
import type { SchoolTables } from '#school/tables.ts'
import { withTestDatabase } from '../../../tests/test-database.ts'
import { startTestHttpServer } from '../../../tests/test-http-server.ts'
import { createTestSchool } from '../../../tests/test-school.ts'
import { formulaRoutes } from './formula-routes.ts'

const { database } = await withTestDatabase<SchoolTables>()
const db = database.kysely
const { teacherA } = await createTestSchool(db)
const server = await startTestHttpServer({ db, routes: formulaRoutes() })
after(() => server.stop())

function draw(texs: readonly string[]) {
  const formulas = texs.map((tex) => ({ tex, isBlock: false }))
  return server.call<DrawnFormulas>(teacherA, 'POST', '/api/formulas', { formulas })
}

test('each formula is drawn, or told why nobody could read it', async () => {
  const { status, body } = await draw(['\\frac{1}{2}', '\\farc', 'x'])
  assert.equal(status, 200)
  const [half, wrong, letter] = body.drawn
  assert.match(JSON.stringify(half), /<mfrac>/)
  assert.deepEqual(wrong, { problem: 'unknown_command', near: '\\farc' })
  assert.match(JSON.stringify(letter), /<mi>x<\/mi>/)
})

test('more TeX than one call may weigh is refused before it is read', async () => {
  const half = 'x'.repeat(3_999)
  assert.equal((await draw(Array.from({ length: 5 }, () => half))).status, 413)
  assert.ok(texPerCallMax < 5 * 3_999)
})
