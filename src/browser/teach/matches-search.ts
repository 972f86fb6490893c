/** Whether something is meant by what was typed: every word, without regard to case and accents. */

function plainText(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase()
}

/** True where each typed word occurs somewhere in the texts; an empty search matches all. */
export function matchesSearch(search: string, texts: readonly string[]): boolean {
  const hay = plainText(texts.join(' '))
  return plainText(search)
    .split(/\s+/)
    .every((word) => hay.includes(word))
}
