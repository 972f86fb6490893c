/**
 * The desk on which an attempt lies: its answers, photos and copy, all of them kept in the satchel
 * of the pupil whose attempt it is. Closing the page loses nothing; it is only asked about where
 * the browser keeps nothing for us.
 */
import { exerciseFiles, type FileAddress } from '#browser/content/file-addresses.ts'
import { readHere } from '#browser/device/load-here.ts'
import { beforeSignOut } from '#browser/identity/before-sign-out.ts'
import { createWatched, type Watched } from '#browser/parts/watched.ts'
import { shrinkPhoto } from '#browser/photos/shrink-photo.ts'
import type { OpenSatchel } from '#browser/satchel/own-satchel.ts'
import type { Attempt } from '#contract/exercises.ts'
import { type Id, mintId } from '#kernel/ids.ts'
import { systemRandom } from '#kernel/random.ts'
import { type AnswerKeeper, createAnswerKeeper } from './answer-keeper.ts'
import { answerOfKind } from './answered.ts'
import { triedHashOf } from './content-proof.ts'
import { createHintKeeper, type HintKeeper } from './hint-keeper.ts'
import { createPhotoSender, type PhotoSender, photosMax } from './photo-sender.ts'
import { createPreparing, type Preparing } from './preparing.ts'
import { createSubmissionSender, type SubmissionSender } from './submission-sender.ts'

export interface AttemptDesk {
  readonly attempt: Attempt
  readonly open: OpenSatchel
  /** Pictures of the wording: from this device where it has them. */
  readonly pictures: FileAddress
  readonly keeper: AnswerKeeper
  readonly hints: HintKeeper
  readonly photos: PhotoSender
  readonly preparing: Preparing
  readonly sender: SubmissionSender
  /** The limited time, as the school last said it; undefined where there is no limit. */
  readonly time: Watched<Attempt['time']> & { set(next: Attempt['time']): void }
}

const desks = new Map<Id, Promise<AttemptDesk>>()
/** The desks that are ready, to be asked without waiting. */
const ready = new Set<AttemptDesk>()
let owner: Id | null = null
/** What would be lost, in the reader's language; the page that shows a desk sets it. */
let concern = ''

export function nameUnsavedWork(sentence: string): void {
  concern = sentence
}

/** A fresh id of this device. */
export function mintDeviceId(): Id {
  return mintId({ now: Date.now }, systemRandom)
}

function isSomethingOnPageOnly(): boolean {
  return [...ready].some(({ keeper }) => keeper.view().isOnPageOnly)
}

let listening = false

function listenOnce(): void {
  if (listening) return
  listening = true
  beforeSignOut(() => (isSomethingOnPageOnly() ? concern : null))
}

async function picturesOf({ assignmentId, exerciseId, files }: Attempt): Promise<FileAddress> {
  const atSchool = exerciseFiles(exerciseId)
  if (files.length === 0) return atSchool
  const here = await readHere((code) => code.readPackedExercise(assignmentId))
  return (fileId) => here?.value.files.get(fileId) ?? atSchool(fileId)
}

async function createDesk(attempt: Attempt, open: OpenSatchel): Promise<AttemptDesk> {
  const attemptId = attempt.id
  const keeper = await createAnswerKeeper({ attemptId, saved: attempt, open })
  const givenTo = (questionId: string) => answerOfKind('open', keeper.view().answers[questionId])
  const photos = createPhotoSender({
    attemptId,
    open,
    mintId: mintDeviceId,
    lighten: shrinkPhoto,
    pagesOf: (questionId) => givenTo(questionId)?.fileIds ?? [],
    setPages(questionId, pages) {
      const text = givenTo(questionId)?.text ?? ''
      keeper.change(questionId, { kind: 'open', text, fileIds: pages.slice(0, photosMax) })
    },
  })
  const preparing = createPreparing()
  const sender = createSubmissionSender({
    attemptId,
    open,
    mintId: mintDeviceId,
    async settle() {
      await preparing.settle()
      await keeper.settle()
    },
    hashOf: triedHashOf,
    now: Date.now,
    asWork: keeper.asWork,
  })
  const hints = createHintKeeper({ attemptId, told: attempt.openedHints ?? {}, open })
  const pictures = await picturesOf(attempt)
  const time = createWatched(attempt.time)
  const desk = { attempt, open, pictures, keeper, hints, photos, preparing, sender, time }
  ready.add(desk)
  return desk
}

/**
 * The desk of an attempt: the one that is there, brought up to date, or a new one. `of`: who says it;
 * what this device kept knows nothing newer of the time that is left.
 */
export async function openDesk(
  attempt: Attempt,
  open: OpenSatchel,
  of: 'school' | 'device',
): Promise<AttemptDesk> {
  if (owner !== open.satchel.owner) {
    desks.clear()
    ready.clear()
    owner = open.satchel.owner
  }
  const before = desks.get(attempt.id)
  if (before !== undefined) {
    const desk = await before
    desk.keeper.refresh(attempt)
    desk.hints.refresh(attempt.openedHints ?? {})
    if (of === 'school') desk.time.set(attempt.time)
    return desk
  }
  listenOnce()
  const desk = createDesk(attempt, open)
  desks.set(attempt.id, desk)
  return desk
}
