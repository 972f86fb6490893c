/** Same words, other spelling: case, accents, spaces and punctuation only. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { guardianIdentity, normalForm, shownNameForm } from './normal-form.ts'

test('case, accents, ligatures, spaces and punctuation do not count', () => {
  assert.equal(normalForm('Jean-François D’ŒUVRE'), normalForm('jean francois d oeuvre'))
  assert.notEqual(normalForm('Dupont'), normalForm('Dupond'))
})

const person = {
  familyName: 'Aubert',
  usageName: null,
  givenName: 'Karim',
  address: { lines: ['3 rue des Tilleuls'], postcode: '56000', commune: 'Vannes', country: null },
}

test('one identity needs names and address; without an address there is none', () => {
  const sameSpeltOtherwise = {
    ...person,
    familyName: 'AUBERT',
    address: { ...person.address, lines: ['3, rue des', 'tilleuls'], commune: 'VANNES' },
  }
  assert.equal(guardianIdentity(person), guardianIdentity(sameSpeltOtherwise))
  assert.notEqual(guardianIdentity(person), guardianIdentity({ ...person, givenName: 'Karima' }))
  assert.notEqual(guardianIdentity(person), guardianIdentity({ ...person, usageName: 'Morel' }))
  const moved = { ...person, address: { ...person.address, postcode: '56100' } }
  assert.notEqual(guardianIdentity(person), guardianIdentity(moved))
  assert.equal(guardianIdentity({ ...person, address: undefined }), null)
})

test('the shown name is the usage name where there is one', () => {
  assert.equal(shownNameForm({ ...person, usageName: 'Morel' }), 'morel|karim')
  assert.equal(shownNameForm(person), 'aubert|karim')
})
