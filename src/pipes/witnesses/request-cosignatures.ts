/**
 * Asks witnesses to cosign a checkpoint, each for itself and with a deadline: whoever does not
 * answer is asked again at the next checkpoint, and the log goes on without.
 */
import { setTimeout as pause } from 'node:timers/promises'
import { readCheckpoint, readSize } from '#pipes/public-log/log-checkpoint.ts'
import type { LogSource } from '#pipes/public-log/log-source.ts'
import { proveConsistency } from '#pipes/public-log/prove-leaf.ts'
import { readSignatureLines } from '#pipes/public-log/signed-note.ts'
import type { KnownParty } from './log-policy.ts'
import { writeWitnessRequest } from './witness-request.ts'

export interface CosignatureRequest {
  /** The log's own files, for the proofs. */
  readonly source: LogSource
  /** The signed note of the newest checkpoint. */
  readonly note: string
  readonly witnesses: readonly KnownParty[]
  /** What each witness saw last, by its key's text, as far as known; brought up to date here. */
  readonly seen: Map<string, number>
  /** For one witness, all its tries together. */
  readonly deadlineMs: number
  /** Numbers in [0, 1). */
  readonly chance: () => number
  /** Told of a witness that gave nothing, and why. */
  readonly onFailure: (name: string, why: string) => void
}

/** Tries of one witness: the first may only tell us what it saw last. */
const triesMax = 3
const answerBytesMax = 64 * 1024
/** Longest that a witness may put us off within one deadline. */
const waitMsMax = 5_000

/** The lines of those that cosigned, in the order of the witnesses. */
export async function requestCosignatures(request: CosignatureRequest): Promise<string[]> {
  const asked = request.witnesses.map(async (witness) => {
    try {
      return await askWitness(request, witness)
    } catch (error) {
      request.onFailure(witness.key.name, error instanceof Error ? error.message : String(error))
      return []
    }
  })
  return (await Promise.all(asked)).flat()
}

async function askWitness(
  { chance, deadlineMs, note, seen, source }: CosignatureRequest,
  { key, url }: KnownParty,
): Promise<string[]> {
  const checkpoint = readCheckpoint(note)
  if (checkpoint === null || url === null) throw new Error('no address, or no checkpoint')
  const signal = AbortSignal.timeout(deadlineMs)
  for (let attempt = 1; attempt <= triesMax; attempt += 1) {
    const oldSize = seen.get(key.text) ?? 0
    if (oldSize > checkpoint.size) throw new Error(`saw ${oldSize} leaves: this log was put back`)
    const proof = await proveConsistency(source, oldSize, checkpoint)
    if (proof === null) throw new Error('the log’s own tiles are damaged')
    const body = writeWitnessRequest(oldSize, proof, note)
    const answer = await post(`${url.replace(/\/+$/, '')}/add-checkpoint`, body, signal)
    if (answer.status === 200) {
      const lines = (readSignatureLines(answer.text) ?? []).filter(
        (line) =>
          line.name === key.name &&
          line.keyId === key.keyId &&
          key.verifies(checkpoint.note.text, line.signature),
      )
      if (lines.length === 0) throw new Error('answered with a signature that does not hold')
      seen.set(key.text, checkpoint.size)
      return lines.map(({ line }) => line)
    }
    if (answer.status === 409) {
      const size = readSize(answer.text.trim())
      if (size === null) throw new Error('answered with a size that is none')
      seen.set(key.text, size)
    } else if (answer.status === 429 || answer.status >= 500) {
      const toldMs = Math.min(answer.retryAfterMs ?? 1_000, waitMsMax)
      await pause(toldMs * (0.5 + chance()), undefined, { signal })
    } else {
      throw new Error(`answered ${answer.status}`)
    }
  }
  throw new Error(`did not cosign in ${triesMax} tries`)
}

async function post(
  url: string,
  body: string,
  signal: AbortSignal,
): Promise<{
  readonly status: number
  readonly text: string
  readonly retryAfterMs: number | null
}> {
  const headers = { 'content-type': 'text/plain; charset=utf-8' }
  const response = await fetch(url, { method: 'POST', body, headers, signal, redirect: 'error' })
  const parts: Uint8Array[] = []
  let byteCount = 0
  for await (const part of response.body ?? []) {
    byteCount += part.length
    if (byteCount > answerBytesMax) throw new Error('answered too much')
    parts.push(part)
  }
  const seconds = Number(response.headers.get('retry-after') ?? Number.NaN)
  return {
    status: response.status,
    text: Buffer.concat(parts).toString('utf8'),
    retryAfterMs: Number.isFinite(seconds) ? seconds * 1000 : null,
  }
}
