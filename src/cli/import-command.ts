/** `./preau import …`: everything that comes from the school's and the ministry's own files. */
import { Command } from 'commander'
import { addAsked, type CommandLoaders } from './add-asked.ts'

const commands: CommandLoaders = {
  onde: async (above) =>
    above.addCommand((await import('./import-onde-command.ts')).importOndeCommand()),
  aaf: async (above) =>
    above.addCommand((await import('./import-aaf-command.ts')).importAafCommand()),
  schools: async (above) =>
    above.addCommand((await import('./import-schools-command.ts')).importSchoolsCommand()),
  calendar: async (above) =>
    above.addCommand((await import('./import-calendar-command.ts')).importCalendarCommand()),
  timetable: async (above) =>
    above.addCommand((await import('./import-timetable-command.ts')).importTimetableCommand()),
}

/** `word`: what stands after `import`. */
export function importCommand(word: string | undefined): Promise<Command> {
  const command = new Command('import').description(
    'Importer élèves, établissements ou vacances / import rosters, schools, holidays',
  )
  return addAsked(command, commands, word)
}
