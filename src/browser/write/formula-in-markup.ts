/** Formulas in a text as it is typed with marks (`$…$`): which one the cursor is in, and another put in its stead. Pure. */
import { formulaEnd, inlinesToMarkup } from '#browser/content/inline-markup.ts'
import type { Surrounded } from './surround.ts'

export interface FormulaPlace {
  readonly start: number
  readonly end: number
  readonly tex: string
}

/** The formula around the selection; where there is none, the selected words as the beginning of one. */
export function formulaAt({ text, start, end }: Surrounded): FormulaPlace {
  let at = 0
  while (at < start) {
    const close = text[at] === '$' ? formulaEnd(text, at) : -1
    if (close >= 0 && start <= close) {
      return { start: at, end: close + 1, tex: text.slice(at + 1, close) }
    }
    if (close >= 0) at = close + 1
    else at += text[at] === '\\' ? 2 : 1
  }
  return { start, end, tex: text.slice(start, end).trim() }
}

/** The text with this formula there, and the cursor behind it. A line's end would end the formula. */
export function putFormula(text: string, place: FormulaPlace, tex: string): Surrounded {
  const markup = inlinesToMarkup([{ type: 'maths', tex: tex.replace(/\s*\n\s*/g, ' ') }])
  const behind = place.start + markup.length
  return {
    text: text.slice(0, place.start) + markup + text.slice(place.end),
    start: behind,
    end: behind,
  }
}
