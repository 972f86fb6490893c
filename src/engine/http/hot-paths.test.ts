/** Which path is a hot route's, and which is left to the framework's router. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { createHotPaths, type HotPath } from './hot-paths.ts'

const place: HotPath = { method: 'POST', path: '/api/place' }
const part: HotPath = { method: 'PUT', path: '/api/things/:thingId/parts/:partId' }
const find = createHotPaths([place, part], [place, part])

function namedBy(method: string | undefined, url: string | undefined) {
  const found = find(method, url)
  return found === null ? null : { path: found.hot.path, params: { ...found.params } }
}

test('a path without parameters is found as it stands, by its own method', () => {
  assert.deepEqual(namedBy('POST', '/api/place'), { path: place.path, params: {} })
  assert.equal(namedBy('PUT', '/api/place'), null)
  assert.equal(namedBy('GET', '/api/place'), null)
  assert.equal(namedBy('POST', '/api/place/'), null)
  assert.equal(namedBy('POST', '/api/place?a=1'), null)
  assert.equal(namedBy(undefined, undefined), null)
})

test('parameters are told by their names, each within its own part of the path', () => {
  const params = { thingId: '0197-a_B', partId: 'q1' }
  assert.deepEqual(namedBy('PUT', '/api/things/0197-a_B/parts/q1'), { path: part.path, params })
})

test('what is unusual is left to the framework', () => {
  for (const url of [
    '/api/things/a/parts/b/',
    '/api/things//parts/b',
    '/api/things/a/parts/',
    '/api/things/a/b/parts/c',
    '/api/things/a/parts/b?c=d',
    '/api/things/a/parts/b#c',
    '/api/things/a/parts/%62',
    '/api/things/a/parts/b;c',
    '/api/things/a/parts/é',
    `/api/things/a/parts/${'b'.repeat(65)}`,
    '/API/things/a/parts/b',
    '//api/things/a/parts/b',
    'http://127.0.0.1/api/things/a/parts/b',
    '/api/things/a/parts/b\n',
  ]) {
    assert.equal(namedBy('PUT', url), null, url)
  }
})

test('a hot route has its addresses for itself', () => {
  const rivals = [
    '/api/things/:thingId/parts/all',
    '/api/things/:id/parts/:partId',
    '/api/:a/b/:c/d',
  ]
  for (const path of rivals) {
    assert.throws(() => createHotPaths([part], [part, { method: 'PUT', path }]), /may be the same/)
  }
  const others = [
    { method: 'GET', path: '/api/things/:thingId/parts/all' },
    { method: 'PUT', path: '/api/things/:thingId/parts' },
    { method: 'PUT', path: '/api/things/:thingId/pieces/:partId' },
  ]
  createHotPaths([part], [part, ...others])
})

test('only plain paths are hot', () => {
  for (const path of ['/api/*', '/api/:a-:b', '/api/:a(\\d+)', '/api/a.b', '/']) {
    const hot = { method: 'PUT', path }
    assert.throws(() => createHotPaths([hot], [hot]), /cannot be served by the hot door/, path)
  }
})
