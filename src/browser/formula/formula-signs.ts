/** What the formula dialog offers to press, by who needs it first. */
import type { Words } from '#browser/catalogue/catalogue.ts'

export type SignName = keyof Words['formula']['signs']

/** `#@` takes what stands before the cursor, `#?` is a box to fill. */
export interface FormulaSign {
  readonly name: SignName
  readonly tex: string
}

export type SignGroupName = keyof Words['formula']['groups']

export const signGroups: readonly {
  readonly name: SignGroupName
  readonly signs: readonly FormulaSign[]
}[] = [
  {
    name: 'first',
    signs: [
      { name: 'fraction', tex: '\\frac{#@}{#?}' },
      { name: 'times', tex: '\\times' },
      { name: 'divided', tex: '\\div' },
      { name: 'power', tex: '#@^{#?}' },
      { name: 'root', tex: '\\sqrt{#?}' },
      { name: 'parentheses', tex: '\\left(#?\\right)' },
      { name: 'atMost', tex: '\\le' },
      { name: 'atLeast', tex: '\\ge' },
      { name: 'unequal', tex: '\\ne' },
      { name: 'about', tex: '\\approx' },
    ],
  },
  {
    name: 'geometry',
    signs: [
      { name: 'pi', tex: '\\pi' },
      { name: 'angle', tex: '\\widehat{#?}' },
      { name: 'degrees', tex: '^{\\circ}' },
      { name: 'vector', tex: '\\overrightarrow{#?}' },
      { name: 'parallel', tex: '\\parallel' },
      { name: 'perpendicular', tex: '\\perp' },
    ],
  },
  {
    name: 'later',
    signs: [
      { name: 'index', tex: '#@_{#?}' },
      { name: 'system', tex: '\\begin{cases}#?\\\\#?\\end{cases}' },
      { name: 'absolute', tex: '\\left|#?\\right|' },
      { name: 'integral', tex: '\\int_{#?}^{#?}' },
      { name: 'sum', tex: '\\sum_{#?}^{#?}' },
      { name: 'limit', tex: '\\lim_{#?\\to #?}' },
      { name: 'infinity', tex: '\\infty' },
      { name: 'belongs', tex: '\\in' },
      { name: 'reals', tex: '\\mathbb{R}' },
      { name: 'implies', tex: '\\Rightarrow' },
      { name: 'equivalent', tex: '\\Leftrightarrow' },
    ],
  },
]
