/**
 * Sends the photos of a paper copy, one after the other and each in parts, and then the copy. Every id is
 * minted once, so that a second try goes on where the first one stopped and nothing is there twice.
 */
import { type ApiResult, callApi } from '#browser/api/call-api.ts'
import type { Receipt } from '#contract/exercises.ts'
import type { PhotoProgress } from '#contract/kept-work.ts'
import { photoPartBytesMax } from '#contract/kept-work-limits.ts'
import type { PaperAttempt, SubmitPaper } from '#contract/paper-copies.ts'
import type { Id } from '#kernel/ids.ts'

/** One part of a photo at 20 kbit/s. */
const partTimeoutMs = 60_000
const answerTimeoutMs = 30_000

export interface PaperPhoto {
  readonly id: Id
  readonly picture: Blob
}

/** What the teacher says of the copy. */
export type PaperWords = Pick<SubmitPaper, 'questionId' | 'onPaperAt'>

export interface PaperSender {
  /** `onShare` is told how much of the photos the school has, in [0, 1]. */
  send(
    photos: readonly PaperPhoto[],
    said: PaperWords,
    onShare: (share: number) => void,
  ): Promise<ApiResult<Receipt>>
}

async function sendPhoto(
  attemptId: Id,
  { id, picture }: PaperPhoto,
  onSent: (bytes: number) => void,
): Promise<ApiResult<null>> {
  for (let from = 0; ; ) {
    const part = picture.slice(from, from + photoPartBytesMax, 'application/octet-stream')
    const result = await callApi<PhotoProgress>(`/api/attempts/${attemptId}/paper-photos/${id}`, {
      method: 'PUT',
      body: part,
      query: { name: 'page.jpg', from, total: picture.size },
      timeoutMs: partTimeoutMs,
    })
    if (!result.ok) return result
    from = result.value.receivedBytes
    onSent(from)
    if (result.value.file !== null) return { ok: true, value: null }
  }
}

export function createPaperSender(
  to: { readonly assignmentId: Id; readonly pupilId: Id },
  mintId: () => Id,
): PaperSender {
  const id = mintId()
  const attemptId = mintId()
  let atSchool: Id | null = null

  const begin = async (): Promise<ApiResult<Id>> => {
    if (atSchool !== null) return { ok: true, value: atSchool }
    const path = `/api/assignments/${to.assignmentId}/pupils/${to.pupilId}/paper-copy`
    const begun = await callApi<PaperAttempt>(path, {
      body: { attemptId },
      timeoutMs: answerTimeoutMs,
    })
    if (!begun.ok) return begun
    atSchool = begun.value.attemptId
    return { ok: true, value: atSchool }
  }

  return {
    async send(photos, said, onShare) {
      const begun = await begin()
      if (!begun.ok) return begun
      const allBytes = photos.reduce((sum, { picture }) => sum + picture.size, 0)
      let before = 0
      for (const photo of photos) {
        const sent = await sendPhoto(begun.value, photo, (bytes) =>
          onShare((before + bytes) / allBytes),
        )
        if (!sent.ok) return sent
        before += photo.picture.size
      }
      const body: SubmitPaper = { id, ...said, photoIds: photos.map((photo) => photo.id) }
      const path = `/api/attempts/${begun.value}/paper-submission`
      return callApi<Receipt>(path, { body, timeoutMs: answerTimeoutMs })
    },
  }
}
