/** `./preau import calendar`: the holidays of the zones A, B and C. */
import { Command } from 'commander'
import { importCalendar } from '#school/timetable/import-calendar.ts'
import { type ImportFlags, readNamedFile, runImportCommand, withImportFlags } from './run-import.ts'

export function importCalendarCommand(): Command {
  const command = new Command('calendar')
    .description('Importer le calendrier des vacances / import the holiday calendar')
    .argument('<fichier>', 'calendrier par jour et par zone (CSV) / by day and zone (CSV)')
  return withImportFlags(command).action(async (path: string, flags: ImportFlags) => {
    const file = await readNamedFile(path)
    const dryRun = flags.dryRun === true
    await runImportCommand(flags, (context) =>
      importCalendar(context, file, { dryRun, actorId: null }),
    )
  })
}
