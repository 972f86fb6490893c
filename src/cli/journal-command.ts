/** `./preau journal …`: the record of what came in. */
import { Command } from 'commander'
import { journalBundleCommand } from './journal-bundle-command.ts'
import { journalExportCommand } from './journal-export-command.ts'
import { journalForgetCommand } from './journal-forget-command.ts'
import { journalKeyCommand } from './journal-key-command.ts'
import { journalProveCommand } from './journal-prove-command.ts'
import { journalVerifyCommand } from './journal-verify-command.ts'

export function journalCommand(): Command {
  return new Command('journal')
    .description('Le journal de ce qui arrive / the record of what came in')
    .addCommand(journalVerifyCommand())
    .addCommand(journalProveCommand())
    .addCommand(journalExportCommand())
    .addCommand(journalBundleCommand())
    .addCommand(journalKeyCommand())
    .addCommand(journalForgetCommand())
}
