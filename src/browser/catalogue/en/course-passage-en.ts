/** English words for last year's courses in the new year. */
import type { coursePassageFr } from '#browser/catalogue/fr/course-passage-fr.ts'
import type { Translated } from '#browser/catalogue/translated.ts'

const plural = (count: number, one: string, many: string): string => (count === 1 ? one : many)

export const coursePassageEn: Translated<typeof coursePassageFr> = {
  title: 'Last year’s courses',
  intro: (p) => `Say, for each class of the new year, whether it takes over courses of ${p.from}.`,
  introMeans:
    'A class of this year takes over the courses of a class of the same level: the subject, the name, and the teachers who are still in the school. Lessons and assignments do not come along: the teacher takes them up again afterwards. Grades stay with last year.',
  nothingThere: 'Last year has no course of a whole class to take over.',
  from: (p) => `Which courses does the class ${p.name} take over?`,
  none: 'None',
  chosen: (p) => `${p.count} of ${p.of} ${plural(p.of, 'course', 'courses')} chosen`,
  isTaken: 'Taken over already',
  nobody: 'Without a teacher',
  left: (p) => `No longer ${plural(p.count, 'teaches', 'teach')} here: ${p.names}`,
  hasSubject: (p) => `This class has a course already: ${p.subject}`,
  together: 'Several classes together, one course',
  changeTeachers: 'Change the teachers',
  teachersTitle: (p) => `Who teaches ${p.name} this year?`,
  teachersDone: 'Keep this choice',
  nothing: 'No course is chosen.',
  submit: 'Take over the chosen courses',
  confirmTitle: (p) => `Take over ${p.count} ${plural(p.count, 'course', 'courses')}?`,
  confirmMeans: (p) =>
    `They open for ${p.classes} ${plural(p.classes, 'class', 'classes')} of the new year${
      p.without === 0 ? '' : `; ${p.without} without a teacher for now`
    }. This can be undone as long as nothing was done in them.`,
  confirm: 'Yes, take them over',
  done: (p) =>
    p.already === 0
      ? `${p.opened} ${plural(p.opened, 'course is', 'courses are')} taken over.`
      : `${p.opened} ${plural(p.opened, 'course is', 'courses are')} taken over, ${p.already} ${plural(p.already, 'was already', 'were already')}.`,
  groups: (p) => `Courses of groups are not taken over, since groups change: ${p.names}.`,
  taken: (p) => `Courses taken over from last year: ${p.count}`,
  undoMeans:
    'A course that was taken over is given back as long as it has no lesson, no work and nothing written. It can be taken over again.',
  undoAll: (p) => `Give back the ${p.count} courses in which nothing was done`,
  undo: 'Give back',
  inUse: 'In use already',
  undone: (p) =>
    p.kept === 0
      ? `${p.undone} ${plural(p.undone, 'course is', 'courses are')} given back.`
      : `${p.undone} ${plural(p.undone, 'course is', 'courses are')} given back; ${p.kept} ${plural(p.kept, 'stays, for something was done in it', 'stay, for something was done in them')}.`,
}
