/**
 * A filled cell whose server is a process of its own, with pages and jobs, and its PostgreSQL beside
 * it: killed without a word, started again at the same port, over the same data.
 */
import { systemClock } from '#kernel/clock.ts'
import type { SchoolContext } from '#roles/school-routes.ts'
import { type CellProcess, startCellProcess } from '../../tests/cell-process.ts'
import { fillCell } from '../../tests/served-cell.ts'

export interface KillableCell<Filled> {
  /** `http://localhost:…`: only there does a browser take secure cookies without TLS. */
  readonly origin: string
  readonly filled: Filled
  /** SIGKILL; resolves when the process is gone. */
  kill(): Promise<void>
  /** Resolves when the doors are open again, at the address from before. */
  restart(): Promise<void>
  stop(): Promise<void>
}

export async function startKillableCell<Filled>(
  fill: (context: SchoolContext, dataDir: string) => Promise<Filled>,
): Promise<KillableCell<Filled>> {
  const { dataDir, filled, leave, source } = await fillCell(fill, systemClock)
  const start = (port: number): Promise<CellProcess> =>
    startCellProcess({ source, dataDir, port, withWorker: true, withPages: true })
  let server = await start(0)
  const { port } = server
  return {
    origin: `http://localhost:${port}`,
    filled,
    async kill() {
      if (!server.isRunning()) throw new Error('the server ended before it was killed')
      await server.kill()
    },
    async restart() {
      server = await start(port)
    },
    async stop() {
      await server.kill()
      await leave()
    },
  }
}
