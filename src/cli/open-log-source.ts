/** Where a command finds a log: an address, its folder, or the data folder that holds it. */
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { systemRandom } from '#kernel/random.ts'
import { addressSource, folderSource, type LogSource } from '#pipes/journal/log-source-store.ts'

export function openLogSource(place: string): LogSource {
  if (/^https?:\/\//.test(place)) return addressSource(place, systemRandom.fraction)
  const inside = ['journal/log', 'log'].find((path) => existsSync(join(place, path, 'tile')))
  return folderSource(inside === undefined ? place : join(place, inside))
}
