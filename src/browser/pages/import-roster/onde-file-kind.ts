/**
 * Which of the three ONDE extractions a file is, by the names of its columns: so that a head may
 * drop all three at once. A guess for comfort; the server reads the file and decides.
 */
import type { OndeUploadField } from '#contract/roster.ts'

/** Enough for the first line of each extraction. */
const headerBytes = 4_096

/** Columns that only this extraction has, as words without accents. */
const ownColumns: readonly (readonly [OndeUploadField, readonly string[]])[] = [
  ['guardians', ['responsable', 'enfant']],
  ['teachers', ['directeur', 'civilite']],
  ['pupils', ['eleve', 'naissance']],
]

/** Null where the first line is no header that we know. */
export function ondeKindOfHeader(header: string): OndeUploadField | null {
  const plain = header
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    // A file read in the wrong encoding shows a sign in place of each accented letter.
    .replace(/[^\x20-\x7e]/g, 'e')
    .toLowerCase()
  return ownColumns.find(([, words]) => words.every((word) => plain.includes(word)))?.[0] ?? null
}

/** Reads only the beginning; ONDE writes Latin-1, spreadsheets save again as UTF-8. */
export async function ondeKindOfFile(file: Blob): Promise<OndeUploadField | null> {
  const bytes = await file.slice(0, headerBytes).arrayBuffer()
  for (const encoding of ['utf-8', 'windows-1252']) {
    const [header = ''] = new TextDecoder(encoding).decode(bytes).split(/\r?\n/)
    const kind = ondeKindOfHeader(header)
    if (kind !== null) return kind
  }
  return null
}
