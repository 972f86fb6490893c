/** Takes chosen files into an answer, one after the other, and says which it could not take and why. */
import { handedKindOf } from '#browser/content/handed-kind.ts'
import { photoBytesMax } from '#contract/kept-work-limits.ts'
import type { Id } from '#kernel/ids.ts'
import type { PhotoBefore, PhotoSender } from './photo-sender.ts'
import type { Preparing } from './preparing.ts'

export interface FileRefused {
  readonly file: File
  /** `unread`: the device could not give its bytes; `device`: no room is left on it. */
  readonly why: 'kind' | 'large' | 'empty' | 'unread' | 'device' | 'many'
}

export interface FilesTaken {
  readonly refused: readonly FileRefused[]
  /** What was replaced, so that it can be put back. */
  readonly before: PhotoBefore | null
}

export interface FilesWish {
  readonly questionId: string
  /** Pictures among them become pages. */
  readonly takesPhotos: boolean
  /** How many the answer still takes. */
  readonly room: number
  readonly instead?: Id | undefined
}

export async function takeFiles(
  { photos, preparing }: { photos: Pick<PhotoSender, 'add' | 'exchange'>; preparing: Preparing },
  files: readonly File[],
  wish: FilesWish,
): Promise<FilesTaken> {
  const refused: FileRefused[] = []
  let before: PhotoBefore | null = null
  let { room } = wish
  await preparing.each(wish.questionId, files, async (file) => {
    const why = room <= 0 ? 'many' : (judgeFile(file) ?? (await takeOne(file)))
    if (why === null) room -= 1
    else refused.push({ file, why })
  })
  return { refused, before }

  async function takeOne(file: File): Promise<FileRefused['why'] | null> {
    const { questionId, instead } = wish
    try {
      if (instead !== undefined) {
        before = await photos.exchange(questionId, instead, file, file.name)
        return before === null ? 'device' : null
      }
      const isPhoto = wish.takesPhotos && isPictureFile(file)
      return (await photos.add(questionId, file, isPhoto ? undefined : true)) ? null : 'device'
    } catch {
      // A file that lies elsewhere, or is gone since it was chosen.
      return 'unread'
    }
  }
}

const isPictureFile = (file: File): boolean => /^image\/(?:jpeg|png|webp|hei[cf])$/u.test(file.type)

/** What can be said before anything is read; null where nothing speaks against it. */
function judgeFile(file: File): FileRefused['why'] | null {
  if (handedKindOf(file.name, file.type) === null && !isPictureFile(file)) return 'kind'
  if (file.size === 0) return 'empty'
  return file.size > photoBytesMax ? 'large' : null
}
