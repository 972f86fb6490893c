/** Takes chosen photos into an answer and says what became of those that are not in it. */
import type { AttemptDesk } from './attempt-desk.ts'

export interface PhotosTaken {
  /** No room is left on this device: this photo and those behind it were not taken. */
  readonly isFull: boolean
  /** The device could not give their bytes. */
  readonly unread: readonly File[]
}

export async function takePhotos(
  { photos, preparing }: Pick<AttemptDesk, 'photos' | 'preparing'>,
  questionId: string,
  files: readonly File[],
): Promise<PhotosTaken> {
  const unread: File[] = []
  let isFull = false
  await preparing.each(questionId, files, async (file) => {
    if (isFull) return
    try {
      isFull = !(await photos.add(questionId, file))
    } catch {
      unread.push(file)
    }
  })
  return { isFull, unread }
}
