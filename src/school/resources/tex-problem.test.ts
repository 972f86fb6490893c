/** What KaTeX refuses is told as one of our codes, with the place where it stands. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { Check } from 'typebox/value'
import { drawnFormulasSchema, type TexProblem } from '#contract/formulas.ts'
import { drawFormula, isReadableTex, texToMathml } from './render-maths.ts'

const refused: Readonly<Record<string, TexProblem>> = {
  '\\farc{1}{2}': { problem: 'unknown_command', near: '\\farc' },
  '\\begin{systeme}x\\end{systeme}': { problem: 'unknown_environment', near: 'systeme' },
  '\\frac{1}{2': { problem: 'brace_missing', near: '' },
  'x^2}': { problem: 'brace_extra', near: '}' },
  '\\left(x': { problem: 'fence_unpaired', near: '' },
  'x^': { problem: 'part_missing', near: '^' },
  'x^2^3': { problem: 'script_twice', near: '^' },
  '\\begin{align}x\\end{align}': { problem: 'only_alone', near: '' },
  '\\def\\a{x}\\a': { problem: 'unknown_command', near: '\\def' },
  ['\\iff '.repeat(600)]: { problem: 'endless', near: '' },
}

for (const [tex, problem] of Object.entries(refused)) {
  test(`${tex} is refused as ${problem.problem}`, () => {
    assert.deepEqual(drawFormula({ tex, isBlock: false }), problem)
  })
}

test('some commands are read only where a formula stands alone', () => {
  const tex = '\\begin{align}x&=1\\end{align}'
  assert.ok(isReadableTex({ tex, isBlock: true }))
  assert.ok(!isReadableTex({ tex, isBlock: false }))
})

test('whatever is typed is drawn or refused, and never throws', () => {
  const pieces = [
    '\\',
    '{',
    '}',
    '^',
    '_',
    '&',
    '$',
    '#',
    '%',
    '\\left',
    '\\frac',
    '\\sqrt',
    '[',
    '12',
    'é',
    '\n',
  ]
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...pieces)), fc.boolean(), (typed, isBlock) => {
      const drawn = drawFormula({ tex: typed.join(''), isBlock })
      assert.ok(Check(drawnFormulasSchema, { drawn: [drawn] }))
    }),
  )
})

test('no formula defines commands: one expansion of its own could fill the memory', () => {
  const bomb = `\\def\\a#1{${'#1'.repeat(990)}}\\a{\\a{${'x'.repeat(1_900)}}}`
  for (const tex of [
    bomb,
    '\\gdef\\b{x}\\b',
    '\\let\\c=x',
    '\\newcommand{\\d}{x}\\d',
    '\\global\\e',
  ]) {
    const drawn = drawFormula({ tex, isBlock: true })
    assert.equal('problem' in drawn ? drawn.problem : null, 'unknown_command', tex.slice(0, 20))
    assert.match(texToMathml(tex, true), /\\not(?:[gex]?def|let|newcommand|global)/)
  }
  // Names that only begin alike are their own.
  assert.ok('mathml' in drawFormula({ tex: 'a \\longrightarrow b', isBlock: false }))
})
