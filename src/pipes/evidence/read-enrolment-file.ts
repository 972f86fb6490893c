/** Reads roster and timetable whole, each with its seal; says plainly why one cannot be read. */
import { createHash } from 'node:crypto'
import { readFile, stat } from 'node:fs/promises'
import { PlainError } from '#engine/config/plain-error.ts'
import { isCode } from '#engine/config/private-file.ts'
import type { EnrolmentRows } from './enrolment-reader.ts'
import { decodeText } from './text-encoding.ts'
import type { InputSeal } from './verdict.ts'

const rowsOf = {
  roster: {
    french:
      'Aucune ligne de la liste des inscrits n’a pu être lue : ses colonnes sont person, school, class, role.',
    english: 'No row of the roster could be read: its columns are person, school, class, role.',
  },
  timetable: {
    french:
      'Aucune ligne de l’emploi du temps n’a pu être lue : un cours va de 2027-04-06T08:00:00+02:00 à 2027-04-06T08:55:00+02:00, par exemple.',
    english:
      'No row of the timetable could be read: a lesson goes from 2027-04-06T08:00:00+02:00 to 2027-04-06T08:55:00+02:00, say.',
  },
} as const

export async function readEnrolmentFile<T, More>(
  path: string | null,
  what: 'roster' | 'timetable',
  parse: (text: string) => EnrolmentRows<T> & More,
): Promise<(EnrolmentRows<T> & More & { readonly seal: InputSeal }) | null> {
  if (path === null) return null
  if ((await statInput(path)).isDirectory()) {
    throw new PlainError({
      french: `${path} est un dossier : il faut un fichier CSV.`,
      english: `${path} is a folder: it takes a CSV file.`,
    })
  }
  const bytes = await readFile(path)
  const read = parse(decodeText(bytes))
  // A day may have no lesson at all; a list of nobody is none.
  if (read.rows.length === 0 && (read.bad > 0 || what === 'roster')) {
    throw new PlainError(rowsOf[what])
  }
  const sha256 = createHash('sha256').update(bytes).digest('hex')
  return { ...read, seal: { what, sha256, read: read.rows.length, damaged: read.bad } }
}

/** Of a file or folder that was named as an input. */
export async function statInput(path: string) {
  return stat(path).catch((cause) => {
    // What is closed to this account is told as such by whoever says failures.
    if (!isCode(cause, 'ENOENT') && !isCode(cause, 'ENOTDIR')) throw cause
    throw new PlainError(
      { french: `Le fichier ${path} est introuvable.`, english: `There is no file ${path}.` },
      { cause },
    )
  })
}
