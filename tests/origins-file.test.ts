/**
 * Files of origins in the format that makers publish (MaxMind DB 2.0): what is read of them, in all
 * record sizes; and what is said of files that are damaged, old, empty or of another kind.
 */
import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, type TestContext, test } from 'node:test'
import { installFolder } from '#engine/config/config.ts'
import { PlainError } from '#engine/config/plain-error.ts'
import { silentLog } from '#engine/log/log.ts'
import { systemClock } from '#kernel/clock.ts'
import { systemRandom } from '#kernel/random.ts'
import { openDayKeys } from '#pipes/journal/day-key-store.ts'
import { openOrigins } from '#pipes/journal/origin-reader.ts'
import { queueLines } from '#pipes/journal/queue-lines.ts'
import { recordTraffic } from '#pipes/journal/record-traffic.ts'
import { writeRecords } from '#pipes/journal/write-records.ts'
import { openCellOrigins } from '#roles/cell-origins.ts'
import { newRun } from '#roles/journal.ts'
import { sequenceTestJournal } from './test-journal.ts'
import { testFolder } from './test-log.ts'
import { testCall } from './test-recorder.ts'
import { type MmdbMap, type MmdbWish, writeMmdb } from './write-mmdb.ts'

const country = (code: string): MmdbMap => ({ country: { iso_code: code, names: { en: code } } })
const network = (number: number): MmdbMap => ({
  autonomous_system_number: number,
  autonomous_system_organization: `Réseau ${number}`,
})
const overseas = ['RE', 'GP', 'MQ', 'GF', 'YT', 'NC', 'PF', 'PM', 'WF', 'BL', 'MF']

const countries: MmdbWish = {
  type: 'Test-Country',
  networks: {
    '192.0.0.0/8': country('DE'),
    '192.0.2.0/24': country('FR'),
    '2001:db8::/32': country('US'),
    '2001:db8:33::/48': country('FR'),
    '203.0.113.0/25': { registered_country: { iso_code: 'FR' } },
    ...Object.fromEntries(overseas.map((code, at) => [`198.51.${at}.0/24`, country(code)])),
    ...Object.fromEntries(overseas.map((code, at) => [`2001:db8:${at}::/48`, country(code)])),
  },
}
const networks: MmdbWish = {
  type: 'Test-ASN',
  networks: {
    '192.0.2.0/25': network(3215),
    '192.0.2.128/25': network(12_322),
    '2001:db8::/32': network(4_200_000_000),
  },
}

function file(context: TestContext, bytes: Uint8Array, name = 'origins.mmdb'): string {
  const path = join(testFolder(context), name)
  writeFileSync(path, bytes)
  return path
}

/** A cell's log, with what it warns of. */
function listen() {
  const warned: string[] = []
  return { warned, log: { warn: (_: unknown, words?: string) => void warned.push(words ?? '') } }
}

describe('a file in the format of its makers', () => {
  for (const recordSize of [24, 28, 32] as const) {
    test(`is read with records of ${recordSize} bits, for both kinds of addresses`, (context) => {
      const paths = {
        country: file(context, writeMmdb({ ...countries, recordSize })),
        network: file(context, writeMmdb({ ...networks, recordSize })),
      }
      const { files, find, flaws } = openOrigins(paths)
      assert.deepEqual(flaws, [])
      assert.deepEqual(
        files.map(({ builtAt, what }) => [what, builtAt]),
        [
          ['country', 1_800_000_000_000],
          ['network', 1_800_000_000_000],
        ],
      )
      const bytes = readFileSync(paths.country)
      assert.equal(files[0]?.sha256, createHash('sha256').update(bytes).digest('hex'))
      assert.deepEqual(find('192.0.2.7'), { place: 'metropolitan', network: 3215 })
      for (const address of ['::ffff:192.0.2.7', '64:ff9b::c000:207', '2002:c000:207::1']) {
        assert.deepEqual(find(address), { place: 'metropolitan', network: 3215 })
      }
      assert.deepEqual(find('192.0.2.200'), { place: 'metropolitan', network: 12_322 })
      assert.deepEqual(find('192.0.3.1'), { place: 'abroad', network: null })
      assert.deepEqual(find('2001:db8:33::1'), { place: 'metropolitan', network: 4_200_000_000 })
      assert.deepEqual(find('2001:db8:ffff::1'), { place: 'abroad', network: 4_200_000_000 })
      // Where a network is registered is not where its machines are.
      assert.deepEqual(find('203.0.113.9'), { place: 'unknown', network: null })
      assert.deepEqual(find('10.0.0.1'), { place: 'unknown', network: null })
      for (const wrong of ['', 'unix', '1.2.3', '::g']) {
        assert.deepEqual(find(wrong), { place: 'unknown', network: null })
      }
      for (const [at] of overseas.entries()) {
        assert.equal(find(`198.51.${at}.44`).place, 'overseas')
        assert.equal(find(`2001:db8:${at}::44`).place, 'overseas')
      }
    })
  }

  test('of IPv4 alone says nothing of other addresses', (context) => {
    const only = { type: 'Test-Country', networks: { '32.1.0.0/16': country('US') } }
    const path = file(context, writeMmdb({ ...only, ipVersion: 4, recordSize: 24 }))
    const { find } = openOrigins({ country: path, network: null })
    assert.equal(find('32.1.13.184').place, 'abroad')
    // Its first 32 bits are those of 32.1.13.184.
    assert.equal(find('2001:db8::1').place, 'unknown')
  })
})

