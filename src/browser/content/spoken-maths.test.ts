/** The formulas of the demo lessons, as a French teacher would read them out. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { spokenMaths } from './spoken-maths.ts'

const readings: Readonly<Record<string, string>> = {
  '\\frac{3}{4} = 0{,}75': '3 sur 4 égale 0,75',
  'x^2+3x-4=0': 'x au carré plus 3 x moins 4 égale 0',
  'E_c = \\frac{1}{2} m v^2': 'E indice c égale 1 sur 2 m v au carré',
  '\\frac{a+b}{2}': 'fraction a plus b sur 2, fin de fraction,',
  '\\sqrt{2}\\times 3^{10}': 'racine carrée de 2 fois 3 puissance 10',
  '12~450': '12450',
  '10\\,000-4=9\\,996': '10000 moins 4 égale 9996',
  '90^\\circ': '90 degrés',
  '5 \\, \\text{km/h}': '5 km/h',
  '\\overrightarrow{AB}+\\vec{u}': 'vecteur AB plus vecteur u',
  '\\widehat{ABC}=90^{\\circ}': 'angle ABC égale 90 degrés',
  '\\int_{0}^{1}x': 'intégrale de 0 à 1 de x',
  '\\sum_{k=1}^{n}k': 'somme de k égale 1 à n de k',
  '\\lim_{x\\to 0}x': 'limite quand x vers 0 de x',
  '\\sqrt[3]{8}=2': 'racine cubique de 8 égale 2',
  '\\begin{cases}x=1\\\\y=2\\end{cases}': 'système : x égale 1 ; et y égale 2 , fin du système,',
  '1{,}67^2\\approx 2{,}8': '1,67 au carré environ égal à 2,8',
}

for (const [tex, words] of Object.entries(readings)) {
  test(`${tex} is read as "${words}"`, () => assert.equal(spokenMaths(tex), words))
}

test('however damaged a formula is, every digit in it is said, in order', () => {
  const digits = (text: string): string => text.replace(/[^12]/g, '')
  fc.assert(
    fc.property(fc.string({ unit: fc.constantFrom(...'\\{}ab12+=, ') }), (tex) => {
      assert.equal(digits(spokenMaths(tex)), digits(tex))
    }),
  )
})
