/** The formula that the cursor is in is found, and put back as it is read. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { markupToInlines } from '#browser/content/inline-markup.ts'
import { formulaAt, putFormula } from './formula-in-markup.ts'

const at = (text: string, start: number, end = start) => formulaAt({ text, start, end })

test('the formula around the cursor is opened, the others are not', () => {
  const text = 'Si $x=1$, alors $\\frac{1}{2}$ de 5 $ et 6 $.'
  assert.deepEqual(at(text, 5), { start: 3, end: 8, tex: 'x=1' })
  assert.deepEqual(at(text, 20), { start: 16, end: 29, tex: '\\frac{1}{2}' })
  assert.deepEqual(at(text, 10), { start: 10, end: 10, tex: '' })
  assert.deepEqual(at(text, 8), { start: 8, end: 8, tex: '' })
  assert.deepEqual(at(text, 37), { start: 37, end: 37, tex: '' })
})

test('an escaped dollar opens nothing, and selected words become the formula', () => {
  assert.deepEqual(at('\\$x$', 3), { start: 3, end: 3, tex: '' })
  assert.deepEqual(at('2x+1 vaut', 0, 4), { start: 0, end: 4, tex: '2x+1' })
})

test('a formula that is put in is read again as what it was', () => {
  const words = fc.string({ unit: fc.constantFrom('a', ' ', 'é', '.') })
  const texs = fc.constantFrom('x', '\\frac{1}{2}', 'a\nb', '\\text{5 \\$}')
  fc.assert(
    fc.property(words, texs, (text, tex) => {
      const place = at(text, Math.floor(text.length / 2))
      const { text: put } = putFormula(text, place, tex)
      const formulas = markupToInlines(put).filter(({ type }) => type === 'maths')
      assert.deepEqual(formulas, [{ type: 'maths', tex: tex.replace('\n', ' ') }])
    }),
  )
})
