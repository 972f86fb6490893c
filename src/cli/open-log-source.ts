/** Where a command finds a log: an address, its folder, or the data folder that holds it. */
import { existsSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { PlainError } from '#engine/config/plain-error.ts'
import { systemRandom } from '#kernel/random.ts'
import type { LogSource } from '#pipes/public-log/log-source.ts'
import { addressSource, folderSource } from '#pipes/public-log/log-source-store.ts'

export function openLogSource(place: string): LogSource {
  if (/^https?:\/\//.test(place)) return addressSource(place, systemRandom.fraction)
  if (!existsSync(place)) {
    throw new PlainError({
      french: `Il n’y a pas de dossier ${place} : donnez le dossier des données, celui du journal, ou son adresse en http.`,
      english: `There is no folder ${place}: give the data folder, that of the log, or its http address.`,
    })
  }
  if (!statSync(place).isDirectory()) {
    throw new PlainError({
      french: `${place} est un fichier : donnez le dossier des données, celui du journal, ou son adresse en http.`,
      english: `${place} is a file: give the data folder, that of the log, or its http address.`,
    })
  }
  const inside = ['journal/log', 'log'].find((path) => existsSync(join(place, path, 'tile')))
  return folderSource(inside === undefined ? place : join(place, inside))
}
