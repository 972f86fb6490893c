/** The words that the reading voice adds to what is written, in the language of the contents. */
import { useWords } from '#browser/catalogue/speech.ts'
import type { SpokenLabels } from './content-text.ts'

export function useSpokenLabels(): SpokenLabels {
  const words = useWords('content')
  return { image: words.spokenImage, callouts: words.callouts }
}
