/** Measures every pair of colours that pages may use, in both themes (WCAG 2.2, 1.4.3 and 1.4.11). */
import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'

const css = readFileSync(new URL('./tokens.css', import.meta.url), 'utf8')
const tokens = new Map(
  [...css.matchAll(/--([a-z-]+):\s*light-dark\((#[0-9a-f]{6}),\s*(#[0-9a-f]{6})\)/g)].map(
    ([, name = '', light = '', dark = '']) => [name, { light, dark }] as const,
  ),
)
type Theme = 'light' | 'dark'

function luminance(colour: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5]
    .map((at) => Number.parseInt(colour.slice(at, at + 2), 16) / 255)
    .map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4))
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}

function contrast(over: string, under: string, theme: Theme): number {
  const [front, back] = [over, under].map((name) => {
    const colour = tokens.get(name)
    assert.ok(colour, `no token --${name}`)
    return luminance(colour[theme])
  })
  const [light, dark] = [front ?? 0, back ?? 0].sort((a, b) => b - a)
  return ((light ?? 0) + 0.05) / ((dark ?? 0) + 0.05)
}

const grounds = ['ground', 'surface', 'sunk']
const tints = ['linden-tint', 'brick-tint', 'sky-tint', 'yard-tint']
const subjects = [...tokens.keys()].filter((name) => name.startsWith('subject-'))

const textPairs: readonly (readonly [string, string])[] = [
  ...['ink', 'ink-soft', 'linden', 'brick', 'sky'].flatMap((over) =>
    grounds.map((under) => [over, under] as const),
  ),
  ...tints.flatMap((under) => [['ink', under] as const, ['ink-soft', under] as const]),
  ['linden', 'linden-tint'],
  ['brick', 'brick-tint'],
  ['sky', 'sky-tint'],
  ['sky', 'brick-tint'],
  ['sky', 'yard-tint'],
  ['sky', 'linden-tint'],
  ['on-slate', 'slate'],
  ['on-slate-soft', 'slate'],
  ['on-primary', 'primary'],
  ['on-primary', 'primary-strong'],
  ['on-brick', 'brick-fill'],
  ['on-yard', 'yard'],
  ...['pen-red', 'pen-blue', 'pen-green', 'pen-black', 'pen-orange'].map(
    (over) => [over, 'pen-edge'] as const,
  ),
]

const controlPairs: readonly (readonly [string, string])[] = [
  ...['control-line', 'focus', 'primary', 'brick-fill', ...subjects].flatMap((over) =>
    grounds.map((under) => [over, under] as const),
  ),
  ['control-line', 'yard-tint'],
  ['yard', 'slate'],
]

test('the sheet has its tokens', () => {
  assert.ok(tokens.size > 35, `only ${tokens.size} tokens were read`)
  assert.equal(subjects.length, 14)
})

for (const theme of ['light', 'dark'] as const) {
  test(`text has at least 4.5 in the ${theme} theme`, () => {
    const poor = textPairs
      .map(([over, under]) => ({ over, under, ratio: contrast(over, under, theme) }))
      .filter((pair) => pair.ratio < 4.5)
    assert.deepEqual(poor, [])
  })

  test(`controls and marks have at least 3 in the ${theme} theme`, () => {
    const poor = controlPairs
      .map(([over, under]) => ({ over, under, ratio: contrast(over, under, theme) }))
      .filter((pair) => pair.ratio < 3)
    assert.deepEqual(poor, [])
  })
}
