/** What is read from a folder, and what is left alone. */
import assert from 'node:assert/strict'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { test } from 'node:test'
import { readProjectTree } from './project-tree.ts'

test('reads what people write, and knows what else is there', (t) => {
  const root = mkdtempSync(join(tmpdir(), 'tidy-'))
  t.after(() => rmSync(root, { recursive: true }))
  const write = (path: string, text: string): void => {
    mkdirSync(dirname(join(root, path)), { recursive: true })
    writeFileSync(join(root, path), text)
  }
  write('src/a/one-thing.test.ts', "import { x } from './one-thing.ts'")
  write('src/a/one-thing.ts', 'export const x = 1')
  write('docs/screenshots/day.png', 'png')
  write('README.md', '# A')
  write('node_modules/b/index.ts', 'export default 1')
  write('dist/c.ts', '')

  const tree = readProjectTree(root)
  assert.deepEqual(
    [...tree.byPath.keys()],
    ['README.md', 'src/a/one-thing.test.ts', 'src/a/one-thing.ts'],
  )
  assert.ok(tree.paths.has('docs/screenshots/day.png') && tree.paths.has('src/a'))
  assert.ok(!tree.paths.has('node_modules'))
  const test = tree.byPath.get('src/a/one-thing.test.ts')
  assert.deepEqual(
    { folder: test?.folder, stem: test?.stem, isTest: test?.isTest },
    { folder: 'src/a', stem: 'one-thing', isTest: true },
  )
  assert.equal(test?.imports[0]?.target, 'src/a/one-thing.ts')
})
