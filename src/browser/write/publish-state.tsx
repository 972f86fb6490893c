/** Whether readers have the newest version: a sign and a word, the same in lists and on pages. */
import { useWords } from '#browser/catalogue/speech.ts'
import { Sign } from '#browser/drawings/sign.tsx'
import './write.css'

export interface Publishable {
  readonly publishedAt: string | null
  readonly hasChanges: boolean
}

export function publishWord(
  thing: Publishable,
  words: { draft: string; published: string; changed: string },
): string {
  if (thing.publishedAt === null) return words.draft
  return thing.hasChanges ? words.changed : words.published
}

export function PublishState({ thing }: { thing: Publishable }) {
  const words = useWords('write').lists
  const isOut = thing.publishedAt !== null && !thing.hasChanges
  return (
    <span class="publish-state">
      <Sign name={isOut ? 'success' : thing.publishedAt === null ? 'file' : 'more'} />{' '}
      {publishWord(thing, words)}
    </span>
  )
}
