/**
 * Keeps the answers of one attempt: on the page at once, in the satchel (and so on the device's
 * disk) a moment later, at the school when the satchel has sent them. An answer is never called
 * saved before the school has answered. Of two devices or tabs the one that wrote last wins.
 */
import type { ApiRefusal } from '#browser/api/call-api.ts'
import { createWatched, type Watched } from '#browser/parts/watched.ts'
import type { Work } from '#browser/satchel/create-satchel.ts'
import { type Entry, isWaiting } from '#browser/satchel/entry.ts'
import type { OpenSatchel } from '#browser/satchel/own-satchel.ts'
import type { Answer, Answers } from '#contract/questions.ts'
import { type Id, mintId } from '#kernel/ids.ts'
import { keepableTexts } from '#kernel/plain-text.ts'
import { systemRandom } from '#kernel/random.ts'

/** Typing goes on for a while: sending waits until it pauses, but not for ever. */
export const pauseMs = 900
export const pauseMsMax = 6_000

/** `on_page`: on its way to the device's disk, or without room there. */
export type KeptState = 'none' | 'on_page' | 'on_device' | 'saved'

export interface KeptAnswers {
  readonly answers: Answers
  /** By question; what is missing was never answered. */
  readonly states: Readonly<Record<string, KeptState>>
  readonly unsavedCount: number
  /** Why the last sending failed; null while all is well. */
  readonly trouble: ApiRefusal | null
  /** False once trying again by itself makes no sense. */
  readonly retrying: boolean
  /** True while something is on this page only, and not on the device's disk. */
  readonly isOnPageOnly: boolean
}

export interface AnswerKeeper extends Watched<KeptAnswers> {
  change(questionId: string, answer: Answer): void
  /** Resolves once all that was changed lies in the satchel. */
  settle(): Promise<void>
  /** Sends now what waits. */
  flush(): Promise<void>
  /** What the server holds meanwhile, from other devices; what is newer here stays. */
  refresh(saved: SavedAnswers): void
  /** The answers as work to be kept anew, after a copy was taken back. */
  asWork(): Work[]
}

export interface SavedAnswers {
  readonly answers: Answers
  readonly versions: Readonly<Record<string, number>>
}

/** Versions rise with the clock, so that of two devices the one that wrote last wins. */
const versionEpochMs = Date.UTC(2020, 0, 1)

const isOpenWork = (entry: Entry): boolean => entry.where.at !== 'school'

