/** English words of the formula dialog. */
import type { formulaFr } from '#browser/catalogue/fr/formula-fr.ts'
import type { Translated } from '#browser/catalogue/translated.ts'

export const formulaEn: Translated<typeof formulaFr> = {
  title: 'Formula',
  field: 'The formula',
  fieldHint:
    'Write as on the board: / makes a fraction, ^ an exponent. Arrow keys go from box to box.',
  fieldSays: (p) => `The formula: ${p.formula}`,
  loading: 'The formula editor is on its way',
  missing:
    'The formula editor could not come to this device. The formula can be written in TeX, below.',
  tex: 'The same, in TeX',
  texHint: 'For those who know it: \\frac{3}{4}, \\sqrt{2}, x^2.',
  place: 'Its place',
  places: { inline: 'Among the words', block: 'Alone on its line' },
  shown: 'What pupils will see',
  checking: 'Checking…',
  unseen: 'No answer from the server: the formula will be checked before it is published.',
  emptyBox: 'A box is still empty: fill it or take it away.',
  tooLong: 'This formula is too long: cut it in two.',
  problems: {
    unknown_command: (p) => `There is no command ${p.near}: check its spelling.`,
    unknown_environment: (p) => `There is no environment ${p.near}.`,
    brace_missing: () => 'A closing brace is missing: as many } as {.',
    brace_extra: () => 'There is one closing brace too many.',
    fence_unpaired: () => 'Each \\left needs its \\right, with a bracket behind it.',
    part_missing: (p) =>
      p.near === ''
        ? 'Something is missing at the end of the formula.'
        : `Something is missing near "${p.near}".`,
    script_twice: () => 'Two exponents, or two indices, in a row: put them in one pair of braces.',
    only_alone: () => 'This can only stand in a formula alone on its line.',
    endless: () => 'This formula repeats itself without end: make it simpler.',
    unreadable: (p) =>
      p.near === ''
        ? 'This formula cannot be read: check its braces and commands.'
        : `The formula cannot be read from "${p.near}" on.`,
  },
  groups: { first: 'Calculating', geometry: 'Geometry', later: 'At the lycée' },
  signs: {
    fraction: 'A fraction',
    times: 'Times',
    divided: 'Divided by',
    power: 'Power',
    root: 'Square root',
    parentheses: 'Brackets',
    atMost: 'Less than or equal to',
    atLeast: 'Greater than or equal to',
    unequal: 'Not equal to',
    about: 'About equal to',
    pi: 'The number pi',
    angle: 'An angle',
    degrees: 'Degrees',
    vector: 'Vector',
    parallel: 'Parallel to',
    perpendicular: 'Perpendicular to',
    index: 'Index',
    system: 'System of equations',
    absolute: 'Absolute value',
    integral: 'Integral',
    sum: 'Sum',
    limit: 'Limit',
    infinity: 'Infinity',
    belongs: 'Belongs to',
    reals: 'Set of real numbers',
    implies: 'Therefore',
    equivalent: 'Is equivalent to',
  },
}
