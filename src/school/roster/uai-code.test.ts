/** The register's code checks itself. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { hasRightLetter, readUai } from './uai-code.ts'

test('the letter is the remainder of the digits by 23', () => {
  assert.ok(hasRightLetter('0940176F'))
  assert.ok(!hasRightLetter('0940176G'))
  const right = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ'].filter((letter) =>
    hasRightLetter(`0940176${letter}`),
  )
  assert.deepEqual(right, ['F'])
})

test('spaces and case are forgiven, another shape is not', () => {
  assert.equal(readUai(' 0940176f '), '0940176F')
  assert.equal(readUai('094017F'), null)
  assert.equal(readUai(''), null)
})
