/** The printer's rules, one by one. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { ofName, setFrench } from './set-french.ts'

const cases: readonly (readonly [string, string])[] = [
  ['Qui es-tu ?', 'Qui es-tu\u202f?'],
  ['Bravo !', 'Bravo\u202f!'],
  ['Attention : la cour', 'Attention\u00a0: la cour'],
  ['« Bonjour »', '«\u00a0Bonjour\u00a0»'],
  ["L'école d'ici", 'L’école d’ici'],
  ['Attends...', 'Attends…'],
  ['12 450 élèves', '12\u202f450 élèves'],
  ['1 234 567', '1\u202f234\u202f567'],
  ['à 9 h 15', 'à 9\u00a0h\u00a015'],
  ['dans 15 min', 'dans 15\u00a0min'],
  ['70 % des élèves', '70\u00a0% des élèves'],
  ['au 09 69 39 00 00', 'au 09\u00a069\u00a039\u00a000\u00a000'],
  ['reçu n° 3', 'reçu n°\u00a03'],
  ['5 hommes', '5 hommes'],
  ['https://preau.fr', 'https://preau.fr'],
]

for (const [typed, set] of cases) {
  test(`"${typed}"`, () => assert.equal(setFrench(typed), set))
}

test('setting twice changes nothing', () => {
  const text = fc.string({ unit: fc.constantFrom(..."ab 1230 :;!?«»'.h%") })
  fc.assert(fc.property(text, (typed) => setFrench(setFrench(typed)) === setFrench(typed)))
})

test('"de" gives way before a name that begins with a vowel that is heard', () => {
  const names = ['Lina', 'Inès', 'Élise', 'Ömer', 'Hugo', 'Yanis', 'Yvonne']
  assert.deepEqual(names.map(ofName), [
    'de Lina',
    "d'Inès",
    "d'Élise",
    "d'Ömer",
    'de Hugo',
    'de Yanis',
    "d'Yvonne",
  ])
})
