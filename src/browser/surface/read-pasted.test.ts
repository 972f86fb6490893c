/** What Word, LibreOffice and web pages put on the clipboard becomes content, and nothing else. */
import assert from 'node:assert/strict'
import { readFile } from 'node:fs/promises'
import { test } from 'node:test'
import fc from 'fast-check'
import { type DefaultTreeAdapterMap, parse } from 'parse5'
import { Check } from 'typebox/value'
import {
  type Inline,
  type Inlines,
  inlineTexMax,
  resourceContentSchema,
} from '#contract/content.ts'
import { contentToDocument } from './content-to-document.ts'
import { documentToContent } from './document-to-content.ts'
import { inertHtml, type PastedElement, type PastedNode } from './pasted-tree.ts'
import { readPasted } from './read-pasted.ts'

type ParsedNode = DefaultTreeAdapterMap['node']

/** The tree of a parser that knows HTML as browsers do. */
function treeOf(node: ParsedNode): PastedNode[] {
  if ('value' in node) return [node.value]
  if (!('childNodes' in node)) return []
  const children = node.childNodes.flatMap(treeOf)
  if (!('tagName' in node)) return children
  const attributes = Object.fromEntries(node.attrs.map(({ name, value }) => [name, value]))
  return [{ name: node.tagName, attributes, children }]
}

function pasted(html: string) {
  const root: PastedElement = {
    name: 'div',
    attributes: {},
    children: treeOf(parse(inertHtml(html))),
  }
  return readPasted(root)
}

const sample = (name: string): Promise<string> =>
  readFile(new URL(`../../../tests/fixtures/clipboard/${name}.txt`, import.meta.url), 'utf8')

const t = (text: string, ...marks: string[]): Inline =>
  (marks.length === 0 ? { type: 'text', text } : { type: 'text', text, marks }) as Inline
const p = (...text: Inlines) => ({ type: 'paragraph', text })

test('a document of Word: its lists are lists, its looks are gone', async () => {
  const { blocks, pictureCount } = pasted(await sample('word'))
  assert.deepEqual(blocks, [
    { type: 'heading', level: 2, text: [t('Le voyage de l’eau')] },
    { type: 'heading', level: 2, text: [t('1. L’évaporation')] },
    p(
      t('Le '),
      t('Soleil', 'strong'),
      t(' chauffe l’eau\u00a0: elle devient de la '),
      t('vapeur', 'emphasis'),
      t('. C’est de l’H'),
      t('2', 'sub'),
      t('O, partout.'),
    ),
    { type: 'list', ordered: false, items: [[t('la mer')], [t('salée')], [t('les lacs')]] },
    { type: 'heading', level: 3, text: [t('Les étapes')] },
    {
      type: 'list',
      ordered: true,
      items: [
        [{ type: 'link', href: 'https://www.exemple.fr/eau', text: 'évaporation' }],
        [t('pluie et neige')],
      ],
    },
    {
      type: 'table',
      caption: '',
      header: [[t('État', 'strong')], [t('Exemple', 'strong')]],
      rows: [[[t('solide')], [t('glace\nneige')]]],
    },
  ])
  assert.equal(pictureCount, 1)
})

test('a document of LibreOffice: items of lists inside lists follow, spans leave empty cells', async () => {
  const { blocks, pictureCount } = pasted(await sample('libreoffice'))
  assert.deepEqual(blocks, [
    { type: 'heading', level: 2, text: [t('Les fractions')] },
    p(
      t('Un '),
      t('demi', 'strong'),
      t(', un '),
      t('quart', 'emphasis'),
      t(' et x'),
      t('2', 'sup'),
      t('.\nÀ la ligne.'),
    ),
    {
      type: 'list',
      ordered: true,
      items: [[t('couper')], [t('en deux')], [t('en quatre')], [t('partager')]],
    },
    { type: 'heading', level: 3, text: [t('À savoir')] },
    {
      type: 'table',
      caption: 'Les moitiés',
      header: [[t('nombre')], [t('moitié')]],
      rows: [
        [[t('4')], [t('2')]],
        [[t('rien')], []],
      ],
    },
    p(t('mon cours')),
  ])
  assert.equal(pictureCount, 0)
})

