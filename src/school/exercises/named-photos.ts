/** Which of an attempt's photos belong to what was answered: others came, and nothing names them. */
import type { Answers } from '#contract/questions.ts'
import type { FileSummary } from '#contract/resources.ts'
import type { Id } from '#kernel/ids.ts'

/** `sheetIds`: of a sheet for the whole work. The order stays. */
export function namedPhotos(
  photos: readonly FileSummary[],
  answers: Answers,
  sheetIds: readonly Id[] = [],
): FileSummary[] {
  const named = new Set(sheetIds)
  for (const answer of Object.values(answers)) {
    if (answer.kind === 'open') for (const id of answer.fileIds) named.add(id)
  }
  return photos.filter(({ id }) => named.has(id))
}

/** Beside the photos of an attempt lies what its teacher said of it: that is no photo. */
export function isSound(contentType: string): boolean {
  return contentType.startsWith('audio/')
}
