/**
 * `<data>/journal/quorum.json`: when the quorum of witnesses was last met, for every process of the cell
 * and for whoever looks at its folder. Written by the thread that asks the witnesses.
 */
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import Type from 'typebox'
import { Check } from 'typebox/value'
import { makeFolder, replaceFile } from '#engine/config/durable-file.ts'
import { isCode } from '#engine/config/private-file.ts'
import { journalFolder } from '#pipes/public-log/journal-folder.ts'
import type { QuorumState } from './quorum-watch.ts'

const instant = Type.Number({ minimum: 0 })
const stateSchema = Type.Object({
  since: instant,
  met: Type.Union([Type.Null(), Type.Object({ at: instant, size: Type.Integer({ minimum: 0 }) })]),
})

const pathOf = (dataDir: string): string => join(journalFolder(dataDir), 'quorum.json')

/** Null: nobody watched yet, or what is there says nothing. */
export async function readQuorumState(dataDir: string): Promise<QuorumState | null> {
  try {
    const state: unknown = JSON.parse(await readFile(pathOf(dataDir), 'utf8'))
    return Check(stateSchema, state) ? state : null
  } catch (error) {
    // A file that a crash left torn is written anew at the next checkpoint.
    if (isCode(error, 'ENOENT') || error instanceof SyntaxError) return null
    throw error
  }
}

export async function writeQuorumState(dataDir: string, state: QuorumState): Promise<void> {
  await makeFolder(journalFolder(dataDir))
  await replaceFile(pathOf(dataDir), `${JSON.stringify(state)}\n`)
}
