/**
 * A school on a virtual clock, for the satchel's tests: it answers as the real one does (one
 * attempt per id, versions that only rise, one submission per attempt, nobody else's work), its
 * line breaks as it is told, and it remembers what it was ever given.
 */
import type { ApiRefusal, ApiResult } from '#browser/api/call-api.ts'
import type { Answers } from '#contract/questions.ts'
import type { Id } from '#kernel/ids.ts'
import type { Entry, Load } from './entry.ts'
import type { Sent } from './judge-reply.ts'

/** `loses_answers`: what is sent arrives, what comes back does not. */
export type Line = 'up' | 'down' | 'loses_answers' | 'busy' | 'echoes'

interface VirtualAttempt {
  readonly owner: Id
  readonly saved: Map<string, { readonly version: number; readonly text: string }>
  /** Question id → how many of its hints were opened. */
  readonly openedHints: Map<string, number>
  submission: { readonly id: Id; readonly answers: Answers } | null
}

export function refusalOf(
  code: ApiRefusal['code'],
  status: number,
  retryAfterMs: number | null = null,
): { ok: false; refusal: ApiRefusal } {
  return { ok: false, refusal: { code, status, detail: {}, requestId: null, retryAfterMs } }
}

export interface VirtualSchool {
  line: Line
  /** Whose session the device's cookie holds. */
  session: Id | null
  readonly attempts: ReadonlyMap<Id, VirtualAttempt>
  /** Entries in the order in which they were first taken. */
  readonly taken: readonly Entry[]
  /** What went wrong that the real school would have to notice: must stay empty. */
  readonly wrongs: readonly string[]
  send(entry: Entry, load: Load): Promise<ApiResult<Sent>>
  /** What hung in the line arrives a second time. */
  echo(): void
}

const done: ApiResult<Sent> = { ok: true, value: { kind: 'received', receipt: null } }

export function openVirtualSchool(): VirtualSchool {
  const attempts = new Map<Id, VirtualAttempt>()
  const taken: Entry[] = []
  const seen = new Set<Id>()
  const wrongs: string[] = []
  const sending = new Set<Id>()
  const hanging: (readonly [Entry, Load])[] = []

  const take = (entry: Entry, load: Load): ApiResult<Sent> => {
    if (school.session === null) return refusalOf('sign_in_required', 401)
    if (school.session !== entry.ownerAccountId) return refusalOf('other_account', 409)
    const answer = takeOwn(attempts, entry, load)
    if (answer.ok && !seen.has(entry.id)) {
      seen.add(entry.id)
      taken.push(entry)
      const attempt = attempts.get(entry.attemptId)
      if (attempt?.owner !== school.session) wrongs.push(`${entry.id} was taken as another's`)
    }
    return answer
  }

  const school: VirtualSchool = {
    line: 'up',
    session: null,
    attempts,
    taken,
    wrongs,
    async send(entry, load) {
      if (sending.has(entry.ownerAccountId)) wrongs.push('two tabs sent at once')
      sending.add(entry.ownerAccountId)
      // An answer takes its time: other tabs go on meanwhile.
      for (let turn = 0; turn < 6; turn += 1) await Promise.resolve()
      sending.delete(entry.ownerAccountId)
      if (school.line === 'down') return refusalOf('no_connection', 0)
      if (school.line === 'busy') return refusalOf('overloaded', 503, 5_000)
      const answer = take(entry, load)
      if (school.line === 'echoes' && answer.ok) hanging.push([entry, load])
      return school.line === 'loses_answers' ? refusalOf('no_answer_in_time', 0) : answer
    },
    echo() {
      for (const [entry, load] of hanging.splice(0)) take(entry, load)
    },
  }
  return school
}

function takeOwn(attempts: Map<Id, VirtualAttempt>, entry: Entry, load: Load): ApiResult<Sent> {
  const attempt = attempts.get(entry.attemptId)
  if (load.kind === 'begin_attempt') {
    if (attempt === undefined) {
      attempts.set(entry.attemptId, {
        owner: entry.ownerAccountId,
        saved: new Map(),
        openedHints: new Map(),
        submission: null,
      })
    }
    return done
  }
  if (attempt === undefined || attempt.owner !== entry.ownerAccountId) {
    return refusalOf('not_found', 404)
  }
  if (load.kind === 'submit') return takeSubmission(attempt, entry, load.answers)
  if (entry.task.kind === 'open_hints') {
    const { questionId, opened } = entry.task
    if (attempt.submission === null) {
      const before = attempt.openedHints.get(questionId) ?? 0
      attempt.openedHints.set(questionId, Math.max(before, opened))
    }
    return done
  }
  if (attempt.submission !== null) return refusalOf('attempt_closed', 409)
  if (load.kind === 'save_answer' && entry.task.kind === 'save_answer') {
    const { questionId, version } = entry.task
    const before = attempt.saved.get(questionId)?.version ?? 0
    const text = load.answer.kind === 'short_text' ? load.answer.text : ''
    if (version > before) attempt.saved.set(questionId, { version, text })
  }
  return done
}

function takeSubmission(attempt: VirtualAttempt, { id }: Entry, answers: Answers): ApiResult<Sent> {
  attempt.submission ??= { id, answers }
  if (attempt.submission.id !== id) return refusalOf('attempt_closed', 409)
  const receipt = {
    submissionId: id,
    number: 1,
    receivedAt: '2026-11-24T08:00:00.000Z',
    contentHash: '',
    isLate: false,
  }
  return { ok: true, value: { kind: 'received', receipt } }
}
