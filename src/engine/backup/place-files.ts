/** Puts restored keys and files where they belong, as the last step of a restore. */
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync } from 'node:fs'
import { readdir } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { savedFolders } from '#engine/backup/backup-format.ts'
import { PlainError } from '#engine/config/plain-error.ts'

/** Moves keys and files in, and back out if the commit fails. Blobs have random names: they only add. */
export async function placeFiles(
  dataDir: string,
  waiting: string,
  commit: () => Promise<unknown>,
): Promise<void> {
  const names: string[] = []
  for (const folder of savedFolders) {
    if (!existsSync(join(waiting, folder))) continue
    const found = await readdir(join(waiting, folder), { recursive: true, withFileTypes: true })
    for (const file of found.filter((each) => each.isFile())) {
      names.push(join(file.parentPath, file.name).slice(waiting.length + 1))
    }
  }
  for (const name of names) refuseOther(join(dataDir, name), join(waiting, name))
  const placed: string[] = []
  try {
    for (const name of names.filter((each) => !existsSync(join(dataDir, each)))) {
      mkdirSync(dirname(join(dataDir, name)), { recursive: true, mode: 0o700 })
      renameSync(join(waiting, name), join(dataDir, name))
      placed.push(name)
    }
    await commit()
  } catch (error) {
    for (const name of placed) rmSync(join(dataDir, name), { force: true })
    throw error
  }
}

/** A key that is there and differs would close what the backup's database holds. */
function refuseOther(present: string, restored: string): void {
  if (!existsSync(present) || readFileSync(present).equals(readFileSync(restored))) return
  throw new PlainError({
    french: `Le fichier ${present} existe déjà et diffère de celui de la sauvegarde. Restaurez dans un dossier neuf, choisi avec PREAU_DATA.`,
    english: `The file ${present} exists and differs from the backup's. Restore into a new folder, chosen with PREAU_DATA.`,
  })
}
