/** Which kept comments are offered, and how one goes into what is being written. */
import { matchesSearch } from '#browser/teach/matches-search.ts'
import type { KeptComment } from '#contract/kept-comments.ts'

/** Comments that have a digit of their own, and those offered in one press. */
export const numberedMax = 9
export const chipsMax = 4

/** In their order; all where nothing is searched. */
export function matchingComments(
  comments: readonly KeptComment[],
  search: string,
): readonly KeptComment[] {
  return comments.filter((one) => matchesSearch(search, [one.words]))
}

/** A slash opens the list where a word could begin; inside one it is a slash: *et/ou*, *12/20*. */
export function opensComments(text: string, caret: number): boolean {
  return caret === 0 || /\s/u.test(text.charAt(caret - 1))
}

/** Letters of a comment on its button. */
const shortMax = 40

/** Its beginning, for a button: a long comment is known by its first words. */
export function shortComment(words: string): string {
  const letters = [...words.replaceAll(/\s+/gu, ' ')]
  if (letters.length <= shortMax) return letters.join('')
  return `${letters.slice(0, shortMax).join('').trimEnd()}…`
}

export interface Written {
  readonly text: string
  /** Where the writing goes on. */
  readonly caret: number
}

/** Null where the whole would be longer than it may be. Words stay apart from what stands around. */
export function withComment(
  text: string,
  caret: number,
  words: string,
  lengthMax: number,
): Written | null {
  const before = text.slice(0, caret)
  const after = text.slice(caret)
  const gapBefore = before === '' || /\s$/u.test(before) ? '' : ' '
  const gapAfter = after === '' || /^\s/u.test(after) ? '' : ' '
  const head = before + gapBefore + words
  const whole = head + gapAfter + after
  return whole.length > lengthMax ? null : { text: whole, caret: head.length }
}
