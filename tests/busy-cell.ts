/**
 * A cell of the busy demo. To fill it takes longer than most walks through it: within one run of
 * the walks the first file that asks does so, and all get a copy of their own.
 */
import { existsSync } from 'node:fs'
import { mkdtemp, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { processEnvironment } from '#engine/config/config.ts'
import { systemClock } from '#kernel/clock.ts'
import type { SchoolContext } from '#roles/school-routes.ts'
import { type BusyDemo, fillBusyDemo } from './busy-demo.ts'
import { type CellCopy, fillCell, type ServedCell, serveCell } from './served-cell.ts'
import { dropKeptDatabase, withServerLock } from './test-database.ts'

interface BusyCopy extends CellCopy {
  readonly filled: BusyDemo
}

/** How the set-up of a run tells its files where they leave things for each other. */
const sharedFolderVariable = 'PREAU_TEST_SHARED'
const copyName = 'busy-demo.json'

/** `further` puts in what one file needs besides. */
export function serveBusyCell(): Promise<ServedCell<BusyDemo>>
export function serveBusyCell<Filled>(
  further: (context: SchoolContext, demo: BusyDemo) => Promise<Filled>,
): Promise<ServedCell<Filled>>
export async function serveBusyCell(
  further: (context: SchoolContext, demo: BusyDemo) => Promise<unknown> = async (_, demo) => demo,
): Promise<ServedCell<unknown>> {
  const copy = await findCopy()
  const fill = async (context: SchoolContext, dataDir: string): Promise<unknown> =>
    further(context, copy?.filled ?? (await fillBusyDemo(context, dataDir)))
  return serveCell(fill, systemClock, copy)
}

/** Before the files of a run: gives them a place in common. */
export async function openSharedFolder(): Promise<void> {
  process.env[sharedFolderVariable] = await mkdtemp(join(tmpdir(), 'preau-shared-'))
}

/** After them, while the database server still runs. */
export async function removeSharedFolder(): Promise<void> {
  const folder = processEnvironment()[sharedFolderVariable]
  if (folder === undefined) return
  const copy = await readCopy(folder)
  if (copy !== null) {
    await dropKeptDatabase(copy.databaseName)
    await rm(copy.dataDir, { recursive: true })
  }
  await rm(folder, { recursive: true })
}

async function findCopy(): Promise<BusyCopy | null> {
  const folder = processEnvironment()[sharedFolderVariable]
  if (folder === undefined) return null
  return withServerLock(async () => {
    const known = await readCopy(folder)
    if (known !== null) return known
    const { filled, keep } = await fillCell(fillBusyDemo, systemClock)
    const copy: BusyCopy = { ...(await keep()), filled }
    // Renamed when complete, so that nobody reads half of it.
    const draft = join(folder, `${copyName}.draft`)
    await writeFile(draft, JSON.stringify(copy), { mode: 0o600 })
    await rename(draft, join(folder, copyName))
    return copy
  })
}

async function readCopy(folder: string): Promise<BusyCopy | null> {
  const path = join(folder, copyName)
  return existsSync(path) ? JSON.parse(await readFile(path, 'utf8')) : null
}