export async function createAnswerKeeper(options: {
  attemptId: Id
  saved: SavedAnswers
  open: OpenSatchel
  now?: () => number
}): Promise<AnswerKeeper> {
  const { attemptId, open, now = Date.now } = options
  const { satchel } = open
  const versions = new Map(Object.entries(options.saved.versions))
  let answers: Answers = { ...options.saved.answers }
  /** Changed on the page, not in the satchel yet. */
  const writing = new Map<string, Answer>()
  const firstChangeMs = new Map<string, number>()
  const seen = new Set<Id>()
  let isFull = false

  const entriesHere = (): Entry[] =>
    satchel.view().entries.filter((entry) => entry.attemptId === attemptId)

  const look = (): KeptAnswers => {
    const here = entriesHere().filter(isOpenWork)
    const submits = here.some((entry) => entry.task.kind === 'submit')
    const onDisk = new Set(
      here.flatMap(({ task }) => (task.kind === 'save_answer' ? [task.questionId] : [])),
    )
    const open = new Set([...writing.keys(), ...onDisk])
    // Where earlier words lie on the disk the next letter takes a moment: no badge flickers for it.
    const stateOf = (id: string): KeptState => {
      if (writing.has(id) && (isFull || !onDisk.has(id))) return 'on_page'
      return submits || open.has(id) ? 'on_device' : 'saved'
    }
    const refused = here.find(
      (entry) => entry.task.kind === 'save_answer' && entry.where.at === 'refused',
    )
    const refusal = refused?.where.at === 'refused' ? refused.where.refusal : null
    const { pace, isDurable } = satchel.view()
    return {
      answers,
      states: Object.fromEntries(Object.keys(answers).map((id) => [id, stateOf(id)])),
      unsavedCount: open.size,
      trouble: refusal ?? (open.size > 0 ? pace.trouble : null),
      retrying: refusal === null,
      isOnPageOnly: isFull || (!isDurable && here.some(isWaiting)),
    }
  }

  /** Takes in what lies in the satchel and did not come from this page. */
  const takeIn = async (): Promise<void> => {
    for (const entry of entriesHere()) {
      const { task } = entry
      if (task.kind === 'save_answer') {
        versions.set(task.questionId, Math.max(versions.get(task.questionId) ?? 0, task.version))
      }
      if (seen.has(entry.id)) continue
      seen.add(entry.id)
      const load = await satchel.loadOf(entry.id)
      if (load?.kind === 'submit') answers = { ...answers, ...load.answers }
      if (load?.kind !== 'save_answer' || task.kind !== 'save_answer') continue
      const isNewest = (versions.get(task.questionId) ?? 0) <= task.version
      if (isNewest && !writing.has(task.questionId)) {
        answers = { ...answers, [task.questionId]: load.answer }
      }
    }
  }
  await takeIn()
  const watched = createWatched(look())
  const tell = (): void => watched.set(look())
  satchel.subscribe(() => {
    tell()
    void takeIn().then(tell)
  })

  const workOf = (questionId: string, answer: Answer, restMs: number): Work => {
    const id = mintId({ now }, systemRandom)
    seen.add(id)
    const version = Math.max((versions.get(questionId) ?? 0) + 1, now() - versionEpochMs)
    versions.set(questionId, version)
    return {
      id,
      attemptId,
      task: { kind: 'save_answer', questionId, version },
      load: { kind: 'save_answer', answer },
      restMs,
    }
  }
  const restOf = (questionId: string): number => {
    const isUnsent = entriesHere().some(
      ({ task, where }) =>
        task.kind === 'save_answer' && task.questionId === questionId && where.at === 'device',
    )
    if (!isUnsent) firstChangeMs.set(questionId, now())
    const firstMs = firstChangeMs.get(questionId) ?? now()
    return Math.max(0, Math.min(pauseMs, firstMs + pauseMsMax - now()))
  }

  const writeAll = async (): Promise<void> => {
    while (writing.size > 0) {
      const batch = [...writing]
      const works = batch.map(([id, answer]) => workOf(id, answer, restOf(id)))
      isFull = (await satchel.keep(works)) === 'full'
      if (isFull) break
      // What was typed while this was written is newer and stays to be written.
      for (const [id, answer] of batch) if (writing.get(id) === answer) writing.delete(id)
      open.wake()
    }
    tell()
  }
  let writer: Promise<void> | null = null
  const settle = async (): Promise<void> => {
    while (writing.size > 0 && !isFull) {
      writer ??= writeAll().finally(() => {
        writer = null
      })
      await writer
    }
  }

  return {
    ...watched,
    change(questionId, given) {
      // Half an emoji, as some keyboards leave one, would be refused for ever.
      const answer = keepableTexts(given)
      answers = { ...answers, [questionId]: answer }
      writing.set(questionId, answer)
      isFull = false
      tell()
      void settle()
    },
    settle,
    async flush() {
      // What was refused is asked once more, as the pupil wishes.
      for (const { task, where } of entriesHere()) {
        if (task.kind !== 'save_answer' || where.at !== 'refused') continue
        const answer = answers[task.questionId]
        if (answer !== undefined) writing.set(task.questionId, answer)
      }
      isFull = false
      await settle()
      await satchel.hurry(0)
      open.wake()
    },
    refresh(saved) {
      for (const [id, answer] of Object.entries(saved.answers)) {
        const version = saved.versions[id] ?? 0
        if (writing.has(id) || version <= (versions.get(id) ?? 0)) continue
        answers = { ...answers, [id]: answer }
        versions.set(id, version)
      }
      tell()
    },
    asWork: () => Object.entries(answers).map(([id, answer]) => workOf(id, answer, 0)),
  }
}
