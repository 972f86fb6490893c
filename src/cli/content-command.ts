/** `./preau content …`: what teachers bring along. */
import { Command } from 'commander'
import { importGiftCommand } from './import-gift-command.ts'

export function contentCommand(): Command {
  return new Command('content')
    .description('Contenus des enseignants / teachers’ contents')
    .addCommand(
      new Command('import')
        .description('Importer des banques de questions / import question banks')
        .addCommand(importGiftCommand()),
    )
}
