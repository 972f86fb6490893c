/** What goes out as a cookie comes back as what it was, and is never open to scripts. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { readCookies, setCookieHeader } from './cookies.ts'

test('a cookie goes out closed to scripts, to plain lines and to other sites', () => {
  assert.equal(
    setCookieHeader({ name: '__Host-preau', value: 'abc', maxAgeSeconds: 60 }),
    '__Host-preau=abc; Max-Age=60; Path=/; HttpOnly; Secure; SameSite=Strict',
  )
})

test('an age of 0 removes it, none lets it end with the browser', () => {
  assert.match(setCookieHeader({ name: 'a', value: '', maxAgeSeconds: 0 }), /Max-Age=0/)
  assert.doesNotMatch(setCookieHeader({ name: 'a', value: 'x' }), /Max-Age|Expires/)
})

test('what a browser sends is read by name; what makes no sense does no harm', () => {
  const value = 'a.b; c=d'
  const sent = setCookieHeader({ name: 'a', value }).split('; ')[0] ?? ''
  const read = readCookies(`x=1; ${sent}; broken; =; y=%zz`)
  assert.equal(read.a, value)
  assert.equal(read.x, '1')
  assert.equal(read.y, '%zz')
  for (const header of [undefined, '', 'a=1']) {
    assert.equal('constructor' in readCookies(header), false)
  }
})
