/** Who wrote what this was copied from. */
import { useWords } from '#browser/catalogue/speech.ts'

export function OriginLine({ name }: { name: string | null }) {
  const words = useWords('sharing')
  return name === null ? null : <p class="soft">{words.from({ name })}</p>
}
