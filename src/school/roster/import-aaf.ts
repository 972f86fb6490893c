/** Imports a folder with a full AAF export, and opens the schools that are schools. */
import { dayOf } from '#kernel/calendar-day.ts'
import type { RoomContext } from '#school/room-context.ts'
import { applyRoster, type ImportOptions } from './apply-roster.ts'
import { buildReport } from './import-report.ts'
import { type ImportOutcome, refuseUnreadable } from './import-transaction.ts'
import { readAaf } from './read-aaf.ts'
import { UnreadableRoster } from './roster-record.ts'

export async function importAaf(
  context: Pick<RoomContext, 'db' | 'clock' | 'random'>,
  folderPath: string,
  options: ImportOptions,
): Promise<ImportOutcome> {
  try {
    const { folder, items } = await readAaf(folderPath)
    // Whoever is missing with a missing file cannot be told from somebody who left.
    const holdsAll = (category: 'Eleve' | 'PersEducNat') =>
      folder.files.some((file) => file.category === category) && !folder.missing.has(category)
    const set = {
      source: 'aaf',
      items,
      day: folder.exportedOn ?? dayOf(context.clock.now(), 'Europe/Paris'),
      holdsAllPupils: holdsAll('Eleve'),
      holdsAllStaff: holdsAll('PersEducNat'),
      schoolUai: null,
    } as const
    return await applyRoster(context, set, options)
  } catch (error) {
    if (error instanceof UnreadableRoster) return refuseUnreadable(buildReport(), error)
    throw error
  }
}
