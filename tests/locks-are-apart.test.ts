/** Each lock of the database has a number of its own: two that share one wait for each other. */
import assert from 'node:assert/strict'
import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'

const root = join(import.meta.dirname, '..')

test('no two locks of the database have the same number', () => {
  const places = new Map<string, string>()
  for (const path of globSync('src/**/*.ts', { cwd: root })) {
    const text = readFileSync(join(root, path), 'utf8')
    for (const [, name = '', number = ''] of text.matchAll(/const (\w*Lock) = ([\d_]+)/g)) {
      const plain = number.replaceAll('_', '')
      assert.equal(places.get(plain), undefined, `${name} in ${path} has ${plain} as well`)
      places.set(plain, `${name} in ${path}`)
    }
  }
  assert.ok(places.size >= 5)
})
