/** Names of courses mostly end with their class: what of an audience still has to be said beside one. Pure. */

/** The classes and groups that the course's name does not say itself, as whole words. */
export function untoldAudience(courseName: string, audience: readonly string[]): string[] {
  return audience.filter((name) => !hasWords(courseName, name))
}

function hasWords(text: string, words: string): boolean {
  if (words === '') return false
  for (let at = text.indexOf(words); at !== -1; at = text.indexOf(words, at + 1)) {
    const isWhole = !isInWord(text[at - 1]) && !isInWord(text[at + words.length])
    if (isWhole) return true
  }
  return false
}

function isInWord(letter: string | undefined): boolean {
  return letter !== undefined && /[\p{L}\p{N}]/u.test(letter)
}
