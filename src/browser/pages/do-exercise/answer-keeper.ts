/**
 * Keeps the answers of one attempt: here at once, at the school soon after. Each change is saved
 * a moment later, one question at a time, tried again for as long as the line is poor, and never
 * called saved before the school has answered.
 */
import type { ApiRefusal, ApiResult } from '#browser/api/call-api.ts'
import { isWorthRetrying, retryDelayMs } from '#browser/satchel/retry-delay.ts'
import type { Answer, Answers } from '#contract/questions.ts'
import { keepableTexts } from '#kernel/plain-text.ts'
import { createWatched, type Watched } from './watched.ts'

/** Typing goes on for a while: a save waits until it pauses, but not for ever. */
export const pauseMs = 900
export const pauseMsMax = 6_000

export type KeptState = 'none' | 'on_device' | 'saved'

export interface KeptAnswers {
  readonly answers: Answers
  /** By question; what is missing was never answered. */
  readonly states: Readonly<Record<string, KeptState>>
  readonly unsavedCount: number
  /** Why the last save failed; null while all is well. */
  readonly trouble: ApiRefusal | null
  /** False once trying again by itself makes no sense. */
  readonly retrying: boolean
}

export type SaveAnswer = (save: {
  questionId: string
  answer: Answer
  version: number
}) => Promise<ApiResult<unknown>>

export interface AnswerKeeper extends Watched<KeptAnswers> {
  change(questionId: string, answer: Answer): void
  /** Saves now what waits; resolves when nothing is under way any more. */
  flush(): Promise<void>
  /** What the server holds meanwhile, from other devices; answers not saved yet stay. */
  refresh(saved: SavedAnswers): void
  /** Handed in: nothing is to be saved any more. */
  close(): void
}

export interface SavedAnswers {
  readonly answers: Answers
  readonly versions: Readonly<Record<string, number>>
}

/** Versions rise with the clock, so that of two devices the one that wrote last wins. */
const versionEpochMs = Date.UTC(2020, 0, 1)

interface Unsaved {
  answer: Answer
  version: number
  firstChangeMs: number
  lastChangeMs: number
}

export function createAnswerKeeper(options: {
  saved: SavedAnswers
  save: SaveAnswer
  now?: () => number
  random?: () => number
}): AnswerKeeper {
  const { save, now = Date.now, random = Math.random } = options
  const unsaved = new Map<string, Unsaved>()
  const versions = new Map(Object.entries(options.saved.versions))
  let answers: Answers = { ...options.saved.answers }
  let trouble: ApiRefusal | null = null
  let retrying = true
  let failures = 0
  let timer: ReturnType<typeof setTimeout> | undefined
  let underWay: Promise<void> | null = null
  let closed = false

  const look = (): KeptAnswers => ({
    answers,
    states: Object.fromEntries(
      Object.keys(answers).map((id) => [id, unsaved.has(id) ? 'on_device' : 'saved']),
    ),
    unsavedCount: unsaved.size,
    trouble,
    retrying,
  })
  const watched = createWatched(look())
  const tell = (): void => watched.set(look())

  /** Milliseconds until this answer is to be saved; 0 when it is time. */
  const waitOf = (one: Unsaved): number => {
    const untilPause = one.lastChangeMs + pauseMs - now()
    const untilMax = one.firstChangeMs + pauseMsMax - now()
    return Math.max(0, Math.min(untilPause, untilMax))
  }

  const saveOne = async (questionId: string, one: Unsaved): Promise<boolean> => {
    const { answer, version } = one
    const result = await save({ questionId, answer, version })
    if (result.ok) {
      trouble = null
      retrying = true
      failures = 0
      // What was typed while this was on its way is newer and stays to be saved.
      if (unsaved.get(questionId)?.version === version) unsaved.delete(questionId)
      return true
    }
    trouble = result.refusal
    retrying = isWorthRetrying(result.refusal)
    failures += 1
    return false
  }

  const run = async (all: boolean): Promise<void> => {
    for (;;) {
      const due = [...unsaved].find(([, one]) => all || waitOf(one) === 0)
      if (due === undefined || closed) break
      const saved = await saveOne(...due)
      tell()
      if (!saved) break
    }
  }

  const plan = (): void => {
    clearTimeout(timer)
    if (closed || unsaved.size === 0 || !retrying) return
    const delayMs =
      trouble === null
        ? Math.min(...[...unsaved.values()].map(waitOf))
        : retryDelayMs(failures, trouble.retryAfterMs, random())
    timer = setTimeout(() => void work(false), delayMs)
  }

  const work = async (all: boolean): Promise<void> => {
    clearTimeout(timer)
    if (underWay !== null) {
      await underWay
      if (!all) return
    }
    underWay = run(all).finally(() => {
      underWay = null
      plan()
    })
    await underWay
  }

  return {
    ...watched,
    change(questionId, given) {
      if (closed) return
      // Half an emoji, as some keyboards leave one, would be refused for ever.
      const answer = keepableTexts(given)
      const before = unsaved.get(questionId)
      const byClock = Math.floor((now() - versionEpochMs) / 1000)
      const version = Math.max((versions.get(questionId) ?? 0) + 1, byClock)
      versions.set(questionId, version)
      answers = { ...answers, [questionId]: answer }
      unsaved.set(questionId, {
        answer,
        version,
        firstChangeMs: before?.firstChangeMs ?? now(),
        lastChangeMs: now(),
      })
      tell()
      // After a failure the next try is already planned; another key must not hurry it.
      if (underWay === null && (trouble === null || !retrying)) {
        retrying = true
        plan()
      }
    },
    flush: () => work(true),
    refresh(saved) {
      const mine = Object.fromEntries([...unsaved].map(([id, one]) => [id, one.answer]))
      answers = { ...saved.answers, ...mine }
      for (const [id, version] of Object.entries(saved.versions)) {
        versions.set(id, Math.max(versions.get(id) ?? 0, version))
      }
      tell()
    },
    close() {
      closed = true
      clearTimeout(timer)
      unsaved.clear()
      trouble = null
      tell()
    },
  }
}
