/** Who comes back opens what they left; nobody else's key does. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { satchelKeys } from './satchel-keys.ts'

const secret = (fill: number) => new Uint8Array(32).fill(fill)
const lina = '0198c0de-0000-7000-8000-000000000001'
const noe = '0198c0de-0000-7000-8000-000000000002'

test('an account has the same keys every time, and no other account has them', () => {
  assert.deepEqual(satchelKeys([secret(1)], lina), satchelKeys([secret(1)], lina))
  assert.notDeepEqual(satchelKeys([secret(1)], lina), satchelKeys([secret(1)], noe))
  assert.match(satchelKeys([secret(1)], lina)[0] ?? '', /^[A-Za-z0-9_-]{43}$/)
})

test('after a rotation the key of before is still given, behind the new one', () => {
  const [before] = satchelKeys([secret(1)], lina)
  const after = satchelKeys([secret(2), secret(1)], lina)
  assert.equal(after[1], before)
  assert.notEqual(after[0], before)
})
