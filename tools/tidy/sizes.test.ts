/** The limits of size, and the list that may only shrink. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { projectTree } from './project-tree.ts'
import {
  checkSizes,
  fileLinesMax,
  functionLinesMax,
  measureFunctions,
  testLinesMax,
} from './sizes.ts'

const linesOf = (count: number): string => Array.from({ length: count }, () => 'a()').join('\n')

function judge(texts: Record<string, string>, allowed: Record<string, number> = {}): string {
  return checkSizes(allowed)(projectTree(texts))[0]?.message ?? 'fine'
}

test('files and tests have their limits', () => {
  assert.equal(judge({ 'src/a/b.ts': `${linesOf(fileLinesMax)}\n` }), 'fine')
  assert.match(judge({ 'src/a/b.ts': linesOf(fileLinesMax + 1) }), /301 lines .* split it/)
  assert.equal(judge({ 'src/a/b.test.ts': linesOf(testLinesMax) }), 'fine')
  assert.match(judge({ 'src/a/b.test.ts': linesOf(testLinesMax + 1) }), /501 lines/)
})

test('a listed size may only shrink, and goes when it fits', () => {
  const path = 'src/a/b.ts'
  assert.equal(judge({ [path]: linesOf(400) }, { [path]: 400 }), 'fine')
  assert.match(judge({ [path]: linesOf(401) }, { [path]: 400 }), /grew from 400 to 401/)
  assert.match(judge({ [path]: linesOf(399) }, { [path]: 400 }), /lower it to 399/)
  assert.match(judge({ [path]: linesOf(300) }, { [path]: 400 }), /fits now/)
  assert.match(judge({}, { [path]: 400 }), /is gone/)
})

test('a long function is found by name', () => {
  const body = (count: number): string => linesOf(count).replace(/^/gm, '  ')
  const text = (count: number): string =>
    `export function longOne(a: string): void {\n${body(count)}\n}`
  assert.equal(judge({ 'src/a/b.ts': text(functionLinesMax - 2) }), 'fine')
  assert.match(judge({ 'src/a/b.ts': text(functionLinesMax - 1) }), /61 lines of .*:longOne/)
  assert.equal(judge({ 'src/a/b.ts': text(80) }, { 'src/a/b.ts:longOne': 82 }), 'fine')
})

function measure(text: string): [string, number][] {
  const [file] = projectTree({ 'src/a/b.ts': text }).files
  assert.ok(file !== undefined)
  return measureFunctions(file).map(({ name, lines }) => [name, lines])
}

test('functions of every shape are measured, each without those inside it', () => {
  const text = `export async function outer(
  one: string,
): Promise<{
  two: string
}> {
  if (one) {
    x()
  }
  const inner = (a: string): void => {
    y()
  }
  list.map((item) => {
    return item
  })
  return { method(b) {
      z()
    },
  }
}
const short = (a: number) => a + 1
const late = async (
  a: number,
) => {
  w()
}
class Thing {
  constructor(a: string) {
    v()
  }
}
`
  assert.deepEqual(measure(text), [
    ['outer', 13],
    ['inner', 3],
    ['map', 3],
    ['function', 3],
    ['constructor', 3],
  ])
})

test('a list of declarations is measured one by one', () => {
  const text = `function routes() {
  return [
    defineRoute({
      path: '/a',
      async handle({ body }) {
        return body
      },
    }),
    defineRoute({
      path: '/b',
    }),
  ]
}
`
  assert.deepEqual(measure(text), [
    ['routes', 4],
    ['defineRoute', 3],
    ['handle', 3],
    ['defineRoute', 3],
  ])
})
