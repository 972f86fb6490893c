/** Photos on their way to the school, by question; a failed one stays and can be sent again. */
import type { ApiRefusal, ApiResult } from '#browser/api/call-api.ts'
import type { FileSummary } from '#contract/resources.ts'
import { createWatched, type Watched } from './watched.ts'

export interface PhotoUnderWay {
  readonly key: string
  readonly questionId: string
  readonly name: string
  /** An address of this page's memory, for the thumbnail. */
  readonly preview: string
  /** Null while it is being sent. */
  readonly refusal: ApiRefusal | null
}

export interface PhotoSender extends Watched<readonly PhotoUnderWay[]> {
  add(questionId: string, file: File): Promise<void>
  retry(key: string): Promise<void>
  drop(key: string): void
}

export function createPhotoSender(options: {
  upload: (file: File) => Promise<ApiResult<FileSummary>>
  onSent: (questionId: string, photo: FileSummary) => void
}): PhotoSender {
  const watched = createWatched<readonly PhotoUnderWay[]>([])
  const files = new Map<string, File>()
  let count = 0

  const drop = (key: string): void => {
    const entry = watched.view().find((one) => one.key === key)
    if (entry !== undefined) URL.revokeObjectURL(entry.preview)
    files.delete(key)
    watched.set(watched.view().filter((one) => one.key !== key))
  }

  const send = async (key: string): Promise<void> => {
    const file = files.get(key)
    const entry = watched.view().find((one) => one.key === key)
    if (file === undefined || entry === undefined) return
    const setRefusal = (refusal: ApiRefusal | null): void =>
      watched.set(watched.view().map((one) => (one.key === key ? { ...one, refusal } : one)))
    setRefusal(null)
    const result = await options.upload(file)
    // Taken out while it was on its way: then it does not belong to the answer.
    if (!files.has(key)) return
    if (!result.ok) return setRefusal(result.refusal)
    drop(key)
    options.onSent(entry.questionId, result.value)
  }

  return {
    ...watched,
    async add(questionId, file) {
      count += 1
      const key = `photo-${count}`
      files.set(key, file)
      const preview = URL.createObjectURL(file)
      const entry = { key, questionId, name: file.name, preview, refusal: null }
      watched.set([...watched.view(), entry])
      await send(key)
    },
    retry: send,
    drop,
  }
}