test('pieces of web pages', () => {
  const cases: [string, unknown[]][] = [
    ['mot', [p(t('mot'))]],
    ['<div>un</div><div>deux</div>', [p(t('un')), p(t('deux'))]],
    ['un<br>deux', [p(t('un\ndeux'))]],
    ['<b style="font-weight:normal"><span>pas gras</span></b>', [p(t('pas gras'))]],
    ['<span style="font-weight:700">gras</span>', [p(t('gras', 'strong'))]],
    ['<p>a<script>alert(1)</script><span style="display:none">b</span></p>', [p(t('a'))]],
    ['<a href="javascript:alert(1)">mot</a>', [p(t('mot'))]],
    ['<pre>let a\n  = 1</pre>', [p(t('let a\n= 1'))]],
    [
      '<p>si <math><semantics><mi>x</mi><annotation encoding="application/x-tex">x^2</annotation></semantics></math></p>',
      [p(t('si '), { type: 'maths', tex: 'x^2' })],
    ],
    [
      '<blockquote><p>Maître Corbeau</p><p>sur un arbre</p></blockquote>',
      [{ type: 'quote', lines: [[t('Maître Corbeau')], [t('sur un arbre')]] }],
    ],
    ['<table><tr><td><p>un</p><p>deux</p></td></tr></table>', [p(t('un')), p(t('deux'))]],
    [
      '<h4>a</h4><h6>b</h6>',
      [
        { type: 'heading', level: 2, text: [t('a')] },
        { type: 'heading', level: 3, text: [t('b')] },
      ],
    ],
    [
      '<ul><li>a</li><ul><li>b</li></ul></ul>',
      [{ type: 'list', ordered: false, items: [[t('a')], [t('b')]] }],
    ],
  ]
  for (const [html, blocks] of cases) assert.deepEqual(pasted(html).blocks, blocks, html)
})

const names = fc.constantFrom(
  ...'p div span b i sub ul ol li table tr td th h1 h3 blockquote br pre a style img math caption'.split(
    ' ',
  ),
)
const { tree } = fc.letrec<{ tree: string }>((tie) => ({
  tree: fc.oneof(
    { maxDepth: 6 },
    fc.string({ unit: fc.constantFrom('a', ' ', '\n', 'é', '\u00a0', '\u0001'), maxLength: 5 }),
    fc
      .tuple(
        names,
        fc.constantFrom(
          '',
          ' style="mso-list:l0 level1 lfo1"',
          ' href="https://a.fr"',
          ' rowspan=2',
        ),
        fc.array(tie('tree'), { maxLength: 4 }),
      )
      .map(([name, attribute, inside]) => `<${name}${attribute}>${inside.join('')}</${name}>`),
  ),
}))

test('a link around a whole paragraph and a formula of many lines come in whole', () => {
  const words = 'mot '.repeat(400).trim()
  const tex = 'x+'.repeat(inlineTexMax)
  const { blocks } = pasted(
    `<p><a href="https://exemple.fr/">${words}</a></p>` +
      `<p><math><annotation encoding="application/x-tex">${tex}</annotation></math></p>`,
  )
  assert.deepEqual(blocks, [
    p({ type: 'link', href: 'https://exemple.fr/', text: words }),
    p(t(tex)),
  ])
  const stored = documentToContent(contentToDocument(blocks))
  const pieces = stored.flatMap((block) => (block.type === 'paragraph' ? block.text : []))
  const told = pieces.map((piece) => (piece.type === 'maths' ? '' : piece.text)).join('')
  assert.equal(told, words + tex)
  assert.ok(Check(resourceContentSchema, { format: 1, blocks: stored }))
})

test('whatever was copied, the contract allows what comes of it', () => {
  fc.assert(
    fc.property(tree, (html) => {
      const { blocks } = pasted(html)
      assert.ok(Check(resourceContentSchema, { format: 1, blocks }), JSON.stringify(blocks))
    }),
    { numRuns: 3_000 },
  )
})
