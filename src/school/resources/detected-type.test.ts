/** What files are by their bytes: packed documents, text and markup. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { packedFile } from '../../../tests/handed-bytes.ts'
import { detectedType } from './detected-type.ts'

const text = (words: string): Buffer => Buffer.from(words, 'utf8')

test('packed documents are told by the types inside, not by being packed', async () => {
  assert.equal(await detectedType(packedFile('odt')), 'application/vnd.oasis.opendocument.text')
  assert.match((await detectedType(packedFile('docx'))) ?? '', /wordprocessingml\.document$/)
  assert.equal(await detectedType(packedFile('zip')), 'application/zip')
})

test('text is text in both encodings; markup and other bytes are nothing', async () => {
  assert.equal(await detectedType(text('Le Havre, la marée.\r\n')), 'text/plain; charset=utf-8')
  const old = Buffer.from('Le Havre, la marée.', 'latin1')
  assert.equal(await detectedType(old), 'text/plain; charset=windows-1252')
  for (const markup of ['<!doctype html><p>', '\uFEFF <SVG onload=alert(1)>', '\n<script>']) {
    assert.equal(await detectedType(text(markup)), null)
  }
  assert.equal(await detectedType(Buffer.from([1, 2, 3, 0, 5])), null)
  assert.equal(await detectedType(Buffer.alloc(0)), null)
})
