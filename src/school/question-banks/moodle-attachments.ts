/**
 * Which attachments an essay of Moodle takes, and an open question of ours: the field `filetypeslist`,
 * names of groups, media types or endings apart by commas, semicolons or spaces, empty for all
 * (Moodle 4, `core_form\filetypes_util`).
 */
import type { Question } from '#contract/questions.ts'

/** A group of Moodle's own, known to every installation since 3.3. */
const photoGroup = 'image'
const fileEndings =
  '.pdf,.odt,.ods,.odp,.docx,.xlsx,.pptx,.txt,.m4a,.mp3,.ogg,.oga,.opus,.weba,.webm,.wav'
const photoName =
  /^(?:(?:optimised_|web_)?image|image\/.+|\.?(?:jpe?g|jpe|png|webp|gif|hei[cf]|avif))$/iu

/** Null where the question takes none. */
export function filetypesOf(question: Extract<Question, { kind: 'open' }>): string | null {
  const names = [
    ...(question.accepts === 'text' ? [] : [photoGroup]),
    ...(question.takesFiles === true ? [fileEndings] : []),
  ]
  return names.length === 0 ? null : names.join(',')
}

export function attachmentsTaken(list: string): {
  readonly photos: boolean
  readonly files: boolean
} {
  const names = list.split(/[\s,;]+/u).filter((name) => name !== '')
  if (names.length === 0 || names.includes('*')) return { photos: true, files: true }
  return {
    photos: names.some((name) => photoName.test(name)),
    files: names.some((name) => !photoName.test(name)),
  }
}
