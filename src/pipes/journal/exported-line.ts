/** A record as one line of an export; null where the format has no place for such a record. */
import { clfLine } from './clf-line.ts'
import { ecsEvent } from './ecs-event.ts'
import type { JournalRecord } from './journal-record.ts'
import { ocsfActivity } from './ocsf-activity.ts'

/** `clf`: a web server's log, combined · `ecs`: Elastic Common Schema · `ocsf`: HTTP Activity. */
export const exportFormats = ['clf', 'ecs', 'ocsf'] as const
export type ExportFormat = (typeof exportFormats)[number]

/** `known`: real addresses by the names of sources, for whoever holds the keys and has asked. */
export function exportedLine(
  format: ExportFormat,
  record: JournalRecord,
  known: ReadonlyMap<string, string>,
): string | null {
  if (record.kind === 'request') {
    if (format === 'clf') return clfLine(record, known)
    const event = format === 'ecs' ? ecsEvent(record, known) : ocsfActivity(record, known)
    return JSON.stringify(event)
  }
  const isSilent = record.kind === 'connection' && record.requests === 0
  return isSilent && format === 'ecs' ? JSON.stringify(ecsEvent(record, known)) : null
}
