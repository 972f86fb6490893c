/** No style attribute is left in lifted markup, and nothing else changes. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { convertLatexToMarkup } from 'mathlive'
import { liftStyles } from './lift-styles.ts'

function lift(markup: string): { lifted: string; looks: string[] } {
  const looks: string[] = []
  const lifted = liftStyles(markup, (declarations) => String(looks.push(declarations)))
  return { lifted, looks }
}

test('styles go by a name, in whichever quotes they stood', () => {
  const { lifted, looks } = lift(
    '<span class="a" style="height:1em">x</span><svg style=width:400em></svg><i style=\'top:0\'></i>',
  )
  assert.equal(
    lifted,
    '<span class="a" data-look="1">x</span><svg data-look="2"></svg><i data-look="3"></i>',
  )
  assert.deepEqual(looks, ['height:1em', 'width:400em', 'top:0'])
})

test('words that look like a style stay words', () => {
  const markup = '<span title="a > style=x" data-latex=\' style="y"\'> style="z" </span>'
  assert.equal(lift(markup).lifted, markup)
})

test('signs that were escaped in the attribute are themselves in the declarations', () => {
  assert.deepEqual(lift('<b style="content:&quot;&amp;&lt;&quot;">').looks, ['content:"&<"'])
})

test('of a formula of every kind no style attribute is left', () => {
  const formulas = [
    '\\frac{1}{2}',
    '\\sqrt{x}',
    '\\overrightarrow{AB}',
    '\\widehat{ABC}',
    '\\sum_{k=0}^n k',
  ]
  for (const tex of formulas) {
    const { lifted, looks } = lift(convertLatexToMarkup(tex))
    assert.ok(looks.length > 0, tex)
    assert.doesNotMatch(lifted, /\sstyle=/, tex)
  }
})
