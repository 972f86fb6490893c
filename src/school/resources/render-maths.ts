/**
 * Turns every TeX formula of a content into MathML when a revision is published, so that pupils'
 * devices load no maths engine. KaTeX writes MathML without inline styles: the strict content
 * security policy stays whole. See docs/decisions for why it is not KaTeX's HTML.
 */
import katex from 'katex'
import { texOf } from './resource-parts.ts'

/**
 * TeX of one content altogether, in characters: a long chapter of formulas. Its MathML weighs up to
 * eighty times as much, and is made while others wait.
 */
export const texCharactersMax = 60_000

/** Expansion steps of one formula: a macro that grows without end stops here. */
const expansionsMax = 500

/** MathML of a formula; a formula that KaTeX cannot read comes back marked as an error. */
export function texToMathml(tex: string, isBlock: boolean): string {
  return katex.renderToString(tex, {
    output: 'mathml',
    displayMode: isBlock,
    throwOnError: false,
    strict: 'ignore',
    trust: false,
    maxExpand: expansionsMax,
    maxSize: 20,
  })
}

/** True where a content holds more TeX than is rendered. */
export function isTooMuchMaths(content: unknown): boolean {
  return texOf(content).reduce((sum, tex) => sum + tex.length, 0) > texCharactersMax
}

/** True where KaTeX can read the formula. */
export function isReadableTex(tex: string): boolean {
  try {
    katex.renderToString(tex, {
      output: 'mathml',
      throwOnError: true,
      strict: 'ignore',
      trust: false,
      maxExpand: expansionsMax,
    })
    return true
  } catch {
    return false
  }
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
