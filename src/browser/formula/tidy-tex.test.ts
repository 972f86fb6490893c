/** What the editor writes becomes TeX that KaTeX reads, and means the same. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import katex from 'katex'
import { hasEmptyBox, tidyTex } from './tidy-tex.ts'

const tidied: Readonly<Record<string, string>> = {
  '\\frac12+x': '\\frac{1}{2}+x',
  '\\frac1{x+1}': '\\frac{1}{x+1}',
  '\\frac{x}2': '\\frac{x}{2}',
  '\\sqrt2': '\\sqrt{2}',
  '\\sqrt[3]{2}': '\\sqrt[3]{2}',
  '3,5\\times2': '3{,}5\\times2',
  '3{,}5': '3{,}5',
  '(a,b)': '(a,b)',
  '\\int_0^1x\\differentialD x': '\\int_0^1xd x',
  '\\exponentialE^{\\imaginaryI\\pi}': 'e^{i\\pi}',
  ' x ': 'x',
}

for (const [written, tex] of Object.entries(tidied)) {
  test(`${written} is kept as ${tex}, which readers can be shown`, () => {
    assert.equal(tidyTex(written), tex)
    assert.match(katex.renderToString(tex, { output: 'mathml' }), /<math/)
  })
}

test('a formula with an empty box is not finished', () => {
  assert.ok(hasEmptyBox('\\frac{1}{\\placeholder{}}'))
  assert.ok(!hasEmptyBox('\\frac{1}{2}'))
})
