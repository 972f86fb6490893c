/** A content becomes a document of the writing surface and a content again, and nothing is lost. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { Check } from 'typebox/value'
import {
  type Inline,
  type Inlines,
  inlineTextMax,
  linkTextMax,
  type ResourceBlock,
  resourceContentSchema,
} from '#contract/content.ts'
import { contentToDocument } from './content-to-document.ts'
import { documentToContent } from './document-to-content.ts'
import { findOverlongBlock } from './overlong-block.ts'

const markOrder = ['strong', 'emphasis', 'sub', 'sup', 'code'] as const

/** The style of a piece in one spelling. */
function styleOf(inline: Exclude<Inline, { type: 'maths' }>): unknown {
  if (inline.type === 'link') return { href: inline.href }
  const marks = markOrder.filter((mark) => inline.marks?.includes(mark))
  return { marks, lang: inline.lang }
}

/** Running text as its reader has it: letter by letter, each with its style; formulas whole. */
function readLetters(inlines: Inlines): unknown[] {
  return inlines.flatMap((inline): unknown[] => {
    if (inline.type === 'maths') return [{ tex: inline.tex }]
    const style = JSON.stringify(styleOf(inline))
    return Array.from(inline.text.split(''), (letter) => `${letter} ${style}`)
  })
}

const lines = (all: readonly Inlines[]): unknown[] => all.map(readLetters)

/** Everything that a content says, in no spelling. */
function said(block: ResourceBlock): unknown {
  switch (block.type) {
    case 'paragraph':
    case 'heading':
      return { ...block, text: readLetters(block.text) }
    case 'list':
      return { ...block, items: lines(block.items) }
    case 'callout':
      return { ...block, paragraphs: lines(block.paragraphs) }
    case 'quote':
      return { type: 'quote', lines: lines(block.lines), source: block.source ?? '' }
    case 'table':
      return { ...block, header: lines(block.header), rows: block.rows.map(lines) }
    case 'maths':
      return { type: 'maths', tex: block.tex }
    default:
      return { ...block }
  }
}

const isWritten = (block: ResourceBlock): boolean =>
  block.type !== 'paragraph' || readLetters(block.text).length > 0

const words = fc.oneof(
  fc.string({ maxLength: 12 }),
  fc.string({ unit: 'binary', maxLength: 8 }),
  fc.string({ unit: fc.constantFrom('a', ' ', '\n', 'é', '\r', '\u00a0', '😀'), maxLength: 10 }),
)
const languages = fc.constantFrom('en', 'de', 'en-GB')
const inline: fc.Arbitrary<Inline> = fc.oneof(
  fc.record(
    {
      type: fc.constant('text' as const),
      text: words,
      marks: fc.array(fc.constantFrom(...markOrder), { maxLength: 5 }),
      lang: languages,
    },
    { requiredKeys: ['type', 'text'] },
  ),
  fc.record(
    { type: fc.constant('maths' as const), tex: words, mathml: words },
    { requiredKeys: ['type', 'tex'] },
  ),
  fc.record({
    type: fc.constant('link' as const),
    href: fc.constantFrom('https://a.fr', 'https://b.fr/x_(y)?z=1#é'),
    text: words.filter((text) => text !== ''),
  }),
)
const inlines: fc.Arbitrary<Inlines> = fc.array(inline, { maxLength: 6 })
const some = fc.array(inlines, { minLength: 1, maxLength: 4 })
const id = fc.constantFrom('a', 'file-1', '0193_x')
const title = words.filter((text) => text !== '')
const block: fc.Arbitrary<ResourceBlock> = fc.oneof(
  fc.record({
    type: fc.constant('heading' as const),
    level: fc.constantFrom(2 as const, 3 as const),
    text: inlines,
  }),
  fc.record({ type: fc.constant('paragraph' as const), text: inlines }),
  fc.record({ type: fc.constant('list' as const), ordered: fc.boolean(), items: some }),
  fc.record({
    type: fc.constant('callout' as const),
    kind: fc.constantFrom(
      'remember' as const,
      'example' as const,
      'method' as const,
      'careful' as const,
    ),
    paragraphs: some,
  }),
  fc.record(
    { type: fc.constant('quote' as const), lines: some, source: words },
    { requiredKeys: ['type', 'lines'] },
  ),
  // Rows of different lengths are allowed in a draft.
  fc.record({
    type: fc.constant('table' as const),
    caption: words,
    header: some,
    rows: fc.array(some, { maxLength: 3 }),
  }),
  fc.record(
    { type: fc.constant('maths' as const), tex: words, mathml: words },
    { requiredKeys: ['type', 'tex'] },
  ),
  fc.record(
    {
      type: fc.constant('image' as const),
      fileId: id,
      alt: words,
      decorative: fc.boolean(),
      caption: words,
    },
    { requiredKeys: ['type', 'fileId', 'alt'] },
  ),
  fc.record({ type: fc.constant('audio' as const), fileId: id, title, transcript: words }),
  fc.record({ type: fc.constant('file' as const), fileId: id, title }),
  fc.record({ type: fc.constant('exercise' as const), exerciseId: id }),
)
const content = fc.array(block, { maxLength: 8 })

