/** Tries which users of a web server's log are believed, on logs of servers that ask and of some that do not. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { readClfLine } from './clf-reader.ts'
import { doubtUsers } from './doubt-users.ts'
import { judgeTable } from './judge-load.ts'
import { addRecord, createLoadTable } from './load-table.ts'

const eight = Date.UTC(2027, 3, 6, 6)
const school = '0270001A'

/** Lines of `[user, path, status]`, each from its own machine where none is told. */
function read(lines: readonly (readonly [string, string, number, string?])[]) {
  const table = createLoadTable()
  for (const [at, [user, path, status, from]] of lines.entries()) {
    const [minute, second] = [Math.floor(at / 60) % 60, at % 60].map((n) => `${n}`.padStart(2, '0'))
    const line = `${from ?? `192.0.${at >> 8}.${at & 255}`} - ${user} [06/Apr/2027:06:${minute}:${second} +0000] "GET ${path} HTTP/1.1" ${status} 90 "-" "A"`
    const record = readClfLine(line, at + 1)
    assert.ok(record, line)
    addRecord(table, record)
  }
  return table
}

function believed(lines: Parameters<typeof read>[0]): string[] {
  const table = read(lines)
  const told = doubtUsers(table)
  const users = [...table.person.values.subarray(0, table.length)].filter((user) => user !== 0)
  assert.equal(told.believed, users.length)
  return users.map((user) => table.people.nameOf(user))
}

test('users are believed where whoever names nobody is asked to sign in, and in the folders below', () => {
  assert.deepEqual(
    believed([
      ['-', '/cours/', 401],
      ['lea', '/cours/', 200],
      ['lea', '/cours/maths/3?page=2', 200],
      ['max', '/cours/maths/3', 404],
      ['eve', '/', 200],
      ['eve', '/public/a', 200],
    ]),
    ['lea', 'lea', 'max'],
  )
  assert.deepEqual(
    believed([
      ['-', '/', 401],
      ['lea', '/a/b/c', 200],
    ]),
    ['lea'],
  )
})

test('nobody is believed where everybody is served, or nothing tells', () => {
  assert.deepEqual(
    believed([
      ['lea', '/cours/', 200],
      ['max', '/', 200],
    ]),
    [],
  )
  assert.deepEqual(
    believed([
      ['-', '/', 401],
      ['-', '/public/a', 200],
      ['eve', '/public/a', 200],
      ['eve', '/public/b', 200],
      ['lea', '/cours/1', 200],
    ]),
    ['lea'],
  )
  // A page that is shown with a cookie of its own, and is asked for without one now and then.
  assert.deepEqual(
    believed([
      ['-', '/moi', 401],
      ['-', '/moi', 200],
      ['-', '/moi', 200],
      ['eve', '/moi', 200],
    ]),
    [],
  )
})

test('a door elsewhere is seen where those alone are sent there who name nobody', () => {
  const sent = ['-', '/cours/1', 302] as const
  assert.deepEqual(believed([sent, ['lea', '/cours/1', 200], ['lea', '/cours/2', 200]]), ['lea'])
  assert.deepEqual(believed([sent, ['eve', '/cours/1', 302]]), [])
  assert.deepEqual(believed([sent, ['-', '/cours/1', 200], ['eve', '/cours/1', 200]]), [])
})

test('whoever is turned away with a name claimed it, as before', () => {
  const table = read([
    ['lea', '/cours/', 401],
    ['-', '/cours/', 401],
  ])
  assert.deepEqual(doubtUsers(table), { believed: 0, doubted: 0 })
  assert.equal(table.people.nameOf(table.claimed.values[0] ?? 0), 'lea')
})

test('machines that write names of the roster into their requests are no pupils', () => {
  const pupils = 60
  const person = (index: number) => `p${index % pupils}`
  const roster = Array.from({ length: pupils }, (_, index) => {
    return { person: person(index), school, class: '6A', role: 'pupil' } as const
  })
  const flood = Array.from({ length: 1_500 }, (_, index) => {
    return [person(index * 7), '/', 200, `203.0.113.${index % 3}`] as const
  })
  const readers = Array.from(
    { length: 300 },
    (_, index) => ['-', `/cours/${index % 40}`, 200] as const,
  )
  const judge = (lines: Parameters<typeof read>[0]) => {
    const table = read(lines)
    doubtUsers(table)
    const interval = { from: eight, to: eight + 3_600_000 }
    const timetable = [{ school, class: '6A', startsAt: eight, endsAt: eight + 3_300_000 }]
    const input = { ...interval, records: [], roster, timetable, capacityPerSecond: null }
    return judgeTable(table, { ...input, format: 'clf' }, 'a'.repeat(64)).slices
  }
  const told = judge([...readers, ...flood])
  assert.equal(told.expected.share, 0)
  // The same where the server asks: their owners are there.
  const asked = judge([['-', '/', 401], ...flood])
  assert.ok(asked.expected.share > 0.99)
})
