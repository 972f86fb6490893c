import assert from 'node:assert/strict'
import { test } from 'node:test'
import { standInOf } from './stand-in.ts'

const substitute = { id: 'b', givenName: 'Béatrice', familyName: 'Fontaine', fromDay: '2026-12-01' }

test('a substitute looks until the first day and acts from then on; others read the name', () => {
  assert.deepEqual(standInOf({ substitute: null }, 'b', '2026-12-01'), { kind: 'none' })
  assert.deepEqual(standInOf({ substitute }, 'b', '2026-11-30'), {
    kind: 'ahead',
    from: '2026-12-01',
  })
  assert.deepEqual(standInOf({ substitute }, 'b', '2026-12-01'), { kind: 'own' })
  const other = { kind: 'other', name: 'Béatrice Fontaine' }
  assert.deepEqual(standInOf({ substitute }, 'a', '2026-11-30'), other)
  assert.deepEqual(standInOf({ substitute }, null, '2026-12-01'), other)
})
