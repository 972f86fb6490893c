/** A copy shows its own files, not those of what it was copied from. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { fileIdsIn, withFileIds } from './content-files.ts'

const content = {
  blocks: [
    { type: 'image', fileId: 'a', alt: 'a' },
    { type: 'paragraph', text: [{ type: 'text', text: 'fileId b' }] },
    { type: 'list', items: [{ fileId: 'c' }] },
  ],
}

test('every file is found wherever it stands, and only files are renamed', () => {
  assert.deepEqual([...fileIdsIn(content)], ['a', 'c'])
  const copy = withFileIds(content, new Map([['a', 'x']]))
  assert.deepEqual([...fileIdsIn(copy)], ['x', 'c'])
  assert.deepEqual(copy.blocks[0], { type: 'image', fileId: 'x', alt: 'a' })
  assert.deepEqual(copy.blocks[1], content.blocks[1])
})
