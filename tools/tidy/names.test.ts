/** Names that hide, collide or lie. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { checkNames, listExports } from './names.ts'
import { projectTree } from './project-tree.ts'

function judge(texts: Record<string, string>): string {
  return checkNames(projectTree(texts))[0]?.message ?? 'fine'
}

test('names are kebab-case, folders too', () => {
  assert.match(judge({ 'src/a/someThing.ts': '' }), /kebab-case/)
  assert.match(judge({ 'src/someFolder/thing.ts': '' }), /kebab-case/)
  assert.match(judge({ 'tests/some_thing.ts': '' }), /kebab-case/)
  assert.equal(judge({ 'src/a/some-thing.test.ts': '', 'migrations/0001-Engine.sql': '' }), 'fine')
})

test('no index.ts; a page called index.html is one', () => {
  assert.match(judge({ 'src/a/index.ts': '' }), /no index.ts/)
  assert.match(judge({ 'src/a/index.tsx': '' }), /no index.ts/)
  assert.equal(judge({ 'src/browser/index.html': '' }), 'fine')
})

test('names that say nothing', () => {
  for (const word of ['utils', 'util', 'helpers', 'helper', 'common', 'manager', 'misc']) {
    assert.match(judge({ [`src/a/${word}.ts`]: '' }), /says nothing/, word)
    assert.match(judge({ [`src/${word}/a.ts`]: '' }), /says nothing/, word)
    assert.match(judge({ [`src/a/date-${word}.ts`]: '' }), /says nothing/, word)
  }
  assert.equal(judge({ 'src/a/commonplace.ts': '' }), 'fine')
})

test('no default export, but for config files', () => {
  assert.match(judge({ 'src/a/b.ts': 'export default 1' }), /no default export/)
  assert.match(judge({ 'src/a/b.ts': 'export { b as default }' }), /no default export/)
  assert.equal(judge({ 'vite.config.ts': 'export default 1' }), 'fine')
  assert.equal(judge({ 'src/a/b.ts': '// export default 1' }), 'fine')
})

test('basenames are unique in src/, whatever the folder and the ending', () => {
  assert.match(judge({ 'src/a/x.ts': '', 'src/b/x.ts': '' }), /same name as src\/a\/x.ts/)
  assert.match(judge({ 'src/a/x.ts': '', 'src/b/x.tsx': '' }), /same name/)
  assert.equal(judge({ 'src/a/x.ts': '', 'tests/x.ts': '' }), 'fine')
})

test('an export speaks of what the file name says', () => {
  const judgeExport = (name: string, text: string) => judge({ [`src/school/a/${name}`]: text })
  assert.match(judgeExport('submit-answer.ts', 'export const other = 1'), /nothing named after/)
  assert.equal(judgeExport('submit-answer.ts', 'export async function submitAnswer() {}'), 'fine')
  assert.equal(judgeExport('ids.ts', 'export type Id = string'), 'fine')
  assert.equal(judgeExport('group-commit.ts', 'export const createGroupCommit = 1'), 'fine')
  assert.equal(judgeExport('person-store.ts', 'export const insertOne = 1'), 'fine')
  assert.equal(judgeExport('main.ts', 'start()'), 'fine')
})

test('exports are found in every shape', () => {
  const code = `export const a = 1
export async function b() {}
export interface C {}
export type D = 1
export { e, f as g, type H }
export class I {}`
  assert.deepEqual(listExports(code).sort(), ['C', 'D', 'H', 'I', 'a', 'b', 'e', 'g'])
})
