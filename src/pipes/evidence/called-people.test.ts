/** Tries whom roster and timetable call where their names and addresses are not written alike. */
import assert from 'node:assert/strict'
import { isIP } from 'node:net'
import { describe, test } from 'node:test'
import fc from 'fast-check'
import { readAddressRange } from './address-ranges.ts'
import { callPeople } from './called-people.ts'
import type { RosterRow, TimetableRow } from './evidence-input.ts'
import { nameTable } from './growing-columns.ts'
import { sourceKey } from './source-key.ts'

const eight = Date.UTC(2027, 3, 6, 6)
const row = (person: string, school: string, name: string): RosterRow => {
  return { person, school, class: name, role: 'pupil' }
}
const lesson = (school: string, name: string): TimetableRow => {
  return { school, class: name, startsAt: eight, endsAt: eight + 3_300_000 }
}

function tablesOf(people: readonly string[], sources: readonly string[]) {
  const tables = { people: nameTable(), sources: nameTable() }
  for (const name of people) tables.people.numberOf(name)
  for (const name of sources) tables.sources.numberOf(sourceKey(name))
  return tables
}

function standings(roster: RosterRow[], timetable: TimetableRow[]) {
  const tables = tablesOf(
    roster.map(({ person }) => person),
    [],
  )
  const called = callPeople(tables, roster, timetable)
  const told = roster.map(({ person }) => called.standingOf(tables.people.find(person), eight))
  return { told, names: called.names }
}

describe('names of schools and classes', () => {
  test('are the same where only case, accents and spaces differ, and that is told', () => {
    const { names, told } = standings(
      [row('lea', '0270001a', '6ème  A'), row('max', '0270001A', '6E\u0300ME A')],
      [lesson('0270001A', '6EME A'), lesson('0270001A', '5B')],
    )
    assert.deepEqual(told, ['called', 'called'])
    assert.equal(names?.taken.count, 2)
    assert.deepEqual(names?.taken.example, ['0270001A', '0270001a'])
    assert.equal(names?.doubtful.count, 0)
  })

  test('stay apart, silently, where both files tell them apart in the same way', () => {
    const { names, told } = standings(
      [row('lea', 'S', 'A'), row('max', 'S', 'a')],
      [lesson('S', 'A'), { ...lesson('S', 'a'), startsAt: eight + 9e6, endsAt: eight + 12e6 }],
    )
    assert.deepEqual(told, ['called', 'uncalled'])
    assert.deepEqual([names?.taken.count, names?.doubtful.count], [0, 0])
  })

  test('are brought together by nobody where both files have several, and others', () => {
    const { names, told } = standings(
      [row('lea', 'S', 'A'), row('max', 'S', 'a')],
      [lesson('S', 'A'), lesson('S', 'á')],
    )
    assert.deepEqual(told, ['called', 'uncalled'])
    assert.deepEqual(names?.doubtful, { count: 1, example: ['A', 'a', 'á'] })
  })
})

