/** `./preau import aaf`: a folder with a full AAF export. */
import { Command } from 'commander'
import { importAaf } from '#school/roster/import-aaf.ts'
import { type ImportFlags, runImportCommand, withImportFlags } from './run-import.ts'

interface AafFlags extends ImportFlags {
  readonly acceptDepartures?: true
}

export function importAafCommand(): Command {
  const command = new Command('aaf')
    .description('Importer un export complet de l’annuaire fédérateur / import a full AAF export')
    .argument('<dossier>', 'dossier des fichiers XML / folder of the XML files')
    .option(
      '--accept-departures',
      'accepter que plus de 20 % des élèves soient partis / accept many departures',
    )
  return withImportFlags(command).action(async (folder: string, flags: AafFlags) => {
    await runImportCommand(flags, (context) =>
      importAaf(context, folder, {
        dryRun: flags.dryRun === true,
        acceptDepartures: flags.acceptDepartures === true,
        actorId: null,
      }),
    )
  })
}
