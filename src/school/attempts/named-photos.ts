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

/** Beside what a pupil handed in lies what a teacher said of it: a sound that is not the pupil's. */
export function isSpokenByTeacher(
  file: { readonly content_type: string; readonly owner_id: Id },
  pupilId: Id | null,
): boolean {
  return file.content_type.startsWith('audio/') && file.owner_id !== pupilId
}
