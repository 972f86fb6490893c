/**
 * Of a log that succeeds to another: whom it succeeds to, whether its first leaf says so, and what
 * kept checkpoints of the one before say.
 */

import { readCheckpoint, type SignedCheckpoint } from './log-checkpoint.ts'
import type { LogFault } from './log-fault.ts'
import { generationOf } from './log-name.ts'
import type { LogSource } from './log-source.ts'
import { renamedKey, type VerifierKey } from './note-key.ts'
import { predecessorFile, readSuccession } from './opened-succession.ts'
import { judgeSignature } from './signed-note.ts'
import type { SuccessionRecord } from './succession-record.ts'
import { createTileReader } from './tile-reader.ts'
import { sameHash } from './tree-hash.ts'

export interface Predecessor {
  readonly record: SuccessionRecord
  /** Of the checkpoint that is cited: by the same key as this log's; `unknown`: no key was given. */
  readonly signature: 'valid' | 'wrong' | 'unknown'
  /** Leaves that kept checkpoints show it had, at least; null: none was given. */
  readonly keptSize: number | null
}

export interface PredecessorCheck {
  /** Null: this log succeeds to none, or does not say to which. */
  readonly predecessor: Predecessor | null
  readonly faults: readonly LogFault[]
}

export async function checkPredecessor(
  source: LogSource,
  { origin, size }: Pick<SignedCheckpoint, 'origin' | 'size'>,
  given: { readonly keys: readonly VerifierKey[]; readonly since: readonly SignedCheckpoint[] },
): Promise<PredecessorCheck> {
  if (generationOf(origin) === 1) return { predecessor: null, faults: [] }
  const bytes = await source.read(predecessorFile)
  const none = (kind: 'predecessor_missing' | 'predecessor_altered') => {
    return { predecessor: null, faults: [{ kind, leaf: 0, file: predecessorFile }] } as const
  }
  if (bytes === null) return none('predecessor_missing')
  const opened = readSuccession(Buffer.from(bytes).toString('utf8'))
  const first = (await createTileReader(source, size).bundle(0)).entries[0]
  if (opened === null || first === undefined || !sameHash(opened.entry, first)) {
    return none('predecessor_altered')
  }
  const { record } = opened
  const cited = record.checkpoint === null ? null : readCheckpoint(record.checkpoint)
  const kept = given.since.filter((one) => one.origin === record.origin)
  const isForked = kept.some((one) => one.size === cited?.size && !sameHash(one.root, cited.root))
  return {
    predecessor: {
      record,
      signature: judgeCited(cited, record, given.keys),
      keptSize: kept.length === 0 ? null : Math.max(...kept.map((one) => one.size)),
    },
    faults: isForked ? [{ kind: 'predecessor_forked', until: record.size }] : [],
  }
}

/** The key of an installation stays: under the name of the log before, it signed that one too. */
function judgeCited(
  cited: SignedCheckpoint | null,
  { origin, size }: SuccessionRecord,
  keys: readonly VerifierKey[],
): Predecessor['signature'] {
  const logKeys = keys.filter(({ kind }) => kind === 'note')
  if (cited === null || logKeys.length === 0) return 'unknown'
  if (cited.origin !== origin || cited.size !== size) return 'wrong'
  const named = logKeys.map((key) => renamedKey(key, origin))
  return named.some((key) => judgeSignature(cited.note, key) === 'valid') ? 'valid' : 'wrong'
}
