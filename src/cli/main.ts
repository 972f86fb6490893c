/**
 * The command of an installation, `./preau …`. One file per command beside this one; here
 * they are only listed.
 */
import { Command } from 'commander'
import { addAsked, type CommandLoaders } from './add-asked.ts'
import { explainUsage } from './explain-usage.ts'
import { endWithReader, sayFailure } from './say.ts'

const [, , word, wordBelow] = process.argv

const commands: CommandLoaders = {
  start: async (above) => (await import('./start.ts')).addStartCommand(above),
  'first-head': async (above) => (await import('./first-head.ts')).addFirstHeadCommand(above),
  evidence: async (above) => (await import('./evidence-command.ts')).addEvidenceCommand(above),
  'evidence-roster': async (above) =>
    (await import('./evidence-roster-command.ts')).addEvidenceRosterCommand(above),
  backup: async (above) => (await import('./backup.ts')).addBackupCommand(above),
  restore: async (above) => (await import('./restore.ts')).addRestoreCommand(above),
  operator: async (above) => (await import('./operator.ts')).addOperatorCommand(above),
  import: async (above) => {
    const { importCommand } = await import('./import-command.ts')
    above.addCommand(await importCommand(wordBelow))
  },
  content: async (above) => {
    const { contentCommand } = await import('./content-command.ts')
    above.addCommand(contentCommand())
  },
  witness: async (above) => (await import('./witness-command.ts')).addWitnessCommand(above),
  journal: async (above) => {
    const { journalCommand } = await import('./journal-command.ts')
    above.addCommand(await journalCommand(wordBelow))
  },
}

const program = new Command('preau')
  .description(
    'Préau, la plateforme qui ouvre le matin où les écoles ferment.\n(The distance-learning platform that opens on the morning when every school is closed.)\n\nRéglages, par variables d’environnement (settings): PORT, PREAU_DATA, PREAU_URL, DATABASE_URL, … ; voir docs/operating/start.md',
  )
  .helpOption('-h, --help', 'cette aide (this help)')
  .helpCommand('help [commande]', 'l’aide d’une commande (help for a command)')

await addAsked(program, commands, word)
explainUsage(program)
endWithReader(process.stdout)

try {
  await program.parseAsync(process.argv)
} catch (error) {
  process.exitCode = sayFailure(error)
}
