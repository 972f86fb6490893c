/** Tries which addresses count as a search for weak places: none that a pupil's browser sends. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { isWeakPlace } from './weak-place.ts'

test('values that are an attack are told, however they are answered', () => {
  for (const url of [
    '/course?id=1%27%20OR%201=1--',
    "/course?id=1'+or+'1'='1",
    '/course?id=1%20UNION%20SELECT%201,2',
    '/course?id=1;SELECT%20password%20FROM%20users',
    `/course?id=${'select+'.repeat(1_000)}a+from+b`,
    '/../../etc/passwd',
    '/%2e%2e/%2e%2e/boot.ini',
    '/?q=%3Cscript%3Ealert(1)',
    '/.env',
    '/.git/config',
    `/?x=${'$'}{jndi:ldap://a}`,
  ]) {
    assert.ok(isWeakPlace(url, 200), url)
  }
})

test('French words, pages of other products that exist, and pictures that are gone are none', () => {
  for (const [url, status] of [
    ['/recherche?q=l%27eau', 200],
    ["/recherche?q=l'or+des+incas", 200],
    ['/recherche?q=l%27ordinateur', 404],
    ['/recherche?q=%22or%22', 200],
    ['/aide?sujet=select+ma+classe', 200],
    ['/aide?sujet=from+select+to', 200],
    ['/wp-content/themes/x/style.css', 404],
    ['/wp-content/uploads/photo.jpg?v=2', 404],
    ['/portail/accueil.jsp', 200],
    ['/wp-login.php', 200],
    ['/mot-de-passe', 404],
  ] as const) {
    assert.ok(!isWeakPlace(url, status), url)
  }
})

test('files of other products are a search where they are missed', () => {
  for (const url of ['/wp-login.php', '/phpmyadmin/', '/index.jsp', '/dump.sql', '/cgi-bin/luci']) {
    assert.ok(isWeakPlace(url, 404), url)
  }
})