describe('a file that is not what it should be', () => {
  const whole = writeMmdb(countries)
  const holed = Buffer.concat([whole.subarray(0, 400), whole.subarray(700)])
  const damaged: Record<string, Buffer> = {
    'of no bytes': Buffer.alloc(0),
    'of chance': Buffer.from(systemRandom.bytes(4_000)),
    'cut off': whole.subarray(0, whole.length - 200),
    'cut in the middle': holed,
    'whose tree leads nowhere': Buffer.from(whole).fill(0xff, 0, 600),
  }
  for (const [what, bytes] of Object.entries(damaged)) {
    test(`${what} is refused by name, and no reason for a cell not to start`, (context) => {
      const path = file(context, bytes)
      const network = file(context, writeMmdb(networks))
      assert.throws(
        () => openOrigins({ country: path, network: null }),
        (error) => error instanceof PlainError && error.french.includes(path),
      )
      const { log, warned } = listen()
      const nowMs = 1_800_000_000_000
      const opened = openCellOrigins({ countries: path, networks: network }, { log, nowMs })
      assert.equal(warned.length, 1)
      assert.match(warned[0] ?? '', /must be a whole MMDB file\. Origins stay unknown/)
      // The other file goes on to be read.
      assert.deepEqual(opened.find('192.0.2.7'), { place: 'unknown', network: 3215 })
    })
  }

  test('damaged where nobody looks at first costs no request its answer', (context) => {
    const many = Object.fromEntries(
      Array.from({ length: 200 }, (_, at) => [`${at + 1}.0.0.0/8`, country('FR')]),
    )
    const long = writeMmdb({ type: 'Test-Country', networks: many })
    const end = long.lastIndexOf('MaxMind.com') - 3
    long.fill(0xff, end - 900, end)
    const harmed = openOrigins({ country: file(context, long), network: null })
    assert.equal(harmed.find('1.2.3.4').place, 'metropolitan')
    assert.equal(harmed.find('200.2.3.4').place, 'unknown')
  })

  test('that is old, tells no date, knows nobody or is of another kind is warned of', (context) => {
    const { log, warned } = listen()
    const nowMs = 1_800_000_000_000
    const year = 365 * 86_400
    const old = file(context, writeMmdb({ ...countries, builtAt: 1_800_000_000 - year }))
    const undated = file(context, writeMmdb({ ...networks, builtAt: 0 }))
    openCellOrigins({ countries: old, networks: undated }, { log, nowMs })
    assert.match(warned[0] ?? '', /is of 2026-01-15: read places with care/)
    assert.match(warned[1] ?? '', /does not tell its date/)

    const empty = file(context, writeMmdb({ type: 'Test-Country', networks: {} }))
    const city = { city: { names: { fr: 'Lyon' } }, ...country('FR') }
    const cities = writeMmdb({ type: 'Test-City', networks: { '192.0.2.0/24': city } })
    const ofCities = file(context, cities)
    const opened = openCellOrigins({ countries: empty, networks: ofCities }, { log, nowMs })
    assert.match(warned[2] ?? '', /knows no address/)
    assert.match(warned[3] ?? '', /\(Test-City\) does not tell networks \(ASN\)/)
    assert.deepEqual(opened.find('192.0.2.7'), { place: 'unknown', network: null })
    // As a file of countries it is as good as another.
    const right = openCellOrigins({ countries: ofCities, networks: null }, { log, nowMs })
    assert.equal(right.find('192.0.2.7').place, 'metropolitan')
    assert.equal(warned.length, 4)
    const turned = file(context, writeMmdb(networks))
    openCellOrigins({ countries: turned, networks: null }, { log, nowMs })
    assert.match(warned[4] ?? '', /\(Test-ASN\) does not tell countries/)
  })
})

