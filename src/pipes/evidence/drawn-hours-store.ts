/**
 * Counts of hours as they were drawn, in `<data>/journal/verdicts/drawn/`: one file for each hour, never
 * replaced, whatever becomes of the verdicts over it. Who saw an hour drawn twice could take the mean.
 */

import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import Type from 'typebox'
import { Check } from 'typebox/value'
import { listFolder } from '#engine/config/list-folder.ts'
import {
  createPrivateFile,
  makePrivateFolder,
  readPrivateFile,
} from '#engine/config/private-file.ts'
import { type HourCount, hourCountSchema } from './public-verdict.ts'
import { parseVerdict, verdictsFolder } from './verdict-store.ts'

const countsSchema = Type.Array(hourCountSchema)

/** What stands in the verdicts that are there, those of an earlier form as well. */
export async function listPublishedHours(dataFolder: string): Promise<HourCount[]> {
  const folder = verdictsFolder(dataFolder)
  const names = await listFolder(folder)
  const hours: HourCount[] = []
  for (const name of names.filter((one) => /^[^.]+\.json$/.test(one)).sort()) {
    const said = parseVerdict(await readFile(join(folder, name), 'utf8'))
    const { hours: told } = (said ?? {}) as { readonly hours?: unknown }
    if (!Array.isArray(told)) continue
    hours.push(...told.filter((count): count is HourCount => Check(hourCountSchema, count)))
  }
  return hours
}

/**
 * Gives what was drawn first for each of these hours, be it by somebody who publishes at the same
 * moment. It is on the disk when it returns.
 */
export function keepDrawnHours(dataFolder: string, hours: readonly HourCount[]): HourCount[] {
  if (hours.length === 0) return []
  const folder = join(verdictsFolder(dataFolder), 'drawn')
  makePrivateFolder(folder)
  return [...Map.groupBy(hours, ({ at }) => at)].flatMap(([at, drawn]) => {
    const path = join(folder, `${at.slice(0, 13).replaceAll('-', '')}Z.json`)
    const text = readPrivateFile(path) ?? createPrivateFile(path, `${JSON.stringify(drawn)}\n`)
    const first = parseVerdict(text)
    const known = Check(countsSchema, first) ? first : []
    // Of what the first drawing does not tell, nothing is told: a second one would add to it.
    return drawn.map(
      (count) =>
        known.find(({ place, slice }) => place === count.place && slice === count.slice) ?? {
          ...count,
          visitors: null,
        },
    )
  })
}
