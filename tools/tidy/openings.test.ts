/** Files without a first word, and files that promise instead of doing. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { checkOpenings } from './openings.ts'
import { projectTree } from './project-tree.ts'

function judge(path: string, text: string): string {
  return checkOpenings(projectTree({ [path]: text }))[0]?.message ?? 'fine'
}

const purpose = 'Keeps the answers of pupils safe.'

test('every file opens with what it is for', () => {
  for (const path of [
    'src/a/b.ts',
    'src/a/b.test.ts',
    'src/a/b.tsx',
    'tools/a.ts',
    'a.config.ts',
  ]) {
    assert.match(judge(path, 'const a = 1'), /opens without/, path)
    assert.match(judge(path, '/** short */\nconst a = 1'), /opens without/, path)
    assert.match(judge(path, `const a = 1\n/** ${purpose} */`), /opens without/, path)
    assert.equal(judge(path, `/**\n * ${purpose}\n */\nconst a = 1`), 'fine', path)
    assert.equal(judge(path, `// ${purpose}\nconst a = 1`), 'fine', path)
    assert.equal(judge(path, `#!/usr/bin/env node\n/** ${purpose} */`), 'fine', path)
  }
})

test('style sheets and migrations too', () => {
  assert.match(judge('src/a/b.css', 'a { }'), /opens without/)
  assert.equal(judge('src/a/b.css', `/* ${purpose} */`), 'fine')
  assert.match(judge('migrations/0001-a.sql', 'create table a ();'), /opens without/)
  assert.equal(judge('migrations/0001-a.sql', `-- ${purpose}\ncreate table a ();`), 'fine')
})

test('a style sheet beside its part and a test beside its file need no opening of their own', () => {
  const part = { 'src/a/b.tsx': `/** ${purpose} */` }
  const judgeBeside = (path: string) => checkOpenings(projectTree({ ...part, [path]: 'a' })).length
  assert.equal(judgeBeside('src/a/b.css'), 0)
  assert.equal(judgeBeside('src/a/b.test.ts'), 0)
  assert.equal(judgeBeside('src/a/c.css'), 1)
  assert.equal(judgeBeside('src/b/b.css'), 1)
})

test('nothing is left for later or switched off', () => {
  const marks = ['TO'.concat('DO'), 'FIX'.concat('ME'), '@ts-'.concat('ignore')]
  for (const mark of marks) {
    const text = `/** ${purpose} */\n// ${mark}: this`
    assert.match(judge('src/a/b.ts', text), /build it now/, mark)
    assert.equal(judge('src/a/b.ts', `/** ${purpose} */\nconst a = '${mark}'`), 'fine', mark)
  }
})
