/** Says that a list of one's own is longer than what was asked for; nothing where it is whole. Its words: `teach`. */
import { useWords } from '#browser/catalogue/speech.ts'

export function ListCutLine({ isCut }: { isCut: boolean }) {
  const words = useWords('teach')
  return isCut ? <p class="soft">{words.listCut}</p> : null
}
