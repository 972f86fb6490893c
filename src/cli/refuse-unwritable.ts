/** Says before the work begins that its result could not be written where it was asked to go. */
import { statSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { PlainError } from '#engine/config/plain-error.ts'

/** Throws where the path is a folder, or lies in one that is not there. */
export function refuseUnwritable(path: string): void {
  if (isFolder(path)) {
    const example = join(path, 'resultat')
    throw new PlainError({
      french: `${path} est un dossier : nommez le fichier à écrire, comme ${example}.`,
      english: `${path} is a folder: name the file to write, like ${example}.`,
    })
  }
  const folder = dirname(path)
  if (isFolder(folder)) return
  throw new PlainError({
    french: `Le dossier ${folder} n’existe pas : rien ne peut y être écrit.`,
    english: `The folder ${folder} does not exist: nothing can be written there.`,
  })
}

/** What is closed to this account is told as such by whoever says failures. */
function isFolder(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isDirectory() === true
}
