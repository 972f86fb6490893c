/** What tells two guardians of one name apart, in words. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { tellingText } from './person-text.ts'

const lea = { familyName: 'Bernard', givenName: 'Léa', className: '6e A' }
const tom = { familyName: 'Petit', givenName: 'Tom', className: null }
const guardian = { familyName: 'Bernard', givenName: 'Marie', children: [], commune: null }

test('the children with their classes, another family name in full, the commune last', () => {
  assert.equal(tellingText(guardian), '')
  assert.equal(tellingText({ ...guardian, children: [lea, tom] }), 'Léa (6e A), Tom Petit')
  assert.equal(
    tellingText({ ...guardian, children: [lea], commune: 'Sartilly' }),
    'Léa (6e A) · Sartilly',
  )
})
