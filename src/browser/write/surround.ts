/** Marks put around what is selected in a field, or taken away where they stand already. */

export interface Surrounded {
  readonly text: string
  readonly start: number
  readonly end: number
}

/** Nothing selected: `sample` is put in and selected, to be typed over. */
export function surround(
  { text, start, end }: Surrounded,
  before: string,
  after: string,
  sample: string,
): Surrounded {
  const inside = text.slice(start, end)
  const stands =
    text.slice(0, start).endsWith(before) && text.slice(end).startsWith(after) && inside !== ''
  if (stands) {
    return {
      text: text.slice(0, start - before.length) + inside + text.slice(end + after.length),
      start: start - before.length,
      end: end - before.length,
    }
  }
  // Marks hug their words: spaces at the ends of the selection stay outside.
  const lead = inside.length - inside.trimStart().length
  const words = inside.trim() === '' ? sample : inside.trim()
  const from = inside.trim() === '' ? start : start + lead
  const rest =
    inside.trim() === '' ? text.slice(end) : inside.slice(lead + words.length) + text.slice(end)
  return {
    text: text.slice(0, from) + before + words + after + rest,
    start: from + before.length,
    end: from + before.length + words.length,
  }
}
