/** Applying a plan and planning again gives nothing to do, whatever the files hold. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import type { Id } from '#kernel/ids.ts'
import {
  type KnownPeople,
  type KnownPerson,
  type KnownRole,
  leavesTooMany,
  type PersonStep,
  planPeople,
} from './roster-plan.ts'
import type { PersonRecord } from './roster-record.ts'

const place = { file: 'f.csv', line: 1 }

/** A database in miniature: what the store does with steps, without SQL. */
function createModel() {
  const people = new Map<Id, KnownPerson>()
  const idByKey = new Map<string, Id>()
  let count = 0
  const mint = () => {
    count += 1
    return `id-${count}`
  }
  const known = (): KnownPeople => ({
    people: new Map(
      [...people].map(([id, person]) => [id, { ...person, isNew: false, isSeen: false }]),
    ),
    idByKey,
    idByIdentity: new Map(
      [...people.values()].flatMap(({ identity, id }): [string, Id][] =>
        identity === null ? [] : [[identity, id]],
      ),
    ),
  })
  const apply = (steps: readonly PersonStep[]) => {
    for (const step of steps) {
      if (step.outcome === 'rejected') continue
      const { record, personId } = step
      const before = people.get(personId)
      idByKey.set(record.key, personId)
      const added = step.rolesToAdd.map(
        (role): KnownRole => ({
          ...role,
          id: mint(),
          source: 'aaf',
          isActive: true,
          leftByImport: false,
        }),
      )
      const roles = [...(before?.roles ?? []), ...added].map((role) => ({
        ...role,
        isActive: role.isActive || step.rolesToBringBack.includes(role.id),
        staffFunction:
          step.rolesToChange.find(({ id }) => id === role.id)?.staffFunction ?? role.staffFunction,
      }))
      const ownKey = before?.ownKey ?? record.key
      const identity =
        ownKey === record.key && step.writesKey ? record.identity : (before?.identity ?? null)
      people.set(personId, {
        id: personId,
        fields: step.fields ?? before?.fields ?? record.fields,
        ownKey,
        identity,
        roles,
        isNew: false,
        isSeen: false,
      })
    }
  }
  return { people, known, apply, mint }
}

const recordOf = (kind: PersonRecord['kind']): fc.Arbitrary<PersonRecord> =>
  fc.record({
    kind: fc.constant(kind),
    key: fc.constantFrom('aaf:1', 'aaf:2', 'aaf:3', 'aaf:4'),
    identity: kind === 'guardian' ? fc.constantFrom('x', 'y', null) : fc.constant(null),
    fields: fc.record({
      familyName: fc.constantFrom('Aubert', 'Bréhat'),
      usageName: fc.constantFrom(null, 'Morel'),
      givenName: fc.constantFrom('Inès', 'Noé'),
      phone: fc.constantFrom(undefined, '01', '02'),
    }),
    roles:
      kind === 'guardian'
        ? fc.constant([])
        : fc.array(
            fc.record({
              uai: fc.constantFrom('0999201A', '0999202B'),
              role: fc.constant(kind === 'pupil' ? ('pupil' as const) : ('staff' as const)),
              staffFunction: kind === 'pupil' ? fc.constant(null) : fc.constantFrom('cpe', 'aed'),
            }),
            { maxLength: 2 },
          ),
  })

for (const kind of ['pupil', 'staff', 'guardian'] as const) {
  test(`${kind}: the same files again change nothing`, () => {
    const files = fc.array(recordOf(kind), { maxLength: 12 })
    fc.assert(
      fc.property(files, files, (past, now) => {
        const model = createModel()
        const incoming = (records: readonly PersonRecord[]) =>
          records.map((record) => ({ record, place }))
        model.apply(planPeople('aaf', incoming(past), model.known(), model.mint))
        model.apply(planPeople('aaf', incoming(now), model.known(), model.mint))
        const again = planPeople('aaf', incoming(now), model.known(), model.mint)
        for (const step of again) {
          assert.ok(['unchanged', 'rejected'].includes(step.outcome), step.outcome)
          assert.equal(step.fields, null)
          assert.equal(step.writesKey, false)
          assert.equal(step.rolesToAdd.length + step.rolesToChange.length, 0)
        }
      }),
    )
  })
}

function guardian(key: string, identity: string | null, phone?: string): PersonRecord {
  const fields = { familyName: 'Aubert', usageName: null, givenName: 'Karim', phone }
  return { kind: 'guardian', key, identity, fields, roles: [] }
}

test('two guardians are one person only where the whole identity agrees', () => {
  const model = createModel()
  const steps = planPeople(
    'aaf',
    [
      guardian('aaf:1', 'a'),
      guardian('aaf:2', 'a'),
      guardian('aaf:3', 'b'),
      guardian('aaf:4', null),
    ]
      .concat(guardian('aaf:5', null))
      .map((record) => ({ record, place })),
    model.known(),
    model.mint,
  )
  assert.deepEqual(
    steps.map(({ outcome }) => outcome),
    ['created', 'merged', 'created', 'created', 'created'],
  )
  assert.equal(new Set(steps.map(({ personId }) => personId)).size, 4)
})

test('a merged record changes nothing of the person, and is told when it no longer agrees', () => {
  const model = createModel()
  const both = [guardian('aaf:1', 'a', '01'), guardian('aaf:2', 'a', '02')]
  const plan = (records: readonly PersonRecord[]) =>
    planPeople(
      'aaf',
      records.map((record) => ({ record, place })),
      model.known(),
      model.mint,
    )
  model.apply(plan(both))
  assert.equal([...model.people.values()][0]?.fields.phone, '01')
  const [, moved] = plan([guardian('aaf:1', 'a', '01'), guardian('aaf:2', 'b', '02')])
  assert.deepEqual([moved?.outcome, moved?.remarks], ['unchanged', ['merged_differs']])
})

test('a role closed by hand stays closed, one ended by an import comes back', () => {
  const record: PersonRecord = {
    kind: 'pupil',
    key: 'aaf:1',
    identity: null,
    fields: { familyName: 'Aubert', usageName: null, givenName: 'Inès' },
    roles: [{ uai: '0999201A', role: 'pupil', staffFunction: null }],
  }
  for (const leftByImport of [true, false]) {
    const role: KnownRole = {
      id: 'r',
      uai: '0999201A',
      role: 'pupil',
      staffFunction: null,
      source: 'aaf',
      isActive: false,
      leftByImport,
    }
    const person: KnownPerson = {
      id: 'p',
      fields: record.fields,
      ownKey: 'aaf:1',
      identity: null,
      roles: [role],
      isNew: false,
      isSeen: false,
    }
    const known = {
      people: new Map([['p', person]]),
      idByKey: new Map([['aaf:1', 'p']]),
      idByIdentity: new Map(),
    }
    const [step] = planPeople('aaf', [{ record, place }], known, () => 'new')
    assert.deepEqual(step?.rolesToBringBack, leftByImport ? ['r'] : [])
    assert.equal(step?.outcome, leftByImport ? 'updated' : 'unchanged')
    assert.deepEqual(step?.remarks, leftByImport ? [] : ['role_closed_by_hand'])
  }
})

test('more than a fifth of the pupils may not leave unsaid, but one always may', () => {
  assert.equal(leavesTooMany('pupil', 100, 20), false)
  assert.equal(leavesTooMany('pupil', 100, 21), true)
  assert.equal(leavesTooMany('pupil', 3, 1), false)
  assert.equal(leavesTooMany('staff', 10, 5), false)
  assert.equal(leavesTooMany('staff', 10, 6), true)
  assert.equal(leavesTooMany('pupil', 0, 0), false)
})
