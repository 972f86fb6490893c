/**
 * The desk on which an attempt lies: its answers, photos and submission, kept in this page's
 * memory for as long as the page lives, also while the pupil reads the lesson again. Closing the
 * page or leaving the device while something is not saved is asked about first.
 */
import { callApi } from '#browser/api/call-api.ts'
import { beforeSignOut } from '#browser/identity/before-sign-out.ts'
import type { Attempt, Receipt } from '#contract/exercises.ts'
import type { FileSummary } from '#contract/resources.ts'
import { type Id, mintId } from '#kernel/ids.ts'
import { type AnswerKeeper, createAnswerKeeper } from './answer-keeper.ts'
import { answerOfKind } from './answered.ts'
import { createPhotoSender, type PhotoSender } from './photo-sender.ts'
import { shrinkPhoto } from './shrink-photo.ts'
import { createSubmissionSender, type SubmissionSender } from './submission-sender.ts'

export interface AttemptDesk {
  readonly attempt: Attempt
  readonly keeper: AnswerKeeper
  readonly photos: PhotoSender
  readonly sender: SubmissionSender
}

/** A photo on a poor line may take minutes. */
const photoTimeoutMs = 240_000
const submissionTimeoutMs = 45_000
export const photosMax = 5

const desks = new Map<Id, AttemptDesk>()
let owner: Id | null = null
/** What would be lost, in the reader's language; the page that shows a desk sets it. */
let concern = ''

export function nameUnsavedWork(sentence: string): void {
  concern = sentence
}

/** A fresh id of this device. */
export function mintDeviceId(): Id {
  return mintId(
    { now: Date.now },
    { bytes: (count) => crypto.getRandomValues(new Uint8Array(count)) },
  )
}

function hasUnsavedWork(): boolean {
  return [...desks.values()].some(({ keeper, photos, sender }) => {
    const { state } = sender.view()
    const sending = state === 'sending' || state === 'unknown'
    return keeper.view().unsavedCount > 0 || photos.view().length > 0 || sending
  })
}

/** A page that goes out of sight may never come back: what waits is saved now. */
function saveWhenHidden(): void {
  if (document.visibilityState !== 'hidden') return
  for (const { keeper } of desks.values()) void keeper.flush()
}

function saveWhenOnline(): void {
  for (const { keeper, sender } of desks.values()) {
    void keeper.flush()
    void sender.retryNow()
  }
}

let listening = false

function listenOnce(): void {
  if (listening) return
  listening = true
  beforeSignOut(() => (hasUnsavedWork() ? concern : null))
  addEventListener('online', saveWhenOnline)
  document.addEventListener('visibilitychange', saveWhenHidden)
}

function createDesk(attempt: Attempt): AttemptDesk {
  const base = `/api/attempts/${attempt.id}`
  const keeper = createAnswerKeeper({
    saved: attempt,
    save: ({ questionId, answer, version }) =>
      callApi(`${base}/answers/${questionId}`, { method: 'PUT', body: { answer, version } }),
  })
  const photos = createPhotoSender({
    upload: async (file) => {
      const light = await shrinkPhoto(file)
      return callApi<FileSummary>(`${base}/photos`, {
        method: 'POST',
        body: light,
        query: { name: file.name === '' ? 'photo.jpg' : file.name.slice(-200) },
        timeoutMs: photoTimeoutMs,
      })
    },
    onSent: (questionId, photo) => {
      const given = answerOfKind('open', keeper.view().answers[questionId])
      const fileIds = [...(given?.fileIds ?? []), photo.id].slice(0, photosMax)
      keeper.change(questionId, { kind: 'open', text: given?.text ?? '', fileIds })
    },
  })
  const sender = createSubmissionSender({
    mintId: mintDeviceId,
    send: async (submission) => {
      const result = await callApi<Receipt>(`${base}/submission`, {
        method: 'POST',
        body: submission,
        timeoutMs: submissionTimeoutMs,
      })
      if (result.ok) keeper.close()
      return result
    },
  })
  return { attempt, keeper, photos, sender }
}

/** The desk of an attempt: the one that is there, brought up to date, or a new one. */
export function openDesk(attempt: Attempt, personId: Id): AttemptDesk {
  if (owner !== personId) {
    for (const { keeper, sender } of desks.values()) {
      keeper.close()
      sender.pause()
    }
    desks.clear()
    owner = personId
  }
  const before = desks.get(attempt.id)
  if (before !== undefined) {
    before.keeper.refresh(attempt)
    return before
  }
  listenOnce()
  const desk = createDesk(attempt)
  desks.set(attempt.id, desk)
  return desk
}
