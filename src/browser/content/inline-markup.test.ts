/** Typed marks become running text and back, and no text is lost on the way. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import type { Inline, Inlines } from '#contract/content.ts'
import { inlinesToMarkup, markupToInlines, tidyInlines } from './inline-markup.ts'

const text = (words: string, ...marks: string[]): Inline =>
  (marks.length === 0
    ? { type: 'text', text: words }
    : { type: 'text', text: words, marks }) as Inline

test('each mark is read', () => {
  const cases: [string, Inlines][] = [
    ['', []],
    ['Le chat dort.', [text('Le chat dort.')]],
    ['un **mot** fort', [text('un '), text('mot', 'strong'), text(' fort')]],
    ['un _mot_.', [text('un '), text('mot', 'emphasis'), text('.')]],
    ['**a _b_ c**', [text('a ', 'strong'), text('b', 'strong', 'emphasis'), text(' c', 'strong')]],
    ['H~2~O', [text('H'), text('2', 'sub'), text('O')]],
    ['10^3^ m', [text('10'), text('3', 'sup'), text(' m')]],
    ['`let`', [text('let', 'code')]],
    ['si $x^2 = 4$, alors', [text('si '), { type: 'maths', tex: 'x^2 = 4' }, text(', alors')]],
    [
      '[le musée](https://exemple.fr/a_b)',
      [{ type: 'link', href: 'https://exemple.fr/a_b', text: 'le musée' }],
    ],
    ['{en|Good morning}', [{ type: 'text', text: 'Good morning', lang: 'en' }]],
    ['im{emphasis|poss}ible', [text('im'), text('poss', 'emphasis'), text('ible')]],
  ]
  for (const [typed, inlines] of cases) assert.deepEqual(markupToInlines(typed), inlines, typed)
})

test('what is no mark is text', () => {
  for (const typed of [
    'Le chat ____ sur le toit.',
    '5 * 3 * 2',
    'a_b et c_d',
    'elle coûte 5 $ et lui 6 $',
    'un ** mot',
    '2^3',
    'environ ~ 5',
    '[pas de lien]',
    '[lien](http://exemple.fr)',
    '{accolades}',
    '{n | n > 2}',
    'C:\\dossier',
    '**',
    '$$',
  ]) {
    assert.deepEqual(markupToInlines(typed), [text(typed)], typed)
  }
})

test('a backslash takes the sign as it stands', () => {
  assert.deepEqual(markupToInlines('\\**a\\**'), [text('**a**')])
  assert.deepEqual(markupToInlines('\\$a\\$'), [text('$a$')])
  assert.deepEqual(markupToInlines('**a\\*\\*b**'), [text('a**b', 'strong')])
})

test('ordinary text is typed as it is', () => {
  for (const typed of ['Le chat ____ dort.', '5 * 3', '10 $', 'a_b', 'un **mot** et $x$']) {
    assert.equal(inlinesToMarkup(markupToInlines(typed)), typed)
  }
})

test('a formula inside the text of a formula is spelt the other way', () => {
  assert.deepEqual(tidyInlines([{ type: 'maths', tex: ' \\text{si $x$} \\$ ' }]), [
    { type: 'maths', tex: '\\text{si \\(x\\)} \\$' },
  ])
})

const signs = fc.string({
  unit: fc.constantFrom(...'ab 1é*_~^`$[](){}|\\:/-\n', 'https://a.fr', 'en'),
  maxLength: 12,
})
const mark = fc.constantFrom('strong', 'emphasis', 'sub', 'sup', 'code')
const inline: fc.Arbitrary<Inline> = fc.oneof(
  fc
    .record({
      text: signs,
      marks: fc.uniqueArray(mark, { maxLength: 3 }),
      lang: fc.option(fc.constantFrom('en', 'de', 'en-GB'), { nil: undefined }),
    })
    .map(
      ({ text: words, marks, lang }) =>
        ({
          type: 'text',
          text: words,
          ...(marks.length > 0 ? { marks } : {}),
          ...(lang === undefined ? {} : { lang }),
        }) as Inline,
    ),
  fc
    .string({ unit: fc.constantFrom(...'xy^_{}+= $', '\\frac', '\\$', '\\\\'), maxLength: 8 })
    .filter((tex) => !tex.endsWith('\\') || /(^|[^\\])(\\\\)+$/.test(tex))
    .map((tex): Inline => ({ type: 'maths', tex })),
  fc
    .string({ unit: fc.constantFrom(...'ab[]\\*_ $'), minLength: 1, maxLength: 8 })
    .map((words): Inline => ({ type: 'link', href: 'https://a.fr/x_(y)', text: words })),
)

test('every running text can be typed, and is the same again', () => {
  fc.assert(
    fc.property(fc.array(inline, { maxLength: 6 }), (inlines) => {
      assert.deepEqual(markupToInlines(inlinesToMarkup(inlines)), tidyInlines(inlines))
    }),
    { numRuns: 3000 },
  )
})

test('whatever is typed keeps every letter, and is calm after one turn', () => {
  fc.assert(
    fc.property(signs, (typed) => {
      const once = markupToInlines(typed)
      assert.deepEqual(markupToInlines(inlinesToMarkup(once)), once)
    }),
    { numRuns: 3000 },
  )
})
