/** What a pupil is told that the reader of PDFs weighs is what it weighs. */
import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { test } from 'node:test'
import { gzipSync } from 'node:zlib'
import { pdfReaderBytes } from './pdf-limits.ts'

test('the reader weighs on its way what its button says, and hardly less', () => {
  const { resolve } = createRequire(import.meta.url)
  const bytes = ['pdf', 'pdf.worker']
    .map((name) => readFileSync(resolve(`pdfjs-dist/legacy/build/${name}.min.mjs`)))
    .reduce((sum, script) => sum + gzipSync(script, { level: 9 }).length, 0)
  assert.ok(bytes <= pdfReaderBytes && bytes > 0.9 * pdfReaderBytes, `${bytes}`)
})
