/** Numbers as rosters write them. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { telephoneAddress } from './telephone-address.ts'

test('only what can be dialled is left', () => {
  assert.equal(telephoneAddress('06 99 00 11 22'), 'tel:0699001122')
  assert.equal(telephoneAddress('06.99.00.11.22'), 'tel:0699001122')
  assert.equal(telephoneAddress(' +33 (6) 99-00-11-22'), 'tel:+33699001122')
  assert.equal(telephoneAddress('javascript:alert(1)'), 'tel:1')
})