test('every content that may be stored comes back saying the same', () => {
  fc.assert(
    fc.property(content, (blocks) => {
      assert.ok(Check(resourceContentSchema, { format: 1, blocks }))
      const document = contentToDocument(blocks)
      document.check()
      const back = documentToContent(document)
      assert.ok(Check(resourceContentSchema, { format: 1, blocks: back }))
      assert.deepEqual(back.map(said), blocks.filter(isWritten).map(said))
      // In its one spelling it is the same to the letter.
      assert.deepEqual(documentToContent(contentToDocument(back)), back)
    }),
    { numRuns: 800 },
  )
})

test('long runs of text are stored in pieces, and no letter is cut in two', () => {
  const text = 'é😀'.repeat(inlineTextMax)
  const link = 'l'.repeat(linkTextMax * 2 + 1)
  const long: ResourceBlock = {
    type: 'paragraph',
    text: [
      { type: 'text', text },
      { type: 'link', href: 'https://a.fr', text: link },
    ],
  }
  const [back] = documentToContent(contentToDocument([long]))
  assert.ok(back?.type === 'paragraph')
  assert.ok(Check(resourceContentSchema, { format: 1, blocks: [back] }))
  assert.equal(back.text.map((one) => (one.type === 'maths' ? '' : one.text)).join(''), text + link)
  assert.ok(back.text.every((one) => one.type === 'maths' || one.text.isWellFormed()))
})

test('a block that was not touched stays the same object', () => {
  const document = contentToDocument([
    { type: 'heading', level: 2, text: [{ type: 'text', text: 'Un' }] },
    { type: 'paragraph', text: [{ type: 'text', text: 'Deux' }] },
  ])
  const [heading, paragraph] = documentToContent(document)
  const turned = document.copy(document.content.cut(0, 0).append(document.content))
  assert.equal(documentToContent(turned)[0], heading)
  assert.equal(documentToContent(turned)[1], paragraph)
})

test('what outgrew the format is found, whatever it is', () => {
  const cell: Inlines = [{ type: 'text', text: 'a' }]
  const many = (count: number): Inlines[] => Array.from({ length: count }, () => cell)
  const tooLong: ResourceBlock[] = [
    { type: 'list', ordered: false, items: many(101) },
    { type: 'callout', kind: 'method', paragraphs: many(21) },
    { type: 'quote', lines: many(81) },
    { type: 'quote', lines: many(1), source: 'a'.repeat(301) },
    { type: 'table', caption: '', header: many(11), rows: [] },
    {
      type: 'table',
      caption: '',
      header: many(1),
      rows: Array.from({ length: 61 }, () => many(1)),
    },
    { type: 'table', caption: 'a'.repeat(301), header: many(1), rows: [] },
    { type: 'paragraph', text: many(201).flat() },
  ]
  const fine: ResourceBlock = { type: 'paragraph', text: cell }
  for (const one of tooLong) {
    assert.equal(findOverlongBlock([fine, one]), 2, JSON.stringify(one).slice(0, 60))
    assert.equal(Check(resourceContentSchema, { format: 1, blocks: [one] }), false)
  }
  assert.equal(findOverlongBlock(Array.from({ length: 400 }, () => fine)), null)
  assert.equal(findOverlongBlock(Array.from({ length: 401 }, () => fine)), 401)
})
