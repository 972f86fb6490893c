/**
 * Sends one entry of the satchel to its route, under its owner's name. Every route takes the same
 * thing twice as once: attempts, answers' versions, photos and submissions bear the device's ids.
 */
import { type ApiResult, callApi } from '#browser/api/call-api.ts'
import type { Attempt, Receipt } from '#contract/exercises.ts'
import type { PhotoProgress } from '#contract/kept-work.ts'
import { photoPartBytesMax, workOwnerHeader } from '#contract/kept-work-limits.ts'
import type { Answers } from '#contract/questions.ts'
import type { Id } from '#kernel/ids.ts'
import type { Entry, FirstTry, Load, Task } from './entry.ts'
import type { Sent } from './judge-reply.ts'

const answerTimeoutMs = 30_000
/** A copy with long texts on a poor line. */
const submissionTimeoutMs = 45_000
/** One part of a photo at 20 kbit/s. */
const partTimeoutMs = 60_000
/** The year 2100, beyond which no instant is read. */
const claimMsMax = 4_102_444_800_000

export interface SendingHands {
  /** The attempt under which the school knows this one: another device may have begun it before. */
  readonly attemptAtSchool: (attemptId: Id) => Promise<Id>
  readonly noteBegun: (attemptId: Id, atSchool: Id) => Promise<void>
  /** Photos that the school would not take: they cannot be part of a copy. */
  readonly refusedPhotos: (attemptId: Id) => ReadonlySet<Id>
}

const received = (receipt: Receipt | null): ApiResult<Sent> => ({
  ok: true,
  value: { kind: 'received', receipt },
})

export async function sendWork(
  entry: Entry,
  load: Load,
  hands: SendingHands,
): Promise<ApiResult<Sent>> {
  const { attemptId, task } = entry
  const headers = { [workOwnerHeader]: entry.ownerAccountId }
  if (task.kind === 'begin_attempt') {
    const path = `/api/assignments/${task.assignmentId}/attempts`
    const body = { attemptId, begunAt: claimOf(entry.createdAtMs), drawnAs: task.drawnAs }
    const result = await callApi<Attempt>(path, { body, headers, timeoutMs: answerTimeoutMs })
    if (!result.ok) return result
    await hands.noteBegun(attemptId, result.value.id)
    return received(null)
  }
  if (task.kind === 'check_in') {
    const body = { at: claimOf(entry.createdAtMs), onDay: task.onDay }
    const result = await callApi('/api/arrival/claim', {
      body,
      headers,
      timeoutMs: answerTimeoutMs,
    })
    return result.ok ? received(null) : result
  }
  if (task.kind === 'tick') return sendTick(task, headers)
  const base = `/api/attempts/${await hands.attemptAtSchool(attemptId)}`
  if (task.kind === 'save_answer' && load.kind === 'save_answer') {
    const result = await callApi(`${base}/answers/${task.questionId}`, {
      method: 'PUT',
      body: { answer: load.answer, version: task.version },
      headers,
      timeoutMs: answerTimeoutMs,
    })
    return result.ok ? received(null) : result
  }
  if (task.kind === 'open_hints') {
    const result = await callApi(`${base}/hints/${task.questionId}`, {
      method: 'PUT',
      body: { opened: task.opened },
      headers,
      timeoutMs: answerTimeoutMs,
    })
    return result.ok ? received(null) : result
  }
  if (load.kind === 'photo') return sendPhotoPart(entry, load, { base, headers })
  if (load.kind !== 'submit') return { ok: true, value: { kind: 'not_sent' } }
  const answers = withoutPhotos(load.answers, hands.refusedPhotos(attemptId))
  const result = await callApi<Receipt>(`${base}/submission`, {
    body: {
      id: entry.id,
      answers,
      tried: task.kind === 'submit' ? triedOf(task.tried) : undefined,
    },
    headers,
    timeoutMs: submissionTimeoutMs,
  })
  return result.ok ? received(result.value) : result
}

async function sendTick(
  { isDone, itemId, planId }: Task & { kind: 'tick' },
  headers: Readonly<Record<string, string>>,
): Promise<ApiResult<Sent>> {
  const result = await callApi(`/api/work-plans/${planId}/ticks/${itemId}`, {
    method: 'PUT',
    body: { isDone },
    headers,
    timeoutMs: answerTimeoutMs,
  })
  // The plan or the item was taken back meanwhile: there is nothing left to tick.
  return result.ok || result.refusal.status === 404 ? received(null) : result
}

async function sendPhotoPart(
  entry: Entry,
  photo: Load & { kind: 'photo' },
  to: { readonly base: string; readonly headers: Readonly<Record<string, string>> },
): Promise<ApiResult<Sent>> {
  const { bytes, name } = photo
  const part = bytes.subarray(entry.sentBytes, entry.sentBytes + photoPartBytesMax)
  const result = await callApi<PhotoProgress>(`${to.base}/photos/${entry.id}`, {
    method: 'PUT',
    body: new Blob([part], { type: 'application/octet-stream' }),
    query: {
      name,
      from: entry.sentBytes,
      total: bytes.length,
      keptAt: claimOf(entry.createdAtMs),
    },
    headers: to.headers,
    timeoutMs: partTimeoutMs,
  })
  if (!result.ok) return result
  const { file, receivedBytes } = result.value
  if (file !== null) return received(null)
  return { ok: true, value: { kind: 'part', sentBytes: receivedBytes } }
}

/** What this device claims about time, unless its clock is beyond what anybody reads. */
function claimOf(ms: number): string | undefined {
  return ms < claimMsMax ? new Date(ms).toISOString() : undefined
}

function triedOf(tried: FirstTry | undefined) {
  const at = tried === undefined ? undefined : claimOf(tried.atMs)
  return at === undefined ? undefined : { at, contentHash: tried?.contentHash ?? null }
}

/** The answers without photos that the school refused; their owner was told when it did. */
function withoutPhotos(answers: Answers, refused: ReadonlySet<Id>): Answers {
  if (refused.size === 0) return answers
  return Object.fromEntries(
    Object.entries(answers).map(([questionId, answer]) => [
      questionId,
      answer.kind === 'open'
        ? { ...answer, fileIds: answer.fileIds.filter((id) => !refused.has(id)) }
        : answer,
    ]),
  )
}
