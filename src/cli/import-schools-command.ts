/** `./preau import schools`: the national directory of schools. */
import { Command } from 'commander'
import { importSchools } from '#school/roster/import-schools.ts'
import { type ImportFlags, readNamedFile, runImportCommand, withImportFlags } from './run-import.ts'

export function importSchoolsCommand(): Command {
  const command = new Command('schools')
    .description('Importer l’annuaire des établissements / import the directory of schools')
    .argument('<fichier>', 'annuaire de l’éducation (CSV) / the directory (CSV)')
  return withImportFlags(command).action(async (path: string, flags: ImportFlags) => {
    const file = await readNamedFile(path)
    const dryRun = flags.dryRun === true
    await runImportCommand(flags, (context) =>
      importSchools(context, file, { dryRun, actorId: null }),
    )
  })
}
