/** What is typed into a person's fields arrives as the server wants it, or is said to be wrong. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { PersonFile } from '#contract/people.ts'
import { nobodyTyped, problemsOf, sentPerson, typedFromFile } from './typed-person.ts'

const lea = { ...nobodyTyped, givenName: ' Léa ', familyName: 'Bernard' }

test('names are needed; the rest only has to look right', () => {
  assert.deepEqual(problemsOf(nobodyTyped), { givenName: 'missing', familyName: 'missing' })
  assert.deepEqual(problemsOf({ ...lea, familyName: '  ' }), { familyName: 'missing' })
  assert.deepEqual(problemsOf(lea), {})
  assert.deepEqual(problemsOf({ ...lea, email: 'lea@', phone: 'le soir' }), {
    email: 'email',
    phone: 'phone',
  })
  assert.deepEqual(problemsOf({ ...lea, email: ' l@e.fr ', phone: '+33 (0)1.02-03' }), {})
})

test('what is empty is sent as nothing, an address only when there is one', () => {
  assert.deepEqual(sentPerson(lea), {
    givenName: 'Léa',
    familyName: 'Bernard',
    usageName: null,
    civility: null,
    birthDate: null,
    email: null,
    phone: null,
    address: null,
  })
  const { address } = sentPerson({
    ...lea,
    addressLines: ' 3 rue du Puits\n\n Bât. A',
    commune: 'Évreux',
  })
  assert.deepEqual(address, {
    lines: ['3 rue du Puits', 'Bât. A'],
    postcode: null,
    commune: 'Évreux',
    country: null,
  })
})

test('a file that is opened and saved untouched stays as it was', () => {
  const own = {
    givenName: 'Léa',
    familyName: 'Bernard',
    usageName: 'Roy',
    civility: 'Mme',
    birthDate: '1984-02-29',
    email: 'lea@exemple.fr',
    phone: '01 02 03 04 05',
    address: { lines: ['3 rue du Puits'], postcode: '27000', commune: 'Évreux', country: null },
  }
  const file: PersonFile = {
    ...own,
    id: 'x',
    roles: [],
    classes: [],
    groups: [],
    courses: [],
    guardians: [],
    removedGuardians: [],
    children: [],
    account: null,
  }
  assert.deepEqual(sentPerson(typedFromFile(file)), own)
})
