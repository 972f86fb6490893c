/**
 * Says under which name the log of this installation goes on: the one that is there, or one that
 * succeeds to it, where the folder is gone or older than what the database knows.
 */
import type { Log } from '#engine/log/log.ts'
import { systemClock } from '#kernel/clock.ts'
import { systemRandom } from '#kernel/random.ts'
import { beginSuccessor } from '#pipes/journal/begin-successor.ts'
import type { PipesDatabase } from '#pipes/pipe-tables.ts'
import { logFolder } from '#pipes/public-log/journal-folder.ts'
import { judgeLogFolder } from '#pipes/public-log/judge-log-folder.ts'
import type { KnownLog } from '#pipes/public-log/known-log.ts'
import { announceLog, readKnownLogs } from '#pipes/public-log/known-log-store.ts'
import { readCheckpoint, type SignedCheckpoint } from '#pipes/public-log/log-checkpoint.ts'
import { successorName } from '#pipes/public-log/log-name.ts'
import { folderSource } from '#pipes/public-log/log-source-store.ts'
import { createNoteSigner } from '#pipes/public-log/note-key.ts'
import { rootAtSize } from '#pipes/public-log/prove-leaf.ts'
import { judgeSignature } from '#pipes/public-log/signed-note.ts'
import { sameHash } from '#pipes/public-log/tree-hash.ts'
import { newRun } from './journal.ts'

export interface LogToPrepare {
  readonly db: PipesDatabase
  readonly dataDir: string
  /** Where there never was a log. */
  readonly firstOrigin: string
  readonly seed: Uint8Array
  readonly log: Pick<Log, 'error'>
}

/** Only by whoever holds the cell's lock on the log. Gives the name. */
export async function prepareLog(given: LogToPrepare): Promise<string> {
  const { dataDir, db, firstOrigin, log, seed } = given
  const known = await readKnownLogs(db)
  const found = await readFound(dataDir)
  // Somebody else's, or damaged: whoever opens it says so, and nothing is touched.
  if (found !== null && !isOwn(found, seed)) return found.origin
  const isSameHistory = found === null || (await hasHistory(dataDir, found, known))
  const judged = judgeLogFolder({ known, found, isSameHistory })
  if (judged.what !== 'succeed') {
    const origin = found?.origin ?? firstOrigin
    await announceLog(db, origin)
    return origin
  }
  const { cause, predecessor } = judged
  const origin = successorName(predecessor.origin, (count) => systemRandom.bytes(count))
  const [random, clock] = [systemRandom, systemClock]
  const run = newRun(random)
  const wish = { dataDir, origin, seed, predecessor, cause, found, run, clock, random }
  await beginSuccessor(wish)
  await announceLog(db, origin)
  const { checkpoint: _, ...before } = predecessor
  log.error(
    { before, found: found?.size ?? null, cause, origin },
    'the log of the journal was lost or put back: another one succeeds to it',
  )
  return origin
}

async function readFound(dataDir: string): Promise<SignedCheckpoint | null> {
  const bytes = await folderSource(logFolder(dataDir)).read('checkpoint')
  return bytes === null ? null : readCheckpoint(Buffer.from(bytes).toString('utf8'))
}

function isOwn({ note, origin }: SignedCheckpoint, seed: Uint8Array): boolean {
  return judgeSignature(note, createNoteSigner(origin, seed).verifierKey) === 'valid'
}

/** Whether the folder goes on from what the database knows of this very log. */
async function hasHistory(
  dataDir: string,
  found: SignedCheckpoint,
  known: readonly KnownLog[],
): Promise<boolean> {
  const last = known.find(({ origin }) => origin === found.origin)
  const checkpoint = readCheckpoint(last?.checkpoint ?? '')
  if (checkpoint === null || checkpoint.size > found.size) return true
  const root = await rootAtSize(folderSource(logFolder(dataDir)), checkpoint.size, found)
  // Files that are damaged tell no history: they are told when the log is opened.
  return root === null || sameHash(root, checkpoint.root)
}
