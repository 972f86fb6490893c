/** What an author is told to look at again, and what is left in peace. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Inlines, ResourceBlock } from '#contract/content.ts'
import { findRemarks, sentenceWordsMax } from './find-remarks.ts'

const line = (text: string): Inlines => [{ type: 'text', text }]
const paragraph = (text: string): ResourceBlock => ({ type: 'paragraph', text: line(text) })
const heading = (level: 2 | 3): ResourceBlock => ({ type: 'heading', level, text: line('Titre') })
const kindsOf = (...blocks: ResourceBlock[]) => findRemarks(blocks).map(({ kind }) => kind)
const words = (count: number): string =>
  `Un ${Array(count - 1)
    .fill('mot')
    .join(' ')}.`

test('a sentence is long from the word after the last one that is allowed', () => {
  assert.deepEqual(kindsOf(paragraph(words(sentenceWordsMax))), [])
  const long = words(sentenceWordsMax + 1)
  const found = findRemarks([paragraph(`Court. ${long} Court.`)])
  assert.deepEqual(
    found.map(({ kind, words: said }) => [kind, said]),
    [['long_sentence', long]],
  )
})

test('a poem, a table and a formula hold no long sentences of the author', () => {
  const long = line(words(sentenceWordsMax + 1))
  assert.deepEqual(
    kindsOf(
      { type: 'quote', lines: [long] },
      { type: 'table', caption: '', header: [long], rows: [] },
      { type: 'paragraph', text: [...line('Ici '), { type: 'maths', tex: 'a b '.repeat(20) }] },
    ),
    [],
  )
})

test('small titles want a large one before them', () => {
  assert.deepEqual(kindsOf(heading(3), heading(2), heading(3)), ['heading_jump'])
})

test('a picture without its words is told, decoration is not', () => {
  const picture = { type: 'image', fileId: 'f', alt: ' ' } as const
  assert.deepEqual(
    kindsOf(picture, { ...picture, decorative: true }, { ...picture, alt: 'Un pont' }),
    ['alternative_text_missing'],
  )
})

test('words of a link say where it leads', () => {
  const link = (text: string): ResourceBlock => ({
    type: 'paragraph',
    text: [{ type: 'link', href: 'https://example.org/', text }],
  })
  assert.deepEqual(kindsOf(link('Cliquez ici !'), link('ici'), link('Le musée, ici')), [
    'vague_link',
    'vague_link',
  ])
})

test('a table whose columns have no titles is told', () => {
  const table = (title: string): ResourceBlock => ({
    type: 'table',
    caption: '',
    header: [line(title), []],
    rows: [],
  })
  assert.deepEqual(kindsOf(table(''), table('État')), ['table_without_heading'])
})

test('a passage in capitals is told, a name in capitals is not', () => {
  assert.deepEqual(kindsOf(paragraph('Il faut RENDRE CE DEVOIR AUJOURD’HUI sans faute.')), [
    'capitals',
  ])
  assert.deepEqual(kindsOf(paragraph('L’ONU, l’OMS et la SNCF ; FRANÇOIS Ier.')), [])
})
