/** Letters: who gets one and why not, own children only, whose letter may be held in whose hand. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type HeldRole, isWithinLetterReach } from './letter-reach.ts'
import { type Addressee, addressLines, childrenOfLetter, whyNoLetter } from './letters.ts'

const link = (rights: 'to_confirm' | 'confirmed' | 'blocked', givenName = 'Alice') => ({
  givenName,
  familyName: 'Renard',
  className: '6e A',
  rights,
})
const guardian: Addressee = {
  personId: 'g',
  civility: 'Mme',
  givenName: 'Anne',
  familyName: 'Renard',
  address: null,
  hasAccount: false,
  isWithinReach: true,
  className: '6e A',
  links: [link('confirmed')],
}

test('only a confirmed link brings a letter', () => {
  const why = (...links: Addressee['links']) => whyNoLetter({ ...guardian, links }, 'guardians')
  assert.equal(why(link('confirmed')), null)
  assert.equal(why(link('confirmed'), link('blocked')), null)
  assert.equal(why(link('to_confirm')), 'to_confirm')
  assert.equal(why(link('to_confirm'), link('blocked')), 'to_confirm')
  assert.equal(why(link('blocked')), 'blocked')
  assert.equal(whyNoLetter({ ...guardian, hasAccount: true }, 'guardians'), 'has_account')
  assert.equal(whyNoLetter({ ...guardian, isWithinReach: false }, 'guardians'), 'own_school')
  assert.equal(whyNoLetter({ ...guardian, links: [] }, 'staff'), null)
})

test('a letter names the children with confirmed rights and no other', () => {
  const links = [link('confirmed', 'Alice'), link('blocked', 'Bob'), link('to_confirm', 'Zoé')]
  assert.deepEqual(
    childrenOfLetter({ ...guardian, links }).map(({ givenName }) => givenName),
    ['Alice'],
  )
})

test('an address becomes the lines of an envelope; an unknown shape becomes none', () => {
  const address = { lines: ['3 rue du Préau', ' '], postcode: '99000', commune: 'Saint-Rémy' }
  assert.deepEqual(addressLines(address), ['3 rue du Préau', '99000 Saint-Rémy'])
  for (const odd of [null, undefined, 'x', 3, { lines: 'x' }, { lines: [1, null] }]) {
    assert.deepEqual(addressLines(odd), [])
  }
})

const role = (
  roleName: HeldRole['role'],
  schoolUai = 'A',
  more: Partial<HeldRole> = {},
): HeldRole => ({
  ...{ schoolUai, role: roleName, staffFunction: null, delegated: [], source: 'aaf' },
  ...more,
})
const reach = (isHead: boolean, roles: HeldRole[], isOperator = false) =>
  isWithinLetterReach({ schoolUai: 'A', isHead }, { isOperator, isOthersGuardian: false, roles })

test('staff may hold the letters of people without rights, the head those of the own school', () => {
  assert.equal(reach(false, []), true)
  assert.equal(reach(false, [role('teacher')]), true)
  assert.equal(reach(false, [role('pupil', 'B')]), true)
  assert.equal(reach(false, [role('staff', 'A', { staffFunction: 'documentaliste' })]), true)
  assert.equal(reach(false, [role('staff', 'A', { staffFunction: 'cpe' })]), false)
  assert.equal(reach(false, [role('teacher', 'A', { delegated: ['timetable'] })]), false)
  assert.equal(reach(false, [role('head')]), false)
  assert.equal(reach(true, [role('head')]), true)
  assert.equal(reach(true, [role('staff', 'A', { staffFunction: 'cpe' })]), true)
})

test("no head holds another school's rights or the operator's", () => {
  assert.equal(reach(true, [role('head', 'B')]), false)
  assert.equal(reach(true, [role('teacher'), role('staff', 'B', { staffFunction: 'cpe' })]), false)
  assert.equal(reach(true, [], true), false)
})

test('a guardian who teaches elsewhere asks there; who teaches in two, a head of a roster', () => {
  assert.equal(reach(false, [role('teacher', 'B')]), false)
  assert.equal(reach(true, [role('teacher', 'B')]), false)
  assert.equal(reach(false, [role('teacher'), role('teacher', 'B')]), false)
  assert.equal(reach(true, [role('teacher'), role('teacher', 'B')]), true)
  const byHand = { source: 'local' }
  assert.equal(reach(true, [role('teacher', 'A', byHand), role('teacher', 'B')]), false)
  assert.equal(reach(true, [role('teacher'), role('teacher', 'B', byHand)]), true)
  assert.equal(reach(true, [role('pupil'), role('teacher', 'B')]), false)
  assert.equal(reach(true, [role('teacher', 'A', byHand)]), true)
})
