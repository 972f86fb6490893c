/**
 * Turns every TeX formula of a content into MathML when a revision is published, so that pupils'
 * devices load no maths engine. KaTeX writes MathML without inline styles: the strict content
 * security policy stays whole. See docs/decisions for why it is not KaTeX's HTML.
 */
import katex from 'katex'
import type { DrawnFormula, Formula } from '#contract/formulas.ts'
import { texOf } from './resource-parts.ts'
import { texProblemOf } from './tex-problem.ts'

/**
 * TeX of one content altogether, in characters: a long chapter of formulas. Its MathML weighs up to
 * eighty times as much, and is made while others wait.
 */
export const texCharactersMax = 60_000

/** Expansion steps of one formula: a macro that grows without end stops here. */
const expansionsMax = 500
/**
 * What defines commands. KaTeX counts the steps of an expansion and not its size, so that a command of
 * one's own fills the memory in a few steps. Its names cannot be put together: each stands there as it is.
 */
const definition = /\\(?:[gex]?def|global|long|let|futurelet|(?:re|provide)?newcommand)(?![A-Za-z])/
const everyDefinition = new RegExp(definition, 'g')

function optionsFor(isBlock: boolean) {
  return {
    output: 'mathml',
    displayMode: isBlock,
    strict: 'ignore',
    trust: false,
    maxExpand: expansionsMax,
    maxSize: 20,
  } as const
}

/** MathML of a formula; a formula that KaTeX cannot read comes back marked as an error. */
export function texToMathml(tex: string, isBlock: boolean): string {
  // Under a name that means nothing it is shown as what cannot be read.
  const harmless = tex.replaceAll(everyDefinition, (found) => `\\not${found.slice(1)}`)
  return katex.renderToString(harmless, { ...optionsFor(isBlock), throwOnError: false })
}

/** MathML of a formula, or why KaTeX cannot read it: for its author, while it is written. */
export function drawFormula({ tex, isBlock }: Formula): DrawnFormula {
  const [defines] = definition.exec(tex) ?? []
  if (defines !== undefined) return { problem: 'unknown_command', near: defines }
  try {
    return { mathml: katex.renderToString(tex, { ...optionsFor(isBlock), throwOnError: true }) }
  } catch (error) {
    if (error instanceof katex.ParseError) return texProblemOf(tex, error)
    // KaTeX fails in other ways too, on what is no TeX at all.
    return { problem: 'unreadable', near: '' }
  }
}

/** True where a content holds more TeX than is rendered. */
export function isTooMuchMaths(content: unknown): boolean {
  return texOf(content).reduce((sum, tex) => sum + tex.length, 0) > texCharactersMax
}

/** True where KaTeX can read the formula; some commands it reads only where a formula stands alone. */
export function isReadableTex(formula: Formula): boolean {
  return 'mathml' in drawFormula(formula)
}

/**
 * A copy of the content in which each maths piece holds server-made MathML. What a client sent
 * as `mathml` is thrown away, wherever it was.
 */
export function renderMaths<T>(content: T): T {
  return renderValue(content, false) as T
}

function renderValue(value: unknown, isBlock: boolean): unknown {
  if (Array.isArray(value)) return value.map((item) => renderValue(item, isBlock))
  if (typeof value !== 'object' || value === null) return value
  const piece = value as Record<string, unknown>
  if (piece.type === 'maths' && typeof piece.tex === 'string') {
    // A block of maths stands alone among blocks; inline maths stands in a `text` array.
    return { type: 'maths', tex: piece.tex, mathml: texToMathml(piece.tex, isBlock) }
  }
  return Object.fromEntries(
    Object.entries(piece).map(([key, item]) => [
      key,
      renderValue(item, key === 'blocks' || key === 'prompt' || key === 'introduction'),
    ]),
  )
}