describe('a verdict', () => {
  const main = join(installFolder, 'src/cli/main.ts')
  const evidence = (...args: string[]) => {
    const ran = spawnSync(process.execPath, [main, 'evidence', ...args, '--json'], {
      encoding: 'utf8',
    })
    assert.equal(ran.status, 0, ran.stderr)
    return JSON.parse(ran.stdout) as {
      inputs: { what: string; sha256: string; builtAt?: string }[]
      origins: { places: { place: string; units: number }[]; networks: { network: number }[] }
      warnings: { code: string }[]
    }
  }

  test('tells hash and date of the file that it was given', (context) => {
    const log = file(
      context,
      Buffer.from(
        Array.from(
          { length: 40 },
          (_, at) =>
            `192.0.2.${at} - - [15/Jan/2027:08:00:${10 + at} +0000] "GET / HTTP/1.1" 200 9 "-" "Firefox"\n`,
        ).join(''),
      ),
      'access.log',
    )
    const bytes = writeMmdb(countries)
    const { inputs, origins, warnings } = evidence(log, '--origins', file(context, bytes))
    const seal = inputs.find(({ what }) => what === 'origins')
    assert.equal(seal?.sha256, createHash('sha256').update(bytes).digest('hex'))
    assert.equal(seal?.builtAt, '2027-01-15T08:00:00.000Z')
    assert.equal(origins.places.find(({ place }) => place === 'metropolitan')?.units, 40)
    assert.ok(!warnings.some(({ code }) => code === 'origins-stale'))
    const stale = writeMmdb({ ...countries, builtAt: 1_700_000_000 })
    const old = evidence(log, '--origins', file(context, stale))
    assert.ok(old.warnings.some(({ code }) => code === 'origins-stale'))
  })

  test('of a cell’s journal tells those of the files that the cell read', async (context) => {
    const dataDir = testFolder(context)
    const now = Math.floor(Date.now() / 1000)
    const path = file(context, writeMmdb({ ...countries, builtAt: now }))
    const asn = file(context, writeMmdb({ ...networks, builtAt: now }))
    const { log, warned } = listen()
    const settings = { countries: path, networks: asn }
    const origins = openCellOrigins(settings, { log, nowMs: Date.now() })
    assert.deepEqual(warned, [])
    const random = systemRandom
    const run = newRun(random)
    const { secretsOf } = openDayKeys(dataDir, random)
    const shared = { run, secretsOf, random, clock: systemClock, log: silentLog }
    const writer = writeRecords({ ...shared, dataDir })
    const queue = queueLines({ ...shared, writer })
    const parts = { ...shared, origins, queue, version: 'test' }
    const recorder = recordTraffic(parts)
    for (let at = 0; at < 20; at += 1) recorder.seeCall(testCall({ address: `198.51.0.${at}` }))
    recorder.seeCall(testCall({ address: '192.0.2.9' }))
    await recorder.stop()
    await writer.close()
    await sequenceTestJournal(dataDir)

    const verdict = evidence(dataDir)
    const seals = verdict.inputs.filter(({ what }) => what === 'origins')
    const hashes = [path, asn].map((one) =>
      createHash('sha256').update(readFileSync(one)).digest('hex'),
    )
    assert.deepEqual(seals.map(({ sha256 }) => sha256).sort(), hashes.sort())
    const built = new Date(now * 1000).toISOString()
    assert.ok(seals.every(({ builtAt }) => builtAt === built))
    const units = Object.fromEntries(verdict.origins.places.map((one) => [one.place, one.units]))
    assert.equal(units.overseas, 20)
    assert.equal(units.metropolitan, 1)
    assert.deepEqual(
      verdict.origins.networks.map((one) => one.network),
      [3215],
    )
  })
})
