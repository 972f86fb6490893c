/** Splits running text into sentences as a reader of French would. Pure. */

/** Their point ends no sentence; a lone capital is somebody's first name. */
const shortened =
  /(?:^|[\s(«’'])(?:M|MM|Mme|Mlle|Dr|Pr|St|Ste|p|pp|av|apr|ex|cf|fig|n|vol|art|env|J\.-C|\p{Lu})\.$/u

/** The text without its end: a sentence ends at a point before a space, never inside a number. */
export function sentencesOf(text: string): string[] {
  const sentences: string[] = []
  let begin = 0
  for (const match of text.matchAll(/[.!?…]+(?:\s?[»”")])*(?=\s|$)/gu)) {
    const end = match.index + match[0].length
    const sentence = text.slice(begin, end).trim()
    const goesOn = /^\s*\p{Ll}/u.test(text.slice(end)) || shortened.test(sentence)
    if (goesOn && text.slice(end).trim() !== '') continue
    if (sentence !== '') sentences.push(sentence)
    begin = end
  }
  const rest = text.slice(begin).trim()
  return rest === '' ? sentences : [...sentences, rest]
}
