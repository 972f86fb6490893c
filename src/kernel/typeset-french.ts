/**
 * French sentences are typed with plain spaces in the source and set here with the
 * no-break spaces that French typography asks for, so that no invisible character has to
 * be kept alive by an editor. For commands and the log; pages have their own catalogues.
 */

const noBreakSpace = '\u00a0'
const narrowNoBreakSpace = '\u202f'

/** Sets the spaces before `: ; ! ? »` and after `«`; everything else stays as it is. */
export function typesetFrench(sentence: string): string {
  return sentence
    .replaceAll(/ (?=[:»])/gu, noBreakSpace)
    .replaceAll(/(?<=«) /gu, noBreakSpace)
    .replaceAll(/ (?=[;!?])/gu, narrowNoBreakSpace)
}
