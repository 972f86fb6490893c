/**
 * Which hints of an attempt lie open: kept on this device, one that costs before it is shown; told to the school by
 * the satchel. It is the device's word; of what several devices say the most counts.
 */
import { createWatched, type Watched } from '#browser/parts/watched.ts'
import type { OpenSatchel } from '#browser/satchel/own-satchel.ts'
import type { OpenedHints } from '#contract/exercises.ts'
import type { Id } from '#kernel/ids.ts'

export interface HintKeeper extends Watched<OpenedHints> {
  /** Resolves once it lies in the satchel that so many of the question's hints are open. */
  open(questionId: string, opened: number): Promise<void>
  /** What the school was told meanwhile, by other devices. */
  refresh(told: OpenedHints): void
}

/** The most that was said of each question. */
function mostOf(one: OpenedHints, other: OpenedHints): OpenedHints {
  const most = { ...one }
  for (const [questionId, opened] of Object.entries(other)) {
    most[questionId] = Math.max(most[questionId] ?? 0, opened)
  }
  return most
}

export function createHintKeeper(options: {
  readonly attemptId: Id
  readonly told: OpenedHints
  readonly open: OpenSatchel
}): HintKeeper {
  const { attemptId, open } = options
  const { satchel } = open
  const openedHere = (): OpenedHints => {
    const here = satchel.view().entries.flatMap((entry) => {
      const { task } = entry
      const isOwn = entry.attemptId === attemptId && task.kind === 'open_hints'
      return isOwn ? [{ [task.questionId]: task.opened }] : []
    })
    return here.reduce(mostOf, {})
  }
  const watched = createWatched(mostOf(options.told, openedHere()))
  const take = (more: OpenedHints): void => {
    const before = watched.view()
    const next = mostOf(before, more)
    if (Object.entries(next).some(([id, opened]) => before[id] !== opened)) watched.set(next)
  }
  satchel.subscribe(() => take(openedHere()))
  return {
    ...watched,
    async open(questionId, opened) {
      const task = { kind: 'open_hints', questionId, opened } as const
      await satchel.keep([{ attemptId, task, load: { kind: 'open_hints' } }])
      open.wake()
      // Where nothing has room it is open all the same, on this page.
      take({ [questionId]: opened })
    },
    refresh: take,
  }
}
