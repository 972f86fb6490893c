/** What stands in the way of a formula, in words for the one who writes it. Pure. */
import type { Words } from '#browser/catalogue/catalogue.ts'
import { inlineTexMax, texMax } from '#contract/content.ts'
import type { Formula } from '#contract/formulas.ts'
import type { SeenFormula } from './formula-drawings.ts'
import { hasEmptyBox } from './tidy-tex.ts'

export function isTooLong({ tex, isBlock }: Formula): boolean {
  return tex.length > (isBlock ? texMax : inlineTexMax)
}

/** Null where nothing does. An empty box is one only when somebody is done: until then it waits. */
export function troubleOf(
  words: Words['formula'],
  formula: Formula,
  facts: { readonly seen: SeenFormula | 'asking' | null; readonly isDone: boolean },
): string | null {
  if (isTooLong(formula)) return words.tooLong
  if (hasEmptyBox(formula.tex)) return facts.isDone ? words.emptyBox : null
  const { seen } = facts
  if (seen === null || typeof seen !== 'object' || !('problem' in seen)) return null
  return words.problems[seen.problem]({ near: seen.near })
}
