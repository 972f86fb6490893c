/** Says that a part of the page which is fetched when it is wanted could not be had. */
import { readWords } from '#browser/catalogue/speech.ts'
import { toast } from './announcements.ts'

export function sayPartMissing(): void {
  const { means, todo } = readWords('general').pageMissing
  toast({ text: `${means} ${todo}`, kind: 'danger' })
}
