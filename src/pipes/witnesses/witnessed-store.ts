/**
 * What a witness saw last of each log: one small file a log, durable before anybody is answered. A
 * witness that forgot would sign two histories.
 */
import { createHash } from 'node:crypto'
import { join } from 'node:path'
import { makeFolder, readOptionalFile, replaceFile } from '#engine/config/durable-file.ts'
import { PlainError } from '#engine/config/plain-error.ts'
import { readCheckpoint, type SignedCheckpoint } from '#pipes/public-log/log-checkpoint.ts'

export interface WitnessedLogs {
  /** The latest checkpoint that was cosigned; null where there was none. */
  latest(origin: string): Promise<SignedCheckpoint | null>
  /** Durable when it returns. */
  remember(origin: string, note: string): Promise<void>
}

export async function openWitnessedLogs(folder: string): Promise<WitnessedLogs> {
  await makeFolder(folder)
  // Names of logs are addresses: a hash of them is a name for a file.
  const pathOf = (origin: string) =>
    join(folder, `${createHash('sha256').update(origin).digest('hex')}.checkpoint`)
  return {
    async latest(origin) {
      const bytes = await readOptionalFile(pathOf(origin))
      if (bytes === null) return null
      const checkpoint = readCheckpoint(bytes.toString('utf8'))
      if (checkpoint?.origin === origin) return checkpoint
      throw new PlainError({
        french: `Le témoin ne retrouve plus ce qu’il avait vu du journal ${origin} : le fichier ${pathOf(origin)} est abîmé. Restaurez-le ; sans lui, le témoin pourrait signer deux histoires.`,
        english: `The witness cannot read what it saw of the log ${origin}: the file ${pathOf(origin)} is damaged. Restore it; without it the witness could sign two histories.`,
      })
    },
    remember: (origin, note) => replaceFile(pathOf(origin), note),
  }
}
