/** Settings: their defaults, their checks, and the sentences that a bad one gives. */
import assert from 'node:assert/strict'
import { join } from 'node:path'
import { test } from 'node:test'
import { installFolder, loadConfig } from '#engine/config/config.ts'
import { PlainError } from '#engine/config/plain-error.ts'

test('an empty environment gives a site for this machine only', () => {
  const config = loadConfig({})
  assert.deepEqual(config, {
    port: 8080,
    host: '127.0.0.1',
    dataDir: join(installFolder, 'data'),
    databaseUrl: null,
    valkeyUrl: null,
    peerAddress: null,
    publicUrl: null,
    publicUrlIsReal: false,
    trustedProxies: [],
    timeZone: 'Europe/Paris',
    admissionRate: 100,
    openingAtMs: null,
    video: { janus: null, turn: null },
    journal: { isOn: true, countries: null, networks: null, policy: null },
    logLevel: 'info',
    allowTemporary: false,
  })
  assert.ok(Object.isFrozen(config))
})

test('an empty variable counts as absent, and the command line wins', () => {
  const config = loadConfig({ PORT: ' ', PREAU_URL: '' }, { port: 9000 })
  assert.equal(config.port, 9000)
  assert.equal(config.publicUrl, null)
})

const badValues: ReadonlyArray<readonly [string, string]> = [
  ['PORT', '80a'],
  ['PORT', '70000'],
  ['PORT', '-1'],
  ['DATABASE_URL', 'mysql://x/y'],
  ['DATABASE_URL', 'nonsense'],
  ['PREAU_VALKEY_URL', 'http://valkey.local'],
  ['PREAU_VALKEY_URL', 'valkey.local:6379'],
  ['PREAU_VALKEY_URL', 'redis://'],
  ['PREAU_PEER_ADDRESS', '10.0.0.6'],
  ['PREAU_PEER_ADDRESS', 'http://10.0.0.6:8080'],
  ['PREAU_PEER_ADDRESS', '10.0.0.6:0'],
  ['PREAU_URL', 'preau.exemple.fr'],
  ['PREAU_URL', 'https://preau.exemple.fr/chemin'],
  ['PREAU_TRUSTED_PROXIES', '10.0.0.0/33'],
  ['PREAU_TRUSTED_PROXIES', 'proxy.local'],
  ['PREAU_TIME_ZONE', 'Paris'],
  ['PREAU_ADMISSION_RATE', '0'],
  ['PREAU_ADMISSION_RATE', 'many'],
  ['PREAU_ADMISSION_RATE', '200000'],
  ['PREAU_OPENING', '2026-02-30T08:00'],
  ['PREAU_OPENING', '2026-04-07T24:00'],
  ['PREAU_OPENING', '08:00'],
  ['PREAU_JANUS_URL', 'http://127.0.0.1:8188'],
  ['PREAU_JANUS_URL', 'ws://127.0.0.1:8188/janus'],
  ['PREAU_TURN_URL', 'turn.example.org'],
  ['PREAU_LOG_LEVEL', 'loud'],
]

for (const [name, value] of badValues) {
  test(`${name}=${value} is refused by name, in both languages`, () => {
    assert.throws(
      () => loadConfig({ [name]: value }),
      (error) =>
        error instanceof PlainError && error.french.includes(name) && error.english.includes(name),
    )
  })
}

for (const name of ['DATABASE_URL', 'PREAU_VALKEY_URL']) {
  test(`a bad ${name} is not repeated, for it may hold a password`, () => {
    assert.throws(
      () => loadConfig({ [name]: 'mysql://u:secret@h/d' }),
      (error) => error instanceof Error && !error.message.includes('secret'),
    )
  })
}

test('an address of Valkey may be written with its own name', () => {
  const read = (text: string) => loadConfig({ PREAU_VALKEY_URL: text }).valkeyUrl
  assert.equal(read('valkey://:secret@10.0.0.5:6379/1'), 'redis://:secret@10.0.0.5:6379/1')
  assert.equal(read('valkeys://valkey.example.org'), 'rediss://valkey.example.org')
  assert.equal(read('rediss://valkey.example.org'), 'rediss://valkey.example.org')
})

test('an opening is read in the zone of the installation', () => {
  const opening = { PREAU_OPENING: '2026-04-07T08:00' }
  assert.equal(loadConfig(opening).openingAtMs, Date.parse('2026-04-07T06:00:00Z'))
  assert.equal(
    loadConfig({ ...opening, PREAU_TIME_ZONE: 'Indian/Reunion' }).openingAtMs,
    Date.parse('2026-04-07T04:00:00Z'),
  )
  assert.equal(loadConfig({ PREAU_ADMISSION_RATE: '2.5' }).admissionRate, 2.5)
})

const urls: ReadonlyArray<readonly [string, boolean]> = [
  ['https://preau.exemple.fr', true],
  ['https://preau.exemple.fr:8443/', true],
  ['http://preau.exemple.fr', false],
  ['https://localhost:8080', false],
  ['https://192.168.1.20:8443', false],
  ['https://172.20.0.4', false],
  ['https://172.32.0.4', true],
  ['https://[::1]:8443', false],
  ['https://portable.local', false],
]

for (const [url, real] of urls) {
  test(`${url} is ${real ? '' : 'not '}an address for real cards`, () => {
    const config = loadConfig({ PREAU_URL: url })
    assert.equal(config.publicUrlIsReal, real)
    assert.equal(config.publicUrl?.endsWith('/'), false)
  })
}

test('Janus and the relay are known by address and secret, never by one alone', () => {
  const janus = { PREAU_JANUS_URL: 'ws://127.0.0.1:8188', PREAU_JANUS_SECRET: 'mat de cocagne' }
  const turn = {
    PREAU_TURN_URL: 'turn:turn.example.org:3478?transport=tcp',
    PREAU_TURN_SECRET: 'x',
  }
  assert.deepEqual(loadConfig({ ...janus, ...turn }).video, {
    janus: { url: janus.PREAU_JANUS_URL, apiSecret: janus.PREAU_JANUS_SECRET },
    turn: { url: turn.PREAU_TURN_URL, secret: turn.PREAU_TURN_SECRET },
  })
  for (const [given, missing] of [
    [{ PREAU_JANUS_URL: janus.PREAU_JANUS_URL }, 'PREAU_JANUS_SECRET'],
    [{ PREAU_JANUS_SECRET: janus.PREAU_JANUS_SECRET }, 'PREAU_JANUS_URL'],
  ] as const) {
    assert.throws(
      () => loadConfig(given),
      (error) =>
        error instanceof PlainError &&
        error.english.includes(missing) &&
        !error.english.includes('cocagne'),
    )
  }
})
