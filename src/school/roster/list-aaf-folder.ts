/**
 * Which files of a folder belong to an AAF export, and what is missing among them: exports are cut
 * into numbered files, and a hole in the numbers means people who cannot be told from leavers.
 */
import { readdir } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { isDay } from '#kernel/calendar-day.ts'
import { UnreadableRoster } from './roster-record.ts'

export const aafCategories = [
  'EtabEducNat',
  'MatiereEducNat',
  'MefEducNat',
  'PersEducNat',
  'Eleve',
  'PersRelEleve',
] as const
export type AafCategory = (typeof aafCategories)[number]

export interface AafFile {
  readonly category: AafCategory
  readonly number: number
  readonly path: string
  readonly name: string
}

export interface AafFolder {
  readonly files: readonly AafFile[]
  /** Day of the export by its files' names, `YYYY-MM-DD`; null where the names carry none. */
  readonly exportedOn: string | null
  /** XML files of the folder that are none of the six kinds. */
  readonly ignored: readonly string[]
  /** Names of numbered files that must exist and do not, by category. */
  readonly missing: ReadonlyMap<AafCategory, readonly string[]>
}

/** Files of one export at most. */
const filesMax = 5000
const namePattern =
  /^(?:(.*)_)?(EtabEducNat|Eleve|PersEducNat|PersRelEleve|MatiereEducNat|MefEducNat)_(\d+)\.xml$/iu

/** Lists the folder, in the order of reading; throws `UnreadableRoster` where there is no export. */
export async function listAafFolder(folder: string): Promise<AafFolder> {
  const names = await readNames(folder)
  const files: AafFile[] = []
  const ignored: string[] = []
  let exportedOn: string | null = null
  for (const name of names) {
    const match = namePattern.exec(name)
    const category = aafCategories.find(
      (known) => known.toLowerCase() === match?.[2]?.toLowerCase(),
    )
    if (match === null || category === undefined) {
      if (name.toLowerCase().endsWith('.xml')) ignored.push(name)
      continue
    }
    exportedOn = dayInName(match[1] ?? '') ?? exportedOn
    files.push({ category, number: Number(match[3]), path: join(folder, name), name })
  }
  if (!files.some((file) => file.category === 'EtabEducNat')) {
    const reason =
      'Aucun fichier « EtabEducNat » dans ce dossier : sans établissements, rien ne peut être placé.'
    throw new UnreadableRoster({ file: basename(folder), line: 1 }, 'EtabEducNat', reason)
  }
  const rank = (file: AafFile) => aafCategories.indexOf(file.category) * 100_000 + file.number
  files.sort((left, right) => rank(left) - rank(right))
  return { files, exportedOn, ignored, missing: findHoles(files) }
}

/** The last part of a name may be a day, or a day with its time; other digits are neither. */
function dayInName(start: string): string | null {
  const digits = /(?:^|\D)(\d{4})(\d{2})(\d{2})(?:[T_-]?\d{4}(?:\d{2})?)?$/u.exec(start)
  if (digits === null) return null
  const day = `${digits[1]}-${digits[2]}-${digits[3]}`
  return isDay(day) ? day : null
}

async function readNames(folder: string): Promise<string[]> {
  try {
    const names = await readdir(folder)
    if (names.length > filesMax) {
      const reason = 'Ce dossier contient trop de fichiers.'
      throw new UnreadableRoster({ file: basename(folder), line: 1 }, '', reason)
    }
    return names.sort()
  } catch (error) {
    if (error instanceof UnreadableRoster) throw error
    const reason = 'Ce dossier n’existe pas ou ne peut pas être lu.'
    throw new UnreadableRoster({ file: basename(folder), line: 1 }, '', reason)
  }
}

/** Numbering starts at 0 where any category of the export does, and goes on without holes. */
function findHoles(files: readonly AafFile[]): Map<AafCategory, string[]> {
  const first = Math.min(...files.map((file) => file.number))
  const holes = new Map<AafCategory, string[]>()
  for (const category of aafCategories) {
    const ofCategory = files.filter((file) => file.category === category)
    const numbers = new Set(ofCategory.map((file) => file.number))
    const [sample] = ofCategory
    if (sample === undefined) continue
    const missing: string[] = []
    for (let number = Math.min(first, 1); number <= Math.max(...numbers); number += 1) {
      if (!numbers.has(number)) {
        missing.push(
          sample.name.replace(/\d+(?=\.xml$)/iu, (old) => String(number).padStart(old.length, '0')),
        )
      }
      if (missing.length > filesMax) break
    }
    if (missing.length > 0) holes.set(category, missing)
  }
  return holes
}
