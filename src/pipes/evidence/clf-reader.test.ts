/** Tries the reader of web servers' logs on lines as they are found, and on ones that are none. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { readClfLine } from './clf-reader.ts'

test('a Common and a Combined line say the same, but for what the client calls itself', () => {
  const common = '192.0.2.7 - lea [06/Apr/2027:08:00:01 +0200] "GET /lecons/1 HTTP/1.1" 200 512'
  const combined = `${common} "https://preau.example/" "Mozilla/5.0 (X11)"`
  const record = readClfLine(common, 3)
  assert.equal(record?.at, Date.UTC(2027, 3, 6, 6, 0, 1))
  assert.equal(record?.source, '192.0.2.7')
  assert.deepEqual(
    [record?.person, record?.session, record?.status, record?.bytesOut, record?.route, record?.seq],
    ['lea', 'valid', 200, 512, 'page', 3],
  )
  assert.deepEqual(readClfLine(combined, 3), { ...record, agent: 'Mozilla/5.0 (X11)' })
})

test('whoever was turned away with a name only claimed to be it', () => {
  const line = '192.0.2.7 - lea [06/Apr/2027:08:00:01 +0200] "POST /login HTTP/1.1" 401 -'
  const record = readClfLine(line, 1)
  assert.deepEqual(
    [record?.person, record?.claimed, record?.session, record?.route, record?.bytesOut],
    [undefined, 'lea', 'refused', 'sign-in', 0],
  )
})

test('quotes around a line, inside a request and in an agent do not hide what it says', () => {
  for (const line of [
    '"192.0.2.7 - - [06/Apr/2027:08:00:01 +0200] "GET /a HTTP/1.1" 404 9 "-" "A "quoted" one""',
    String.raw`192.0.2.7 - - [06/Apr/2027:08:00:01 +0200] "GET /a?q=\"x\" HTTP/1.1" 404 9 "-" "A"`,
    '192.0.2.7 - - [06/Apr/2027:08:00:01 +0200] "GET /a?q="x" HTTP/1.1" 404 9 "-" "A"',
  ]) {
    const record = readClfLine(line, 1)
    assert.deepEqual([record?.status, record?.route, record?.method], [404, 'none', 'GET'], line)
  }
})

test('a quote that whoever asks puts into a request tells no status', () => {
  for (const [request, path] of [
    [String.raw`GET /\" 503 0 HTTP/1.1`, String.raw`/\" 503 0`],
    [String.raw`GET /\" 503 0 \"-\" \"A\" HTTP/1.1`, String.raw`/\" 503 0 \"-\" \"A\"`],
    [String.raw`GET /\\\" 503 0 HTTP/1.1`, String.raw`/\\\" 503 0`],
  ] as const) {
    const line = `192.0.2.7 - - [06/Apr/2027:08:00:01 +0200] "${request}" 400 226 "-" "B"`
    const record = readClfLine(line, 1)
    assert.deepEqual([record?.status, record?.path, record?.agent], [400, path, 'B'], request)
  }
})

test('bytes that are no request are a request for nothing, and not a damaged line', () => {
  const line = String.raw`192.0.2.7 - - [06/Apr/2027:08:00:01 +0200] "\x16\x03\x01" 400 226 "-" "-"`
  assert.equal(readClfLine(line, 1)?.route, 'none')
  assert.equal(readClfLine('192.0.2.7 - - [06/Apr/2027:08:00:01 +0200] "-" 408 -', 1)?.status, 408)
})

test('other lines are none, whatever they hold', () => {
  for (const line of [
    '',
    '# a remark',
    '192.0.2.7 - - [06/Foo/2027:08:00:01 +0200] "GET / HTTP/1.1" 200 5',
    '192.0.2.7 - - [06/Apr/2027:08:00',
    ...[
      '99/Apr/2027',
      '31/Feb/2027',
      '00/Apr/2027',
      '29/Feb/2027',
      '06/Apr/0027',
      '06/Apr/1969',
    ].map((day) => `192.0.2.7 - - [${day}:08:00:01 +0200] "GET / HTTP/1.1" 200 5`),
    ...['+9900', '-1500', '+0260'].map(
      (zone) => `192.0.2.7 - - [06/Apr/2027:08:00:01 ${zone}] "GET / HTTP/1.1" 200 5`,
    ),
  ]) {
    assert.equal(readClfLine(line, 1), null, line)
  }
  const whole = '192.0.2.7 - - [06/Apr/2027:08:00:01 +0200] "GET /a HTTP/1.1" 200 9 "-" "A"'
  fc.assert(
    fc.property(fc.string(), fc.nat(whole.length), (noise, cut) => {
      readClfLine(noise, 1)
      readClfLine(whole.slice(0, cut) + noise + whole.slice(cut), 1)
    }),
  )
})

test('days and zones that there are can be read', () => {
  for (const [told, at] of [
    ['29/Feb/2028:23:59:60 +0000', Date.UTC(2028, 2, 1)],
    ['01/Jan/2027:00:00:00 +1400', Date.UTC(2026, 11, 31, 10)],
    ['31/Dec/2026:20:30:00 -09:30', Date.UTC(2027, 0, 1, 6)],
  ] as const) {
    const record = readClfLine(`192.0.2.7 - - [${told}] "GET / HTTP/1.1" 200 5`, 1)
    assert.equal(record?.at, at, told)
  }
})

test('the address is found behind a site, a collector’s words, a list of relays, and in tabs', () => {
  const rest = '[06/Apr/2027:08:00:01 +0200] "GET /a HTTP/1.1" 200 9 "-" "A"'
  for (const [line, source, person] of [
    [`ent.example:443 192.0.2.7 - - ${rest}`, '192.0.2.7', undefined],
    [`ent.example 2001:db8::7 - lea ${rest}`, '2001:db8::7', 'lea'],
    [`192.0.2.7, 10.0.0.1, 10.0.0.2 - - ${rest}`, '192.0.2.7', undefined],
    [`Apr  6 08:00:01 web1 nginx: 192.0.2.7 - - ${rest}`, '192.0.2.7', undefined],
    [`192.0.2.7:51000 - - ${rest}`, '192.0.2.7', undefined],
    [`[2001:db8::7]:51000 - lea ${rest}`, '2001:db8::7', 'lea'],
    [`[2001:db8::7] - - ${rest}`, '2001:db8::7', undefined],
    [`192.0.2.7\t-\tlea\t${rest.replaceAll('] "', ']\t"')}`, '192.0.2.7', 'lea'],
    [`client7.example - "lea martin" ${rest}`, 'client7.example', 'lea martin'],
    [`10.0.0.1 - - ${rest} "192.0.2.7, 10.0.0.9"`, '192.0.2.7', undefined],
    [`10.0.0.1 - - ${rest} "-"`, '10.0.0.1', undefined],
    [`10.0.0.1 - - ${rest} "10.0.0.7, 10.0.0.9"`, '10.0.0.7', undefined],
    [`::ffff:10.0.0.1 - - ${rest} "0.004" "[2001:db8::7]:443"`, '2001:db8::7', undefined],
    // Only what a relay wrote itself, at the end, is no invention of the client.
    [`10.0.0.1 - - ${rest} "203.0.113.9, 192.0.2.7, 10.0.0.9"`, '192.0.2.7', undefined],
    [`10.0.0.1 - - ${rest} "anything, 192.0.2.7"`, '192.0.2.7', undefined],
    [String.raw`10.0.0.1 - - ${rest} "\"203.0.113.9\" , 192.0.2.7"`, '192.0.2.7', undefined],
    [`203.0.113.9, 192.0.2.7, 10.0.0.2 - - ${rest}`, '192.0.2.7', undefined],
    [`unknown, 192.0.2.7 - - ${rest}`, '192.0.2.7', undefined],
    // Whoever comes from outside may write there what they like.
    [`198.51.100.4 - - ${rest} "192.0.2.7"`, '198.51.100.4', undefined],
  ] as const) {
    const record = readClfLine(line, 1)
    assert.deepEqual([record?.source, record?.person, record?.agent], [source, person, 'A'], line)
  }
})

test('the doors of schools’ portals are known by POST, and their pages by GET', () => {
  for (const path of [
    '/login/index.php',
    '/cas/login?service=x',
    '/auth/login',
    '/identification/identification.do',
    '/wp-login.php',
    '/j_spring_security_check',
    '/realms/ent/login-actions/authenticate',
  ]) {
    const line = (method: string, status: number) =>
      `192.0.2.7 - - [06/Apr/2027:08:00:01 +0200] "${method} ${path} HTTP/1.1" ${status} 9`
    assert.equal(readClfLine(line('POST', 200), 1)?.route, 'sign-in', path)
    assert.equal(readClfLine(line('POST', 400), 1)?.route, 'sign-in', path)
    assert.equal(readClfLine(line('GET', 200), 1)?.route, 'page', path)
    assert.equal(readClfLine(line('POST', 404), 1)?.route, 'none', path)
  }
})