describe('ranges of addresses', () => {
  test('call every address inside them, and none beside', () => {
    const sources = [
      ...['192.0.2.7', '192.0.3.7', '::ffff:192.0.2.9', '2001:db8:27::5', '2001:db8:28::5'],
      ...['198.51.100.4', '2001:DB8:0:0::7'],
    ]
    const tables = tablesOf([], sources)
    const called = callPeople(
      tables,
      [
        ...[row('192.0.2.0/24', 'S', 'A'), row('2001:db8:27::/48', 'S', 'A')],
        ...[row('2001:db8::7', 'S', 'A'), row('203.0.113.0/24', 'S', 'A')],
      ],
      [lesson('S', 'A')],
    )
    assert.deepEqual(
      sources.map((source) =>
        called.standingOfSource(tables.sources.find(sourceKey(source)), eight),
      ),
      ['called', null, 'called', 'called', null, null, 'called'],
    )
    assert.deepEqual(called.ranges, { unseen: 1, wrong: { count: 0, example: '' } })
    assert.equal(called.standingOfSource(tables.sources.find('192.0.2.7'), eight - 9e6), 'uncalled')
  })

  test('of IPv6 reach as far as what a source counts by, its 64 bits', () => {
    const sources = ['2001:db8:1:2::5', '2001:db8:1:3::5', '2001:db8:1:4:aa::1', '2001:db8:1:5::1']
    const tables = tablesOf([], sources)
    const names = ['2001:db8:1:2::7', '2001:db8:1:3::/112', '2001:DB8:1:4::/64']
    const called = callPeople(
      tables,
      names.map((name) => row(name, 'S', 'A')),
      [lesson('S', 'A')],
    )
    const number = (source: string) => tables.sources.find(sourceKey(source))
    assert.deepEqual(
      sources.map((source) => called.standingOfSource(number(source), eight)),
      ['called', 'called', 'called', null],
    )
    assert.equal(called.ranges.unseen, 0)
  })

  test('reach an IPv4 address also where it stands in one of IPv6, and may be written so', () => {
    const v4 = readAddressRange('192.0.2.0/24')
    for (const text of ['::ffff:192.0.2.0/120', '64:ff9b::192.0.2.0/120', '2002:c000:200::/40']) {
      assert.deepEqual(readAddressRange(text), v4, text)
    }
    for (const text of ['64:ff9b::c000:207', '2002:c000:207::/48', '2002:c000:207:1::/64']) {
      assert.deepEqual(readAddressRange(text), readAddressRange('192.0.2.7'), text)
    }
    assert.deepEqual(['64:ff9b::/96', '2002::/16', '64:ff9b::/129'].map(readAddressRange), [
      'wide',
      'wide',
      'wrong',
    ])
    const sources = ['64:ff9b::c000:207', '2002:c000:207:1::5', '64:ff9b::c000:307']
    const tables = tablesOf([], sources)
    const called = callPeople(tables, [row('192.0.2.0/24', 'S', 'A')], [lesson('S', 'A')])
    const number = (source: string) => tables.sources.find(sourceKey(source))
    assert.deepEqual(
      sources.map((source) => called.standingOfSource(number(source), eight)),
      ['called', 'called', null],
    )
  })

  test('count a source by that only where it is an address', () => {
    for (const name of [
      '192.0.2.7',
      'client7.example',
      'x::y',
      'aa:bb:cc:dd:ee:ff',
      'a:b:c',
      'k:v',
    ]) {
      assert.equal(sourceKey(name), name)
    }
    assert.equal(sourceKey('::ffff:192.0.2.7'), '192.0.2.7')
    assert.equal(sourceKey('2001:0DB8:0:0:1:2:3:4'), '2001:db8:0:0::/64')
    fc.assert(
      fc.property(fc.ipV6(), (address) => {
        assert.match(sourceKey(address), /^(?:[0-9a-f]{1,4}:){4}:\/64$|^\d+\.\d+\.\d+\.\d+$/)
      }),
    )
  })

  test('that are none, or say nothing, expect nobody and are told; names with a stroke are names', () => {
    for (const text of ['192.0.2.0/33', '192.0.2.300/24', '2001:db8::/129', '1.2.3/8']) {
      assert.equal(readAddressRange(text), 'wrong', text)
    }
    for (const text of ['0.0.0.0/0', '11.0.0.0/8', '10.0.0.0/7', '::/0', '::ffff:0.0.0.0/96']) {
      assert.equal(readAddressRange(text), 'wide', text)
    }
    for (const text of ['lea', '6A/7', '12/3', 'abc/12', 'https://x/1', 'm.martin']) {
      assert.equal(readAddressRange(text), null, text)
    }
    assert.equal(typeof readAddressRange('10.0.0.0/8'), 'object')
    fc.assert(
      fc.property(
        fc.oneof(fc.ipV4(), fc.ipV6(), fc.stringMatching(/^[0-9a-f:.]{1,24}$/)),
        (text) => {
          const isNamed = /[.:].*[.:]/.test(text)
          assert.equal(
            typeof readAddressRange(text) === 'object' && readAddressRange(text) !== null,
            isNamed && isIP(text) !== 0,
            text,
          )
        },
      ),
      { numRuns: 2_000 },
    )
    const roster = [row('0.0.0.0/0', 'S', 'A'), row('192.0.2.0/40', 'S', 'A')]
    const { ranges } = callPeople(tablesOf([], ['192.0.2.7']), roster, null)
    assert.deepEqual(ranges, { unseen: 0, wrong: { count: 2, example: '0.0.0.0/0' } })
  })
})
