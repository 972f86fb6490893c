/** What keys and tools do to a document: it stays a document, and no word is lost. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { type Command, EditorState, NodeSelection, TextSelection } from 'prosemirror-state'
import type { Inlines, ResourceBlock } from '#contract/content.ts'
import { blockNode, contentToDocument } from './content-to-document.ts'
import { blockOf, documentToContent } from './document-to-content.ts'
import { goToWords } from './go-to-words.ts'
import { insertPiece } from './insert-piece.ts'
import { moveBlock } from './move-block.ts'
import { placeFormula } from './place-formula.ts'
import { roomAtEnd, withRoomAtEnd } from './room-at-end.ts'
import { lineKinds, setLines } from './set-lines.ts'
import {
  addColumn,
  addRow,
  clearCells,
  evenTables,
  removeColumn,
  removeRow,
} from './table-commands.ts'

const line = (text: string): Inlines => [{ type: 'text', text }]
const paragraph = (text: string): ResourceBlock => ({ type: 'paragraph', text: line(text) })
const table: ResourceBlock = {
  type: 'table',
  caption: 'titre',
  header: [line('a'), line('b')],
  rows: [[line('c'), line('d')]],
}
const picture: ResourceBlock = { type: 'image', fileId: 'f', alt: '' }

function stateOf(blocks: readonly ResourceBlock[]): EditorState {
  const doc = withRoomAtEnd(contentToDocument(blocks))
  return EditorState.create({ doc, plugins: [evenTables, roomAtEnd] })
}

/** The place of this text in the document. */
function find(state: EditorState, text: string): number {
  let found = -1
  state.doc.descendants((node, at) => {
    const place = node.isText ? (node.text ?? '').indexOf(text) : -1
    if (place >= 0) found = at + place
  })
  return found
}

function select(state: EditorState, from: number, to = from): EditorState {
  return state.apply(state.tr.setSelection(TextSelection.create(state.doc, from, to)))
}

function run(state: EditorState, command: Command): EditorState {
  let next = state
  command(state, (tr) => {
    next = state.apply(tr)
  })
  next.doc.check()
  return next
}

const words = fc.string({ unit: fc.constantFrom('a', 'b', ' '), minLength: 1, maxLength: 6 })
const texts = fc.array(words.map(line), { minLength: 1, maxLength: 4 })
const lineBlock: fc.Arbitrary<ResourceBlock> = fc.oneof(
  words.map(paragraph),
  words.map((text): ResourceBlock => ({ type: 'heading', level: 2, text: line(text) })),
  texts.map((items): ResourceBlock => ({ type: 'list', ordered: false, items })),
  texts.map((paragraphs): ResourceBlock => ({ type: 'callout', kind: 'method', paragraphs })),
  fc
    .tuple(texts, words)
    .map(([lines, source]): ResourceBlock => ({ type: 'quote', lines, source })),
)

test('whatever lines become another kind, every letter stays', () => {
  const place = fc.double({ min: 0, max: 1, noNaN: true })
  fc.assert(
    fc.property(
      fc.array(lineBlock, { minLength: 1, maxLength: 4 }),
      fc.constantFrom(...lineKinds),
      place,
      place,
      (blocks, kind, from, to) => {
        const state = stateOf(blocks)
        const at = (share: number) => state.doc.resolve(Math.round(share * state.doc.content.size))
        const selection = TextSelection.between(at(from), at(to))
        const chosen = state.apply(state.tr.setSelection(selection))
        // Two sources that come together get a space between them.
        const letters = (one: EditorState) =>
          one.doc.textContent.replaceAll(' ', '').split('').sort().join('')
        assert.equal(letters(run(chosen, setLines(kind))), letters(state))
      },
    ),
    { numRuns: 600 },
  )
})

test('only the chosen items of a list become paragraphs', () => {
  const items = ['un', 'deux', 'trois'].map(line)
  const state = stateOf([{ type: 'list', ordered: true, items }])
  const turned = run(select(state, find(state, 'deux')), setLines('paragraph'))
  assert.deepEqual(documentToContent(turned.doc), [
    { type: 'list', ordered: true, items: [line('un')] },
    paragraph('deux'),
    { type: 'list', ordered: true, items: [line('trois')] },
  ])
})

test('a block moves one place, and not out of the document', () => {
  const moves: string[] = []
  const told = (place: number, total: number) => void moves.push(`${place}/${total}`)
  let state = stateOf([paragraph('un'), picture, paragraph('deux')])
  state = state.apply(state.tr.setSelection(NodeSelection.create(state.doc, 4)))
  state = run(state, moveBlock(-1, told))
  assert.deepEqual(documentToContent(state.doc), [picture, paragraph('un'), paragraph('deux')])
  assert.equal(run(state, moveBlock(-1, told)), state)
  assert.deepEqual(moves, ['1/3'])
})

test('a new block takes the place of an empty line, else stands below', () => {
  const below = run(
    select(stateOf([paragraph('un'), paragraph('deux')]), 1),
    insertPiece(blockNode(picture)),
  )
  assert.deepEqual(documentToContent(below.doc), [paragraph('un'), picture, paragraph('deux')])
  const first = run(stateOf([]), insertPiece(blockNode(picture)))
  assert.deepEqual(documentToContent(first.doc), [picture])
  assert.equal(first.doc.lastChild?.type.name, 'paragraph', 'there is a line to go on')
})

