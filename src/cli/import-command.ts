/** `./preau import …`: everything that comes from the school's and the ministry's own files. */
import { Command } from 'commander'
import { importAafCommand } from './import-aaf-command.ts'
import { importCalendarCommand } from './import-calendar-command.ts'
import { importOndeCommand } from './import-onde-command.ts'
import { importSchoolsCommand } from './import-schools-command.ts'
import { importTimetableCommand } from './import-timetable-command.ts'

export function importCommand(): Command {
  return new Command('import')
    .description('Importer élèves, établissements ou vacances / import rosters, schools, holidays')
    .addCommand(importOndeCommand())
    .addCommand(importAafCommand())
    .addCommand(importSchoolsCommand())
    .addCommand(importCalendarCommand())
    .addCommand(importTimetableCommand())
}
