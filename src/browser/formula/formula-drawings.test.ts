/** Formulas asked for together travel together; what was drawn is not asked for again. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { ApiRefusal } from '#browser/api/call-api.ts'
import { type Formula, formulasPerCallMax, texPerCallMax } from '#contract/formulas.ts'
import { createFormulaDrawings } from './formula-drawings.ts'

const formula = (tex: string): Formula => ({ tex, isBlock: false })

function drawingServer() {
  const calls: (readonly Formula[])[] = []
  const drawings = createFormulaDrawings(async (formulas) => {
    calls.push(formulas)
    return { ok: true, value: { drawn: formulas.map(({ tex }) => ({ mathml: `<${tex}>` })) } }
  })
  return { calls, drawings }
}

test('a sheet of formulas asks in as few calls as the server allows, each formula once', async () => {
  const { calls, drawings } = drawingServer()
  const texs = Array.from({ length: formulasPerCallMax + 5 }, (_, place) => `x_${place}`)
  const seen = await Promise.all([...texs, 'x_0'].map((tex) => drawings.see(formula(tex))))
  assert.deepEqual(seen.slice(0, 2), [{ mathml: '<x_0>' }, { mathml: '<x_1>' }])
  assert.deepEqual(
    calls.map((call) => call.length),
    [formulasPerCallMax, 5],
  )
  await drawings.see(formula('x_3'))
  assert.equal(calls.length, 2)
  assert.deepEqual(drawings.known(formula('x_3')), { mathml: '<x_3>' })
  assert.equal(drawings.known({ tex: 'x_3', isBlock: true }), undefined)
})

test('long formulas share a call only as far as it may weigh', async () => {
  const { calls, drawings } = drawingServer()
  const long = ['a', 'b', 'c'].map((letter) => formula(letter.repeat(texPerCallMax / 2)))
  await Promise.all(long.map((one) => drawings.see(one)))
  assert.deepEqual(
    calls.map((call) => call.length),
    [2, 1],
  )
})

test('where nobody answers a formula is unseen, and asked for again the next time', async () => {
  const refusal: ApiRefusal = {
    code: 'no_connection',
    status: 0,
    detail: {},
    requestId: null,
    retryAfterMs: null,
  }
  let calls = 0
  const drawings = createFormulaDrawings(async () => {
    calls += 1
    return { ok: false, refusal }
  })
  assert.equal(await drawings.see(formula('x')), 'unseen')
  assert.equal(await drawings.see(formula('x')), 'unseen')
  assert.equal(calls, 2)
})
