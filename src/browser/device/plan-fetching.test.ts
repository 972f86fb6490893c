/** What a device fetches, lets go of, and calls warm, for every state of its shelf. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import type { PackRef, PersonalPack } from '#contract/day-packs.ts'
import {
  addressesToDelete,
  fetchAgainMs,
  fetchAgainMsMax,
  fetchAgainMsMin,
  isWarm,
  keysOfOldDays,
  missingRefs,
  passAt,
  refsOf,
  withPassesOf,
} from './plan-fetching.ts'

const ref = (address: string): PackRef => ({ address, key: 'k', opensAt: null, byteCount: 10 })

interface CourseOfDay {
  readonly pack: string | null
  readonly held?: readonly string[]
}

function personalOf(
  days: Readonly<Record<string, readonly CourseOfDay[]>>,
  withdrawn: readonly string[] = [],
): PersonalPack {
  return {
    version: 'v',
    timeZone: 'Europe/Paris',
    days: Object.entries(days).map(([on, courses]) => ({
      on,
      day: { kind: 'lessons', label: null, nextSchoolDay: null },
      courses: courses.map(({ pack, held = [] }) => ({
        courseId: 'c',
        teachers: [],
        pack: pack === null ? null : ref(pack),
        held: held.map(ref),
      })),
    })),
    withdrawn: [...withdrawn],
    passes: [],
  }
}

const monday = '2026-11-23'
const tuesday = '2026-11-24'

test('what is missing is fetched, the nearest day first, each pack once', () => {
  const personal = personalOf({
    [monday]: [{ pack: 'a', held: ['h'] }, { pack: null }],
    [tuesday]: [{ pack: 'b' }, { pack: 'a' }],
  })
  const missing = missingRefs(personal, new Set(['h']))
  assert.deepEqual(
    missing.map(({ address }) => address),
    ['a', 'b'],
  )
})

test('what is withdrawn is neither fetched nor kept, for nobody of this device', () => {
  const mine = personalOf({ [monday]: [{ pack: 'a' }, { pack: 'b' }] }, ['a'])
  const sisters = personalOf({ [monday]: [{ pack: 'a' }] })
  assert.deepEqual(
    missingRefs(mine, new Set()).map(({ address }) => address),
    ['b'],
  )
  const accounts = [
    { personal: mine, files: {} },
    { personal: sisters, files: {} },
  ]
  assert.deepEqual(addressesToDelete(accounts, new Set(['a', 'b'])), ['a'])
})

test('what another account of this device needs stays, with the files that its packs name', () => {
  const mine = { personal: personalOf({ [monday]: [{ pack: 'a' }] }), files: { a: ['f'] } }
  const sisters = {
    personal: personalOf({ [tuesday]: [{ pack: 's' }] }),
    files: { s: ['g'], old: ['o'] },
  }
  const shelf = new Set(['a', 'f', 's', 'g', 'o', 'yesterday'])
  assert.deepEqual(addressesToDelete([mine, sisters], shelf), ['o', 'yesterday'])
})

test('nothing that is needed is ever deleted, and nothing else stays', () => {
  const address = fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f')
  const course = fc.record({
    pack: fc.option(address),
    held: fc.array(address, { maxLength: 2 }),
  })
  const wanted = fc.record({
    personal: fc
      .tuple(fc.array(course, { maxLength: 4 }), fc.array(address, { maxLength: 2 }))
      .map(([courses, withdrawn]) => personalOf({ [monday]: courses }, withdrawn)),
    files: fc.dictionary(address, fc.array(address, { maxLength: 2 })),
  })
  fc.assert(
    fc.property(
      fc.array(wanted, { minLength: 1, maxLength: 3 }),
      fc.uniqueArray(address),
      (accounts, onShelf) => {
        const gone = new Set(addressesToDelete(accounts, new Set(onShelf)))
        const withdrawn = new Set(accounts.flatMap(({ personal }) => personal.withdrawn))
        const needed = new Set(
          accounts.flatMap(({ personal, files }) =>
            refsOf(personal).flatMap((one) => [one.address, ...(files[one.address] ?? [])]),
          ),
        )
        for (const one of onShelf) {
          assert.equal(gone.has(one), !needed.has(one) || withdrawn.has(one), one)
        }
      },
    ),
  )
})

test('a device is warm when all of today lies on it: packs, those that open later, files', () => {
  const personal = personalOf({
    [monday]: [{ pack: 'a', held: ['h'] }, { pack: 'b' }],
    [tuesday]: [{ pack: 't' }],
  })
  const wanted = { personal, files: { a: ['f'] } }
  const all = ['a', 'b', 'h', 'f']
  assert.equal(isWarm(wanted, new Set(all), monday), true)
  for (const one of all) {
    assert.equal(isWarm(wanted, new Set(all.filter((other) => other !== one)), monday), false, one)
  }
  assert.equal(isWarm(wanted, new Set(all), tuesday), false)
  assert.equal(isWarm(wanted, new Set(all), '2026-11-25'), false, 'a day that nobody told it of')
  const building = { personal: personalOf({ [monday]: [{ pack: null }] }), files: {} }
  assert.equal(isWarm(building, new Set(), monday), false)
  const free = { personal: personalOf({ [monday]: [] }), files: {} }
  assert.equal(isWarm(free, new Set(), monday), true)
})

function passOn(on: string, pass: string): PersonalPack['passes'][number] {
  return { on, from: `${on}T07:00:00Z`, until: `${on}T07:01:00Z`, pass }
}

test('a pass is shown in its own minute, and one minute before and after it', () => {
  const personal: PersonalPack = { ...personalOf({}), passes: [passOn(monday, 'seven')] }
  const at = (time: string): string | null => passAt(personal, Date.parse(`${monday}T${time}Z`))
  assert.equal(at('06:59:00'), 'seven')
  assert.equal(at('07:01:59'), 'seven')
  assert.equal(at('06:58:59'), null)
  assert.equal(at('07:02:00'), null)
})

test('passes that were given stay until they are over, also where the next answer brings none', () => {
  const before: PersonalPack = {
    ...personalOf({}),
    passes: [passOn(monday, 'old monday'), passOn(tuesday, 'old tuesday')],
  }
  const given = (passes: PersonalPack['passes'], time: string): string[] =>
    withPassesOf(before, { ...personalOf({}), version: 'w', passes }, Date.parse(time)).passes.map(
      ({ pass }) => pass,
    )
  assert.deepEqual(given([], `${monday}T07:01:59Z`), ['old monday', 'old tuesday'])
  assert.deepEqual(given([], `${monday}T07:02:00Z`), ['old tuesday'])
  assert.deepEqual(given([passOn(tuesday, 'new')], `${monday}T18:00:00Z`), ['new'])
  const first = withPassesOf(undefined, { ...personalOf({}), passes: [passOn(monday, 'one')] }, 0)
  assert.deepEqual(first.passes, [passOn(monday, 'one')])
})

test('no server makes a device ask all the time, or never again', () => {
  assert.equal(fetchAgainMs(0), fetchAgainMsMin)
  assert.equal(fetchAgainMs(3_600_000), 3_600_000)
  assert.equal(fetchAgainMs(Number.POSITIVE_INFINITY), fetchAgainMsMax)
})

test('days and weeks that are over are let go of, and nothing else', () => {
  const keys = ['me', 'personal', `day ${monday}`, `day ${tuesday}`, `week ${monday}`, 'work r']
  assert.deepEqual(keysOfOldDays(keys, tuesday), [`day ${monday}`, `week ${monday}`])
})
