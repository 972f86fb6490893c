/** Knots are found however long they are, and chains are left alone. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { checkImportCycles } from './import-cycles.ts'
import { projectTree } from './project-tree.ts'

function treeOf(imports: Record<string, string[]>) {
  return projectTree(
    Object.fromEntries(
      Object.entries(imports).map(([name, targets]) => [
        `src/a/${name}.ts`,
        targets.map((target) => `import { x } from './${target}.ts'\n`).join(''),
      ]),
    ),
  )
}

test('a chain and a diamond are fine', () => {
  const tree = treeOf({ one: ['two', 'three'], two: ['four'], three: ['four'], four: [] })
  assert.deepEqual(checkImportCycles(tree), [])
})

test('a knot of three is one finding that names all three, and only them', () => {
  const tree = treeOf({ one: ['two'], two: ['three'], three: ['one', 'four'], four: [] })
  assert.deepEqual(checkImportCycles(tree), [
    {
      path: 'src/a/one.ts',
      line: 1,
      message: 'is in an import cycle with src/a/three.ts, src/a/two.ts',
    },
  ])
})

test('two knots are two findings', () => {
  const tree = treeOf({ a: ['b'], b: ['a', 'c'], c: ['d'], d: ['c'] })
  assert.equal(checkImportCycles(tree).length, 2)
})

test('a file that imports itself, and a cycle of types or of late imports', () => {
  assert.equal(checkImportCycles(treeOf({ a: ['a'] })).length, 1)
  const tree = projectTree({
    'src/a/one.ts': "import type { T } from './two.ts'",
    'src/a/two.ts': "const x = import('./one.ts')",
  })
  assert.equal(checkImportCycles(tree).length, 1)
})
