/**
 * A witness: cosigns that a log's new checkpoint goes on from the last one that it saw, and never
 * two histories. C2SP tlog-witness v1.0; the answers' statuses are those of the specification.
 */
import type { Clock } from '#kernel/clock.ts'
import { checkpointText, type SignedCheckpoint } from '#pipes/public-log/log-checkpoint.ts'
import type { Cosigner, VerifierKey } from '#pipes/public-log/note-key.ts'
import { judgeSignature, writeNote } from '#pipes/public-log/signed-note.ts'
import { emptyRoot, sameHash } from '#pipes/public-log/tree-hash.ts'
import { provesConsistency } from '#pipes/public-log/tree-proof.ts'
import { readWitnessRequest, type WitnessRequest } from './witness-request.ts'
import type { WitnessedLogs } from './witnessed-store.ts'

export interface WitnessAnswer {
  readonly status: 200 | 400 | 403 | 404 | 409 | 422
  readonly contentType: string
  readonly body: string
}

export interface WitnessContext {
  /** The keys of the logs that are witnessed; a key's name is the log's origin. */
  readonly logKeys: readonly VerifierKey[]
  readonly cosigner: Cosigner
  readonly witnessed: WitnessedLogs
  readonly clock: Pick<Clock, 'now'>
}

export interface Witness {
  addCheckpoint(body: string): Promise<WitnessAnswer>
}

const plainText = 'text/plain; charset=utf-8'

export function createWitness(context: WitnessContext): Witness {
  const { cosigner, logKeys, witnessed } = context
  /** One request after another of each log: comparing and remembering must be one step. */
  const turns = new Map<string, Promise<unknown>>()
  const inTurn = (origin: string, act: () => Promise<WitnessAnswer>): Promise<WitnessAnswer> => {
    const own = (turns.get(origin) ?? Promise.resolve()).then(act, act)
    turns.set(origin, own)
    return own
  }

  const cosign = async ({ checkpoint, oldSize, proof }: WitnessRequest): Promise<WitnessAnswer> => {
    const { note, origin, root, size } = checkpoint
    const last = await witnessed.latest(origin)
    const seen = last?.size ?? 0
    if (oldSize !== seen) {
      return { status: 409, contentType: 'text/x.tlog.size', body: `${seen}\n` }
    }
    const isEmptyRight = size > 0 || sameHash(root, emptyRoot)
    const oldRoot = last?.root ?? emptyRoot
    if (!isEmptyRight || !provesConsistency({ oldSize, oldRoot, size, root, proof })) {
      return say(422, 'The checkpoint does not go on from the last one that was seen here.')
    }
    const lines = note.signatures.map(({ line }) => line)
    await witnessed.remember(origin, writeNote(note.text, lines))
    const atSeconds = Math.floor(context.clock.now() / 1000)
    return { status: 200, contentType: plainText, body: cosigner.cosign(note.text, atSeconds) }
  }

  return {
    async addCheckpoint(body) {
      const request = readWitnessRequest(body)
      if (request === null) return say(400, 'This is not a request of tlog-witness.')
      const { checkpoint, oldSize } = request
      const known = logKeys.filter(({ name }) => name === checkpoint.origin)
      if (known.length === 0) return say(404, 'This log is not witnessed here.')
      if (!isSignedBy(checkpoint, known)) return say(403, 'The log did not sign this checkpoint.')
      if (oldSize > checkpoint.size) return say(400, 'The old size is larger than the new one.')
      // The extension lines of a log are not understood here, and nothing is said of them.
      if (checkpoint.note.text !== checkpointText(checkpoint)) {
        return say(422, 'Checkpoints with extension lines are not cosigned here.')
      }
      return inTurn(checkpoint.origin, () => cosign(request))
    },
  }
}

/** One key that is known signed it, and none that is known has a wrong signature under it. */
function isSignedBy({ note }: SignedCheckpoint, keys: readonly VerifierKey[]): boolean {
  const judged = keys.map((key) => judgeSignature(note, key))
  return judged.includes('valid') && !judged.includes('wrong')
}

function say(status: WitnessAnswer['status'], why: string): WitnessAnswer {
  return { status, contentType: plainText, body: `${why}\n` }
}
