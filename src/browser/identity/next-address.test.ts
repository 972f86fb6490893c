/** Nobody is led away from Préau after signing in. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { nextAddressOf, withNext } from './next-address.ts'

test('pages of ours are kept, with what they ask for', () => {
  assert.equal(nextAddressOf('?next=%2Fread%2F1'), '/read/1')
  assert.equal(nextAddressOf('?next=/day/2026-11-23?a=1'), '/day/2026-11-23?a=1')
  assert.equal(nextAddressOf(''), null)
})

test('other sites are not', () => {
  for (const wanted of [
    'https://elsewhere.example/',
    '//elsewhere.example/',
    '/\\elsewhere.example',
    '/\t/elsewhere.example',
    'javascript:alert(1)',
    'day',
    '',
  ]) {
    assert.equal(nextAddressOf(`?next=${encodeURIComponent(wanted)}`), null, wanted)
  }
})

test('the wish travels from page to page', () => {
  assert.equal(
    withNext('/connexion/carte', '?next=%2Fread%2F1'),
    '/connexion/carte?next=%2Fread%2F1',
  )
  assert.equal(withNext('/connexion/carte', '?next=//x'), '/connexion/carte')
})
