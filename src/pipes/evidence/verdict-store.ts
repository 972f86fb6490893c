/**
 * Verdicts of this installation, in `<data>/journal/verdicts/`: `<id>.json` is what everybody may see,
 * `<id>.whole.json` the whole one, which names pseudonyms and exact counts.
 */

import { readFile, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { Compile } from 'typebox/compile'
import { listFolder } from '#engine/config/list-folder.ts'
import { isCode, makePrivateFolder, writePrivateFile } from '#engine/config/private-file.ts'
import { publicRemarks } from './public-remarks.ts'
import { type PublicVerdict, publicVerdictSchema } from './public-verdict.ts'

export const verdictsFolder = (dataFolder: string): string => join(dataFolder, 'journal/verdicts')
/** Earlier versions named no seconds. */
const publicName = /^\d{8}T\d{4}(?:\d\d)?Z-\d{8}T\d{4}(?:\d\d)?Z\.json$/

const isPublicVerdict = Compile(publicVerdictSchema)

/** A file as it was read; null: it is no verdict. */
interface ReadFile {
  readonly mark: string
  readonly verdict: PublicVerdict | null
}

export interface VerdictStore {
  /** Newest interval first. Files that are no verdict are left out. */
  list(): Promise<PublicVerdict[]>
}

/** Whoever asks while the folder is read shares that reading; a file that is as it was is not read again. */
export function openVerdictStore(dataFolder: string): VerdictStore {
  let known: ReadonlyMap<string, ReadFile> = new Map()
  let underWay: Promise<PublicVerdict[]> | null = null
  const read = async (): Promise<PublicVerdict[]> => {
    const files = new Map<string, ReadFile>()
    for (const name of await listNames(dataFolder)) {
      const file = await readVerdict(join(verdictsFolder(dataFolder), name), known.get(name))
      if (file !== null) files.set(name, file)
    }
    known = files
    return [...files.values()].flatMap(({ verdict }) => verdict ?? [])
  }
  return {
    list() {
      underWay ??= read().finally(() => {
        underWay = null
      })
      return underWay
    },
  }
}

async function listNames(dataFolder: string): Promise<string[]> {
  const names = await listFolder(verdictsFolder(dataFolder))
  return names
    .filter((one) => publicName.test(one))
    .sort()
    .reverse()
}

/** Null: it went away. Every writing makes another file of it. */
async function readVerdict(path: string, known: ReadFile | undefined): Promise<ReadFile | null> {
  try {
    const { ino, mtimeMs, size } = await stat(path)
    const mark = [ino, mtimeMs, size].join(' ')
    if (known?.mark === mark) return known
    return { mark, verdict: publicVerdictOf(await readFile(path, 'utf8')) }
  } catch (error) {
    if (isCode(error, 'ENOENT')) return null
    throw error
  }
}

function publicVerdictOf(text: string): PublicVerdict | null {
  const said = parseVerdict(text)
  if (!isPublicVerdict.Check(said)) return null
  // Those of earlier versions have counts and examples in their remarks.
  const [warnings, blindness] = [publicRemarks(said.warnings), publicRemarks(said.blindness)]
  return { ...said, warnings, blindness }
}

/** Null: no JSON. */
export function parseVerdict(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}

/** Both files are on the disk when it returns; the public one comes last. */
export function keepVerdict(dataFolder: string, verdict: PublicVerdict, whole: string): void {
  const folder = verdictsFolder(dataFolder)
  makePrivateFolder(folder)
  writePrivateFile(join(folder, `${verdict.id}.whole.json`), whole)
  writePrivateFile(join(folder, `${verdict.id}.json`), `${JSON.stringify(verdict, null, 1)}\n`)
}
