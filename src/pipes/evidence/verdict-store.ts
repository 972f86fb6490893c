/**
 * Verdicts of this installation, in `<data>/journal/verdicts/`: `<id>.json` is what everybody may see,
 * `<id>.whole.json` the whole one, which names pseudonyms and exact counts.
 */
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { Check } from 'typebox/value'
import { makePrivateFolder, writePrivateFile } from '#engine/config/private-file.ts'
import { publicRemarks } from './public-remarks.ts'
import { type PublicVerdict, publicVerdictSchema } from './public-verdict.ts'

export const verdictsFolder = (dataFolder: string): string => join(dataFolder, 'journal/verdicts')
/** Earlier versions named no seconds. */
const publicName = /^\d{8}T\d{4}(?:\d\d)?Z-\d{8}T\d{4}(?:\d\d)?Z\.json$/

/** Newest interval first. Files that are no verdict are left out. */
export async function listVerdicts(dataFolder: string): Promise<PublicVerdict[]> {
  const folder = verdictsFolder(dataFolder)
  const names = await readdir(folder).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return [] as string[]
    throw error
  })
  const verdicts: PublicVerdict[] = []
  for (const name of names
    .filter((one) => publicName.test(one))
    .sort()
    .reverse()) {
    const said = parseVerdict(await readFile(join(folder, name), 'utf8'))
    if (!Check(publicVerdictSchema, said)) continue
    // Those of earlier versions have counts and examples in their remarks.
    const [warnings, blindness] = [publicRemarks(said.warnings), publicRemarks(said.blindness)]
    verdicts.push({ ...said, warnings, blindness })
  }
  return verdicts
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