test('rows and columns come and go beside the cursor; the header stays', () => {
  const at = (state: EditorState, text: string) => select(state, find(state, text))
  const state = stateOf([table])
  const grid = (one: EditorState) => {
    const [block] = documentToContent(one.doc)
    assert.ok(block?.type === 'table')
    return [block.header, ...block.rows].map((row) =>
      row.map((cell) => (cell[0]?.type === 'text' ? cell[0].text : '')),
    )
  }
  assert.deepEqual(grid(run(at(state, 'a'), addRow)), [
    ['a', 'b'],
    ['', ''],
    ['c', 'd'],
  ])
  assert.deepEqual(grid(run(at(state, 'c'), addColumn)), [
    ['a', '', 'b'],
    ['c', '', 'd'],
  ])
  assert.deepEqual(grid(run(at(state, 'd'), removeRow)), [['a', 'b']])
  assert.deepEqual(grid(run(at(state, 'd'), removeColumn)), [['a'], ['c']])
  assert.equal(removeRow(at(state, 'a')), false)
})

test('deleting over several cells takes their words, never the cells', () => {
  const state = stateOf([table])
  const cleared = run(select(state, find(state, 'b'), find(state, 'd') + 1), clearCells)
  assert.deepEqual(documentToContent(cleared.doc), [
    { type: 'table', caption: 'titre', header: [line('a'), []], rows: [[[], []]] },
  ])
})

test('an uneven table is filled up as soon as something is typed', () => {
  const uneven: ResourceBlock = { ...table, rows: [[line('c')]] }
  const state = stateOf([uneven])
  const typed = state.apply(state.tr.insertText('x', find(state, 'c')))
  assert.deepEqual(documentToContent(typed.doc), [{ ...table, rows: [[line('xc'), []]] }])
})

const half: Inlines = [{ type: 'maths', tex: '\\frac{1}{2}' }]

/** The formula of the document, as a node. */
function formulaIn(state: EditorState) {
  const found = [...Array(state.doc.content.size).keys()]
    .map((at) => state.doc.nodeAt(at))
    .find((node) => node?.type.name.startsWith('maths'))
  return found ?? null
}

test('a formula goes among the words at the cursor, or alone below them', () => {
  const state = select(stateOf([paragraph('un deux')]), 3)
  const among = run(state, placeFormula(null, { tex: 'x', isBlock: false }))
  assert.deepEqual(documentToContent(among.doc)[0], {
    type: 'paragraph',
    text: [...line('un'), { type: 'maths', tex: 'x' }, ...line(' deux')],
  })
  const alone = run(state, placeFormula(null, { tex: 'x', isBlock: true }))
  assert.deepEqual(documentToContent(alone.doc), [
    paragraph('un deux'),
    { type: 'maths', tex: 'x' },
  ])
})

test('where no formula may stand among words it gets a line of its own, and is not lost', () => {
  const first = stateOf([table])
  const state = select(first, find(first, 'titre'))
  const placed = run(state, placeFormula(null, { tex: 'x', isBlock: false }))
  assert.deepEqual(documentToContent(placed.doc), [
    table,
    { type: 'paragraph', text: [{ type: 'maths', tex: 'x' }] },
  ])
})

test('a formula that was opened moves out of its words, and back among words', () => {
  const first = stateOf([{ type: 'paragraph', text: [...line('a'), ...half, ...line('b')] }])
  const out = run(first, placeFormula(formulaIn(first), { tex: 'y', isBlock: true }))
  assert.deepEqual(documentToContent(out.doc), [paragraph('ab'), { type: 'maths', tex: 'y' }])
  const back = run(out, placeFormula(formulaIn(out), { tex: 'z', isBlock: false }))
  assert.deepEqual(documentToContent(back.doc), [
    paragraph('ab'),
    { type: 'paragraph', text: [{ type: 'maths', tex: 'z' }] },
  ])
})

test('a formula alone in its paragraph takes its place when it moves out', () => {
  const first = stateOf([{ type: 'paragraph', text: half }])
  const out = run(first, placeFormula(formulaIn(first), { tex: 'y', isBlock: true }))
  assert.deepEqual(documentToContent(out.doc), [{ type: 'maths', tex: 'y' }])
})

test('a remark leads to its words, to its block where they are gone, and nowhere once that is', () => {
  const state = stateOf([paragraph('un'), paragraph('Court. Un long chemin.'), picture])
  const [first, second, third] = state.doc.children.map(blockOf)
  assert.ok(first && second && third)
  const atWords = run(state, goToWords(second, 'Un long chemin.'))
  assert.equal(atWords.selection.from, find(state, 'Un long'))
  const atBlock = run(state, goToWords(second, 'Autre chose'))
  assert.equal(atBlock.selection.from, find(state, 'Court'))
  assert.ok(run(state, goToWords(third, '')).selection instanceof NodeSelection)
  assert.equal(goToWords(paragraph('ailleurs'), '')(state), false)
})
