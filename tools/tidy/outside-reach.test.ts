/** What kernel, browser, nouns and decisions may not touch. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { checkOutsideReach } from './outside-reach.ts'
import { projectTree } from './project-tree.ts'

function judge(path: string, text: string): string {
  return checkOutsideReach(projectTree({ [path]: text }))[0]?.message ?? 'fine'
}

test('the kernel imports nothing from outside', () => {
  assert.match(judge('src/kernel/a.ts', "import { x } from 'node:crypto'"), /kernel imports/)
  assert.match(judge('src/kernel/a.ts', "import { x } from 'typebox'"), /kernel imports/)
  assert.equal(judge('src/kernel/a.ts', "import { x } from '#kernel/b.ts'"), 'fine')
})

test('what runs in browsers knows no module of Node', () => {
  const line = "import { x } from 'node:path'"
  assert.match(judge('src/browser/a.ts', line), /runs in browsers/)
  assert.match(judge('src/contract/a.ts', line), /runs in browsers/)
  assert.equal(judge('src/engine/a.ts', line), 'fine')
  assert.equal(judge('src/browser/a.test.ts', line), 'fine')
})

test('a noun reaches neither disk nor database nor engine; its types may', () => {
  const noun = 'src/school/people/person.ts'
  for (const specifier of ['node:fs', 'kysely', '@fastify/static', '#engine/http/route.ts']) {
    assert.match(judge(noun, `import { x } from '${specifier}'`), /a noun decides/, specifier)
    assert.equal(judge(noun, `import type { x } from '${specifier}'`), 'fine', specifier)
  }
  assert.equal(judge(noun, "import { createHash } from 'node:crypto'"), 'fine')
  assert.equal(judge(noun, "import { x } from '#engine/crypto/keyed-hash.ts'"), 'fine')
  assert.equal(judge('src/school/people/person-store.ts', "import { x } from 'kysely'"), 'fine')
  assert.equal(judge('src/school/people/read-file.ts', "import { x } from 'node:fs'"), 'fine')
})

test('the machine that nouns may use reaches nothing itself', () => {
  const file = 'src/engine/crypto/a.ts'
  assert.match(judge(file, "import { x } from 'node:fs'"), /reaches nothing/)
  assert.match(judge(file, "import { x } from '#engine/config/config.ts'"), /reaches nothing/)
  assert.equal(judge(file, "import { createHmac } from 'node:crypto'"), 'fine')
})

test('only engine/config reads the environment', () => {
  for (const text of ['const a = process.env.PORT', "import { env } from 'node:process'"]) {
    assert.match(judge('src/engine/http/a.ts', text), /only src\/engine\/config/, text)
    assert.equal(judge('src/engine/config/config.ts', text), 'fine', text)
  }
  assert.equal(judge('src/engine/http/a.ts', "// process.env\nconst a = 'process.env'"), 'fine')
})

test('where decisions are made, time and chance are handed in', () => {
  for (const text of ['Date.now()', 'new Date()', 'Math.random()']) {
    assert.match(judge('src/school/people/person.ts', text), /handed in/, text)
    assert.equal(judge('src/kernel/clock.ts', text), 'fine', text)
    assert.equal(judge('src/engine/log/a.ts', text), 'fine', text)
  }
  assert.equal(judge('src/school/people/person.ts', 'new Date(nowMs)'), 'fine')
})
