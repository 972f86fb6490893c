/** Who may open which page. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Me } from '#contract/me.ts'
import { isMeantFor, rolesOf } from './viewer.ts'

type School = Me['schools'][number]

const school = (held: Partial<School>): School => ({
  uai: '0010001A',
  name: 'École des Tilleuls',
  kind: 'elementaire',
  timeZone: 'Europe/Paris',
  phone: null,
  isHead: false,
  isTeacher: false,
  isStaff: false,
  isPupil: false,
  rights: [],
  ...held,
})

const me = (held: Partial<Me>): Me => ({
  accountId: 'a',
  personId: 'p',
  givenName: 'Lina',
  familyName: 'Morel',
  language: 'fr',
  preferences: {},
  sharedDevice: false,
  isOperator: false,
  schools: [],
  children: [],
  childrenSchools: [],
  ...held,
})

test('one person may be several things', () => {
  const teacherAndGuardian = me({
    schools: [school({ isTeacher: true })],
    children: [
      { id: 'c', givenName: 'Nour', familyName: 'Morel', schoolUais: [], className: null },
    ],
  })
  assert.deepEqual([...rolesOf(teacherAndGuardian)].sort(), ['guardian', 'teacher'])
  assert.deepEqual([...rolesOf(me({}))], [])
})

test('pages open to whom they are meant for', () => {
  const pupil = me({ schools: [school({ isPupil: true })] })
  assert.equal(isMeantFor('everyone', null), true)
  assert.equal(isMeantFor('signed-in', null), false)
  assert.equal(isMeantFor('signed-in', pupil), true)
  assert.equal(isMeantFor(['teacher', 'head'], pupil), false)
  assert.equal(isMeantFor(['teacher', 'pupil'], pupil), true)
  assert.equal(isMeantFor(['pupil'], null), false)
  assert.equal(isMeantFor(['operator'], me({ isOperator: true })), true)
})
