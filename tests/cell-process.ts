/** Starts `serve-cell.ts` as a process, and kills it when told. */
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import type { ConnectionSource } from '#engine/database/connection.ts'

export interface CellProcess {
  readonly port: number
  readonly pid: number
  /** False once it has ended, whoever ended it. */
  isRunning(): boolean
  /** Ends it without a word, as a power cut does; resolves when it is gone. */
  kill(): Promise<void>
}

export async function startCellProcess(wish: {
  readonly source: ConnectionSource
  readonly dataDir: string
  readonly poolMax?: number
  readonly admissionRate?: number
  readonly isRested?: boolean
  /** Any free one unless told: whoever comes back after a kill looks where it was. */
  readonly port?: number
  readonly valkeyUrl?: string
  readonly withWorker?: boolean
  /** Keeps its journal, as `./preau start` does, unless told otherwise. */
  readonly hasJournal?: boolean
  /** The file that names whom it witnesses and who witnesses it. */
  readonly logPolicy?: string
  /** Serves the pages as well, of a client that was built. */
  readonly withPages?: boolean
}): Promise<CellProcess> {
  const script = join(import.meta.dirname, 'serve-cell.ts')
  const child: ChildProcess = spawn(process.execPath, [script, JSON.stringify(wish)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const port = await readPort(child)
  const isRunning = (): boolean => child.exitCode === null && child.signalCode === null
  return {
    port,
    pid: child.pid ?? 0,
    isRunning,
    async kill() {
      if (!isRunning()) return
      const gone = once(child, 'exit')
      child.kill('SIGKILL')
      await gone
    },
  }
}

async function readPort(child: ChildProcess): Promise<number> {
  if (child.stdout === null) throw new Error('no output to read')
  for await (const line of createInterface({ input: child.stdout })) {
    const { port } = JSON.parse(line) as { port: number }
    return port
  }
  throw new Error(`the cell ended before its doors were open (exit ${child.exitCode})`)
}
