/** Sharing changes nothing that can be read, and never joins people who differ. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import type { KnownPerson, Right } from './caller.ts'
import { shareWithClassmates } from './share-with-classmates.ts'

const anyIds = fc.uniqueArray(fc.constantFrom('a', 'b', 'c')).map((ids) => new Set(ids))
const anyCapacity = fc.record(
  {
    isHead: fc.boolean(),
    isTeacher: fc.boolean(),
    isStaff: fc.boolean(),
    isPupil: fc.boolean(),
    rights: fc.subarray<Right>(['roster', 'cards']).map((rights) => new Set(rights)),
  },
  { noNullPrototype: true },
)
const anyPeople: fc.Arbitrary<KnownPerson[]> = fc.array(
  fc.record(
    {
      accountId: fc.uuid(),
      personId: fc.uuid(),
      isOperator: fc.boolean(),
      schools: fc
        .uniqueArray(fc.tuple(fc.constantFrom('0750001A', '0750002B'), anyCapacity), {
          selector: ([uai]) => uai,
        })
        .map((entries) => new Map(entries)),
      classIds: anyIds,
      courseIds: anyIds,
      taughtClassIds: anyIds,
      taughtCourseIds: anyIds,
      formerCourseIds: anyIds,
      children: fc.constant(new Map()),
    },
    { noNullPrototype: true },
  ),
  { maxLength: 12 },
)

test('everybody is as before', () => {
  fc.assert(
    fc.property(anyPeople, (people) => assert.deepEqual(shareWithClassmates(people), people)),
  )
})

test('classmates hold the same courses, and nobody of another school does', () => {
  const pupil = (uai: string, courseIds: string[]): KnownPerson => ({
    accountId: 'x',
    personId: 'y',
    isOperator: false,
    schools: new Map([
      [
        uai,
        {
          isHead: false,
          isTeacher: false,
          isStaff: false,
          isPupil: true,
          rights: new Set<Right>(),
        },
      ],
    ]),
    classIds: new Set(),
    courseIds: new Set(courseIds),
    taughtClassIds: new Set(),
    taughtCourseIds: new Set(),
    formerCourseIds: new Set(),
    children: new Map(),
  })
  const [one, mate, stranger] = shareWithClassmates([
    pupil('0750001A', ['b', 'a']),
    pupil('0750001A', ['a', 'b']),
    pupil('0750002B', ['a', 'b']),
  ])
  assert.equal(one?.courseIds, mate?.courseIds)
  assert.equal(one?.schools, mate?.schools)
  assert.notEqual(one?.courseIds, stranger?.courseIds)
  const [here, there] = shareWithClassmates([pupil('0750001A', []), pupil('0750002B', [])])
  assert.notEqual(here?.courseIds, there?.courseIds, 'no course at all, but another school')
})
