/**
 * How many syllables a French word has when it is read aloud, by its letters: groups of vowels, with
 * the mute e at the end left out. A rule of thumb that errs both ways by little: measures of
 * readability take averages over hundreds of words. Pure.
 */

const vowels = 'aeiouyàâäéèêëîïôöùûüÿœæ'
const groupsOfVowels = new RegExp(`[${vowels}]+`, 'g')
const muteAtEnd = new RegExp(`[^${vowels}]es?$`)

export function countSyllables(word: string): number {
  const sounded = word
    .toLowerCase()
    .normalize('NFC')
    // The u of qu, and of gu before e and i, is not heard.
    .replace(/qu/g, 'q')
    .replace(/gu(?=[eiéèêy])/g, 'g')
    // Between vowels y is a consonant: vo-yage.
    .replace(/(?<=[aeiouéèê])y(?=[aeiouéèê])/g, 'j')
    // Two vowels here are two syllables: cré-a, ma-ïs, No-ël.
    .replace(/[éè](?=[aeiou])|[aeiou](?=[ïëü])/g, '$&-')
  const groups = sounded.match(groupsOfVowels)?.length ?? 0
  return Math.max(1, muteAtEnd.test(sounded) ? groups - 1 : groups)
}
