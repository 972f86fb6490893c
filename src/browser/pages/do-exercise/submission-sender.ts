/**
 * Hands an attempt in. One content has one id, however often it is sent: a second press, a lost
 * answer and a poor line never make a second submission. While nobody knows whether it arrived,
 * it is sent again by itself, unchanged.
 */
import type { ApiRefusal, ApiResult } from '#browser/api/call-api.ts'
import { isWorthRetrying, retryDelayMs } from '#browser/satchel/retry-delay.ts'
import type { Receipt } from '#contract/exercises.ts'
import type { Answers } from '#contract/questions.ts'
import { canonicalJson } from '#kernel/canonical-json.ts'
import { createWatched, type Watched } from './watched.ts'

export type Sending =
  | { readonly state: 'idle' }
  | { readonly state: 'sending' }
  /** No clear answer yet: it may have arrived or not, and is sent again. */
  | { readonly state: 'unknown'; readonly refusal: ApiRefusal }
  /** A clear no: nothing was taken, the answers may be changed. */
  | { readonly state: 'refused'; readonly refusal: ApiRefusal }
  | { readonly state: 'received'; readonly receipt: Receipt }

export type SendSubmission = (submission: {
  id: string
  answers: Answers
}) => Promise<ApiResult<Receipt>>

export interface SubmissionSender extends Watched<Sending> {
  /** Sends these answers; without effect while others are on their way. */
  submit(answers: Answers): Promise<void>
  /** Tries at once instead of at the planned time. */
  retryNow(): Promise<void>
  /** Stops sending so that answers can be changed; what may have arrived stays valid. */
  pause(): void
}

export function createSubmissionSender(options: {
  send: SendSubmission
  mintId: () => string
  random?: () => number
}): SubmissionSender {
  const { send, mintId, random = Math.random } = options
  const watched = createWatched<Sending>({ state: 'idle' })
  let current: { id: string; answers: Answers; text: string } | null = null
  let failures = 0
  let turn = 0
  let timer: ReturnType<typeof setTimeout> | undefined

  const attempt = async (): Promise<void> => {
    if (current === null) return
    clearTimeout(timer)
    turn += 1
    const mine = turn
    watched.set({ state: 'sending' })
    const result = await send({ id: current.id, answers: current.answers })
    // A receipt counts whenever it comes; a failure only if nothing newer happened.
    if (result.ok) watched.set({ state: 'received', receipt: result.value })
    else if (mine === turn && watched.view().state !== 'received') {
      const unknown = isWorthRetrying(result.refusal)
      watched.set({ state: unknown ? 'unknown' : 'refused', refusal: result.refusal })
      if (!unknown) return
      failures += 1
      const delayMs = retryDelayMs(failures, result.refusal.retryAfterMs, random())
      timer = setTimeout(() => void attempt(), delayMs)
    }
  }

  return {
    ...watched,
    async submit(answers) {
      const { state } = watched.view()
      if (state === 'sending' || state === 'unknown' || state === 'received') return
      const text = canonicalJson(answers)
      if (current?.text !== text) current = { id: mintId(), answers, text }
      failures = 0
      await attempt()
    },
    async retryNow() {
      if (watched.view().state === 'unknown') await attempt()
    },
    pause() {
      if (watched.view().state === 'received') return
      clearTimeout(timer)
      turn += 1
      watched.set({ state: 'idle' })
    },
  }
}
