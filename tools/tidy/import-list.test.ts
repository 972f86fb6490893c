/** Every way to import is seen, and nothing else is taken for one. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { listImports } from './import-list.ts'
import { maskText } from './masked-text.ts'

function importsOf(source: string) {
  return listImports('src/a/b.ts', source, maskText(source).code)
}

test('static, dynamic, re-exported, for types, for effect', () => {
  const found = importsOf(`import one from './one.ts'
import { two, type Two } from '#c/two.ts'
import type { Three } from '../three.ts'
export { four } from './four.ts'
export * from './five.ts'
export type { Six } from './six.ts'
import './seven.css'
const eight = await import('./eight.tsx')
import * as nine from 'node:fs'
import {
  ten,
} from "kysely"
type Eleven = import('./eleven.ts').Eleven
import twelve from './twelve.svg?raw'
`)
  assert.deepEqual(
    found.map((line) => [line.target ?? line.specifier, line.typeOnly]),
    [
      ['src/a/one.ts', false],
      ['src/c/two.ts', false],
      ['src/three.ts', true],
      ['src/a/four.ts', false],
      ['src/a/five.ts', false],
      ['src/a/six.ts', true],
      ['src/a/seven.css', false],
      ['src/a/eight.tsx', false],
      ['node:fs', false],
      ['kysely', false],
      ['src/a/eleven.ts', false],
      ['src/a/twelve.svg', false],
    ],
  )
  assert.deepEqual(
    found.map((line) => line.line),
    [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 13, 14],
  )
})

test('comments, strings and other words are no imports', () => {
  const found = importsOf(`// import './one.ts'
const text = "import './two.ts'"
export const from = 'three'
export interface Letter { from: string }
const here = import.meta.url
`)
  assert.deepEqual(found, [])
})
