/** English words for timetables that come and go as files. */
import type { timetableFileFr } from '#browser/catalogue/fr/timetable-file-fr.ts'
import type { Translated } from '#browser/catalogue/translated.ts'

export const timetableFileEn: Translated<typeof timetableFileFr> = {
  stepsTitle: 'How to do it',
  steps: [
    'Save your timetable as CSV: one line for each weekly slot. Or export a calendar (.ics) from your timetable software.',
    'Drop the file and read the trial: nothing changes yet.',
    'Apply it. A CSV file replaces the timetable of the classes and groups that it names, a calendar that of the courses that it shows; the rest is left alone.',
  ],
  columnsTitle: "The CSV file's columns",
  columnsMeans:
    'jour; début; fin; semaine; classe; groupe; matière; enseignant; salle (day, start, end, week, class, group, subject, teacher, room). The week is A, B or empty. Names are those of Préau; case and accents do not count.',
  download: 'Download the timetable of now (CSV)',
  currentName: 'timetable.csv',
  isExample: 'The school has no slot yet: the file is an example, to be replaced by your lines.',
  file: 'CSV file or calendar (.ics)',
  chooseFile: 'Choose the file',
  fileMissing: 'Choose a file.',
  from: 'Holds from',
  fromHint: 'Lessons before that day do not change.',
  afterYear: 'That day is after the end of the school year: choose an earlier one.',
  tryIt: 'Make a trial',
  trying: 'The trial is running',
  tried: 'This is what the file would do. Nothing has changed yet.',
  nothingToDo: 'The timetable already is as in the file: there is nothing to apply.',
  refused: (p) =>
    p.count === 1
      ? '1 line could not be read: nothing is applied.'
      : `${p.count} lines could not be read: nothing is applied.`,
  refusedTodo:
    'The file is applied whole or not at all. Mend these lines, then make the trial again.',
  apply: 'Apply the file',
  applying: 'The file is being applied',
  applied: 'Done: the timetable is applied.',
  see: 'See the timetable',
  another: 'Choose another file',
  countsTitle: 'In numbers',
  countsColumns: {
    kind: 'What',
    created: 'Added',
    updated: 'Changed',
    unchanged: 'Unchanged',
    merged: 'Twice',
    deleted: 'Taken away',
  },
  kinds: { slot: 'Slots', course: 'Courses (subject, class, teacher)', lesson: 'Lessons' },
  rejectionsTitle: 'Lines to mend',
  lineColumns: { line: 'Line', field: 'Column', reason: 'Reason' },
  warningsTitle: (p) =>
    p.count === 1 ? '1 clash in this file' : `${p.count} clashes in this file`,
  calendar: {
    open: (p) =>
      p.count === 1
        ? '1 kind of event waits for its course.'
        : `${p.count} kinds of events wait for their course.`,
    openMeans: 'Choose the course, or leave them aside. Then try again.',
    known: (p) =>
      p.count === 1
        ? '1 kind of event is known or decided'
        : `${p.count} kinds of events are known or decided`,
    where: (p) => `${p.dates} ${p.dates === 1 ? 'day' : 'days'}, line ${p.line} of the file`,
    choose: 'Choose the course',
    leave: 'Leave aside',
    scope: 'Only the slots of these courses are replaced.',
    tryAgain: 'Try again with these choices',
    notes: (p) => `What is not taken from the file (${p.count})`,
  },
}
