/** `./preau import onde`: an école's three ONDE extractions. */
import { Command } from 'commander'
import { importOnde } from '#school/roster/import-onde.ts'
import { type ImportFlags, readNamedFile, runImportCommand, withImportFlags } from './run-import.ts'

interface OndeFlags extends ImportFlags {
  readonly school: string
  readonly pupils: string
  readonly teachers: string
  readonly guardians: string
  readonly acceptDepartures?: true
}

export function importOndeCommand(): Command {
  const command = new Command('onde')
    .description('Importer une école depuis ONDE / import an école from ONDE')
    .requiredOption('--school <UAI>', 'code UAI de l’école / UAI code of the école')
    .requiredOption('--pupils <fichier>', 'extraction des élèves (CSV) / pupils')
    .requiredOption('--teachers <fichier>', 'extraction des enseignants (CSV) / teachers')
    .requiredOption('--guardians <fichier>', 'extraction des responsables (CSV) / guardians')
    .option(
      '--accept-departures',
      'accepter que plus de 20 % des élèves soient partis / accept many departures',
    )
  return withImportFlags(command).action(async (flags: OndeFlags) => {
    const files = {
      uai: flags.school,
      pupils: await readNamedFile(flags.pupils),
      teachers: await readNamedFile(flags.teachers),
      guardians: await readNamedFile(flags.guardians),
    }
    await runImportCommand(flags, (context) =>
      importOnde(context, files, {
        dryRun: flags.dryRun === true,
        acceptDepartures: flags.acceptDepartures === true,
        actorId: null,
        timeZone: context.timeZone,
      }),
    )
  })
}
