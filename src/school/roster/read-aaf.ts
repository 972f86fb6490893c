/**
 * Reads a full AAF export: schools, levels, subjects, staff, pupils, guardians and who belongs to
 * whom. It yields as it reads and remembers only the schools, the classes and who was met, so that
 * an académie's export needs no more memory than a collège's. See docs/formats/aaf.md.
 */
import type { AafEntry, AafMemory } from './aaf-entry.ts'
import { readAafGuardian } from './aaf-person.ts'
import { readAafPupil } from './aaf-pupil.ts'
import { readAafLevel, readAafSchool, readAafSubject } from './aaf-school.ts'
import { readAafStaff } from './aaf-staff.ts'
import { type AafCategory, type AafFile, type AafFolder, listAafFolder } from './list-aaf-folder.ts'
import { findAafEncoding, readAafEntries } from './read-aaf-entries.ts'
import { encodingWarning, repairText } from './repair-text.ts'
import { type RosterItem, warningItem } from './roster-record.ts'

export interface AafReading {
  readonly folder: AafFolder
  readonly items: AsyncGenerator<RosterItem>
}

/** Opens the folder; throws `UnreadableRoster` here or while its items are read. */
export async function readAaf(path: string): Promise<AafReading> {
  const folder = await listAafFolder(path)
  return { folder, items: readItems(folder) }
}

async function* readItems(folder: AafFolder): AsyncGenerator<RosterItem> {
  yield* remarksOnFolder(folder)
  const memory: AafMemory = { uaiOfStructure: new Map(), bodies: new Set(), subjects: new Set() }
  for (const file of folder.files) yield* readFile(file, memory)
}

function* remarksOnFolder(folder: AafFolder): Generator<RosterItem> {
  for (const name of folder.ignored) {
    const message = 'Ce fichier n’est pas d’une sorte attendue ; il n’est pas lu.'
    yield warningItem({ file: name, line: 1 }, '', 'file_ignored', message)
  }
  for (const [category, names] of folder.missing) {
    for (const name of names) {
      const message =
        category === 'Eleve' || category === 'PersEducNat'
          ? 'Ce fichier manque dans la numérotation : personne de cette sorte ne sera désactivé.'
          : 'Ce fichier manque dans la numérotation : des liens peuvent ne mener nulle part.'
      yield warningItem({ file: name, line: 1 }, category, 'file_missing', message)
    }
  }
  if (!folder.files.some((file) => file.category === 'Eleve')) {
    const message = 'Aucun fichier d’élèves : aucun élève ne sera désactivé.'
    yield warningItem({ file: '', line: 1 }, 'Eleve', 'file_missing', message)
  }
}

async function* readFile(file: AafFile, memory: AafMemory): AsyncGenerator<RosterItem> {
  const encoding = await findAafEncoding(file.path)
  if (encoding.isWronglyDeclared) {
    const message =
      encoding.label === 'utf-8'
        ? 'L’encodage annoncé est inconnu ; le fichier est de l’UTF-8 et lu comme tel.'
        : 'Le fichier n’est pas de l’UTF-8 comme annoncé ; il est lu comme du Latin-1.'
    yield warningItem({ file: file.name, line: 1 }, 'encoding', 'encoding_declared_wrong', message)
  }
  for await (const raw of readAafEntries(file.path, file.name, encoding.label)) {
    const { entry, remarks } = repairEntry(raw)
    yield* remarks
    yield* entryReaders[file.category](entry, memory)
  }
}

const entryReaders: Readonly<
  Record<AafCategory, (entry: AafEntry, memory: AafMemory) => Generator<RosterItem>>
> = {
  EtabEducNat: readAafSchool,
  MatiereEducNat: readAafSubject,
  MefEducNat: readAafLevel,
  PersEducNat: readAafStaff,
  Eleve: readAafPupil,
  PersRelEleve: readAafGuardian,
}

/** The entry with its double encodings undone, and what is to be told about them. */
function repairEntry(raw: AafEntry): { entry: AafEntry; remarks: RosterItem[] } {
  const repaired = new Map<string, readonly string[]>()
  const remarks: RosterItem[] = []
  for (const name of raw.names) {
    const results = raw.values(name).map(repairText)
    const damage = results.find((result) => result.outcome !== 'intact')?.outcome
    if (damage === undefined || damage === 'intact') continue
    repaired.set(
      name,
      results.map((result) => result.text),
    )
    remarks.push(encodingWarning(raw.place, name, damage))
  }
  if (repaired.size === 0) return { entry: raw, remarks }
  const values = (name: string) => repaired.get(name) ?? raw.values(name)
  const entry = { ...raw, values, value: (name: string) => (values(name)[0] ?? '').trim() }
  return { entry, remarks }
}
