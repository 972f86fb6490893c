/**
 * Hands an attempt in, through the satchel. One content has one id, however often it is sent: a
 * second press, a lost answer, a closed page and a poor line never make a second submission.
 */
import type { ApiRefusal } from '#browser/api/call-api.ts'
import { createWatched, type Watched } from '#browser/parts/watched.ts'
import type { Work } from '#browser/satchel/create-satchel.ts'
import type { Entry, FirstTry } from '#browser/satchel/entry.ts'
import type { OpenSatchel } from '#browser/satchel/own-satchel.ts'
import type { Receipt } from '#contract/exercises.ts'
import type { Answers } from '#contract/questions.ts'
import { canonicalJson } from '#kernel/canonical-json.ts'
import type { Id } from '#kernel/ids.ts'

export type Sending =
  | { readonly state: 'idle' }
  | { readonly state: 'sending' }
  /** This device has no room for the copy: nothing left. */
  | { readonly state: 'full' }
  /** No clear answer yet: it may have arrived or not, and is sent again. */
  | { readonly state: 'unknown'; readonly refusal: ApiRefusal }
  /** A clear no: nothing was taken, the answers may be changed. */
  | { readonly state: 'refused'; readonly refusal: ApiRefusal }
  | { readonly state: 'received'; readonly receipt: Receipt; readonly sinceMs: number }

export interface SubmissionSender extends Watched<Sending> {
  /** Keeps the answers to be sent, as they are once all is settled; without effect while others are on their way. */
  submit(settled: () => Answers): Promise<void>
  /** Tries at once instead of at the planned time. */
  retryNow(): Promise<void>
  /** Takes the copy back so that answers can be changed; what may have arrived stays valid. */
  takeBack(): Promise<void>
}

/** The attempt's copy in the satchel: a received one before all others, else the latest. */
function copyIn(entries: readonly Entry[], attemptId: Id): Entry | null {
  const copies = entries.filter(
    (entry) => entry.attemptId === attemptId && entry.task.kind === 'submit',
  )
  return copies.find((entry) => entry.where.at === 'school') ?? copies.at(-1) ?? null
}

/** How the sending of an attempt's copy stands. */
export function sendingOf(
  view: {
    readonly entries: readonly Entry[]
    readonly pace: { readonly trouble: ApiRefusal | null }
  },
  attemptId: Id,
): Sending {
  const copy = copyIn(view.entries, attemptId)
  if (copy === null) return { state: 'idle' }
  const { where } = copy
  if (where.at === 'refused') return { state: 'refused', refusal: where.refusal }
  if (where.at === 'school') {
    return where.receipt === null
      ? { state: 'sending' }
      : { state: 'received', receipt: where.receipt, sinceMs: where.sinceMs }
  }
  const begin = view.entries.find(
    (entry) => entry.attemptId === attemptId && entry.task.kind === 'begin_attempt',
  )
  // The school would not begin the attempt: nothing of it can follow.
  if (begin?.where.at === 'refused') return { state: 'refused', refusal: begin.where.refusal }
  const { trouble } = view.pace
  return trouble === null ? { state: 'sending' } : { state: 'unknown', refusal: trouble }
}

export function createSubmissionSender(options: {
  attemptId: Id
  open: OpenSatchel
  mintId: () => Id
  /** Resolves once all that was chosen is in the answers, and they lie in the satchel: none may come behind the copy. */
  settle: () => Promise<void>
  /** The hash to which this device commits itself; null where it can compute none. */
  hashOf: (id: Id, answers: Answers) => Promise<string | null>
  now: () => number
  /** The answers as work of their own, for a copy that is taken back. */
  asWork: () => Work[]
}): SubmissionSender {
  const { attemptId, open } = options
  const { satchel } = open
  const watched = createWatched<Sending>(sendingOf(satchel.view(), attemptId))
  let isKeeping = false
  let isFull = false
  const look = (): void => {
    const there = sendingOf(satchel.view(), attemptId)
    const hasNone = there.state === 'idle' || there.state === 'refused'
    const next: Sending = isFull && hasNone ? { state: 'full' } : there
    if (canonicalJson(next) !== canonicalJson(watched.view())) watched.set(next)
  }
  satchel.subscribe(look)

  /** The refused copy before this one: its id serves again if nothing in it changed. */
  const refusedBefore = async (
    text: string,
  ): Promise<{ id: Id; isSame: boolean; tried: FirstTry | undefined } | null> => {
    const copy = copyIn(satchel.view().entries, attemptId)
    if (copy === null || copy.where.at !== 'refused') return null
    const load = await satchel.loadOf(copy.id)
    const isSame = load?.kind === 'submit' && canonicalJson(load.answers) === text
    const tried = copy.task.kind === 'submit' ? copy.task.tried : undefined
    return { id: copy.id, isSame, tried }
  }

  return {
    ...watched,
    async submit(settled) {
      const { state } = watched.view()
      if (isKeeping || state === 'sending' || state === 'unknown' || state === 'received') return
      isKeeping = true
      try {
        await options.settle()
        const answers = settled()
        const before = await refusedBefore(canonicalJson(answers))
        const id = before?.isSame === true ? before.id : options.mintId()
        const load = { kind: 'submit', answers } as const
        // The same copy again was first to leave when it was: a refusal takes nothing of that.
        const first = before?.isSame === true ? before.tried : undefined
        const tried = first ?? {
          atMs: options.now(),
          contentHash: await options.hashOf(id, answers),
        }
        const kept = await satchel.keep([{ id, attemptId, task: { kind: 'submit', tried }, load }])
        isFull = kept === 'full'
        look()
        if (isFull) return
        if (before !== null && !before.isSame) await satchel.remove([before.id])
        open.wake()
      } finally {
        isKeeping = false
      }
    },
    async retryNow() {
      await satchel.hurry(0)
      open.wake()
    },
    async takeBack() {
      const copy = copyIn(satchel.view().entries, attemptId)
      if (copy !== null) await satchel.exchange(copy.id, options.asWork())
    },
  }
}
