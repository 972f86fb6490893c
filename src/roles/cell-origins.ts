/**
 * The files of origins that a cell was given. What is wrong with them is said when it starts; pupils
 * are let in all the same, and what cannot be told of an address is unknown.
 */
import type { JournalSettings } from '#engine/config/journal-settings.ts'
import { PlainError } from '#engine/config/plain-error.ts'
import type { Log } from '#engine/log/log.ts'
import {
  describeAge,
  type OriginFinder,
  type OriginPaths,
  openOrigins,
} from '#pipes/journal/origin-reader.ts'

type Settings = Pick<JournalSettings, 'countries' | 'networks'>

export function openCellOrigins(
  { countries, networks }: Settings,
  { log, nowMs }: { readonly log: Pick<Log, 'warn'>; readonly nowMs: number },
): OriginFinder {
  // Each apart: one that is damaged does not take the other along.
  const country = countries === null ? null : openOne({ country: countries, network: null }, log)
  const network = networks === null ? null : openOne({ country: null, network: networks }, log)
  const files = [...(country?.files ?? []), ...(network?.files ?? [])]
  for (const { english, what } of [
    ...(country?.flaws ?? []),
    ...(network?.flaws ?? []),
    ...files.flatMap((file) => describeAge(file, nowMs) ?? []),
  ]) {
    log.warn({ what }, english)
  }
  return {
    files,
    flaws: [],
    find: (address) => ({
      place: country?.find(address).place ?? 'unknown',
      network: network?.find(address).network ?? null,
    }),
  }
}

function openOne(paths: OriginPaths, log: Pick<Log, 'warn'>): OriginFinder | null {
  try {
    return openOrigins(paths)
  } catch (error) {
    if (!(error instanceof PlainError)) throw error
    log.warn({ ...paths }, `${error.english} Origins stay unknown.`)
    return null
  }
}
