/**
 * The command of an installation, `./preau …`. One file per command beside this one; here
 * they are only listed.
 */
import { Command } from 'commander'
import { addBackupCommand } from './backup.ts'
import { contentCommand } from './content-command.ts'
import { addEvidenceCommand } from './evidence-command.ts'
import { addEvidenceRosterCommand } from './evidence-roster-command.ts'
import { explainUsage } from './explain-usage.ts'
import { addFirstHeadCommand } from './first-head.ts'
import { importCommand } from './import-command.ts'
import { journalCommand } from './journal-command.ts'
import { addOperatorCommand } from './operator.ts'
import { addRestoreCommand } from './restore.ts'
import { endWithReader, sayFailure } from './say.ts'
import { addStartCommand } from './start.ts'
import { addWitnessCommand } from './witness-command.ts'

const program = new Command('preau')
  .description(
    'Préau, la plateforme qui ouvre le matin où les écoles ferment.\n(The distance-learning platform that opens on the morning when every school is closed.)\n\nRéglages, par variables d’environnement (settings): PORT, PREAU_DATA, PREAU_URL, DATABASE_URL, … ; voir docs/operating/start.md',
  )
  .helpOption('-h, --help', 'cette aide (this help)')
  .helpCommand('help [commande]', 'l’aide d’une commande (help for a command)')

addStartCommand(program)
addFirstHeadCommand(program)
addEvidenceCommand(program)
addEvidenceRosterCommand(program)
addBackupCommand(program)
addRestoreCommand(program)
addOperatorCommand(program)
program.addCommand(importCommand())
program.addCommand(contentCommand())
addWitnessCommand(program)
program.addCommand(journalCommand())
explainUsage(program)
endWithReader(process.stdout)

try {
  await program.parseAsync(process.argv)
} catch (error) {
  process.exitCode = sayFailure(error)
}
