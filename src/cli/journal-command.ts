/** `./preau journal …`: the record of what came in. */
import { Command } from 'commander'
import { addAsked, type CommandLoaders } from './add-asked.ts'

const commands: CommandLoaders = {
  verify: async (above) =>
    above.addCommand((await import('./journal-verify-command.ts')).journalVerifyCommand()),
  prove: async (above) =>
    above.addCommand((await import('./journal-prove-command.ts')).journalProveCommand()),
  export: async (above) =>
    above.addCommand((await import('./journal-export-command.ts')).journalExportCommand()),
  bundle: async (above) =>
    above.addCommand((await import('./journal-bundle-command.ts')).journalBundleCommand()),
  key: async (above) =>
    above.addCommand((await import('./journal-key-command.ts')).journalKeyCommand()),
  forget: async (above) =>
    above.addCommand((await import('./journal-forget-command.ts')).journalForgetCommand()),
}

/** `word`: what stands after `journal`. */
export function journalCommand(word: string | undefined): Promise<Command> {
  const command = new Command('journal').description(
    'Le journal de ce qui arrive / the record of what came in',
  )
  return addAsked(command, commands, word)
}
