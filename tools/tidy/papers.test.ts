/** Papers that point to nothing. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { checkPapers } from './papers.ts'
import { projectTree } from './project-tree.ts'

function judge(path: string, text: string): string[] {
  const paths = [path, 'src', 'src/kernel', 'src/kernel/clock.ts', 'docs/a.png', 'README.md']
  return checkPapers(projectTree({ [path]: text }, paths)).map((finding) => finding.message)
}

test('links lead somewhere, seen from the paper', () => {
  assert.deepEqual(judge('docs/x.md', '[a](../README.md#top) ![b](a.png) [c](../src/kernel/)'), [])
  assert.deepEqual(judge('docs/x.md', '[a](README.md)'), [
    'points to docs/README.md, which is not there',
  ])
  assert.deepEqual(judge('docs/x.md', '[a](https://example.fr/x) [b](#below)'), [])
})

test('named paths exist, files and folders', () => {
  assert.deepEqual(judge('README.md', '`src/kernel/` and `src/kernel/clock.ts`'), [])
  assert.deepEqual(judge('README.md', 'one\n`src/kernel/gone.ts`'), [
    'points to src/kernel/gone.ts, which is not there',
  ])
  assert.deepEqual(judge('README.md', '`src/*/x.ts` and `x-store.ts`'), [])
})

test('a comment sends nobody to a file that is gone', () => {
  const gone = ['points to docs/gone.md, which is not there']
  assert.deepEqual(judge('src/kernel/a.ts', '// see docs/gone.md.'), gone)
  assert.deepEqual(judge('src/kernel/a.ts', "const a = 'docs/gone.md' // src/kernel/clock.ts"), [])
})
