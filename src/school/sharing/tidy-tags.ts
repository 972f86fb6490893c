/** An author's tags as they are kept: without doubles, spaces and empty ones. */
import { normalForm } from '#school/roster/normal-form.ts'

/** Case, accents and punctuation make no second tag; of doubles the first spelling stays. */
export function tidyTags(tags: readonly string[]): string[] {
  const kept = new Map<string, string>()
  for (const tag of tags) {
    const tidy = tag.normalize('NFC').trim().replaceAll(/\s+/g, ' ')
    const form = normalForm(tidy) || tidy
    if (form !== '' && !kept.has(form)) kept.set(form, tidy)
  }
  return [...kept.values()]
}
