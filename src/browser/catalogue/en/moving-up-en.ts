/** English words for moving up into the next year's classes. */
import type { movingUpFr } from '#browser/catalogue/fr/moving-up-fr.ts'
import type { Translated } from '#browser/catalogue/translated.ts'

const plural = (count: number, one: string, many: string): string => (count === 1 ? one : many)

export const movingUpEn: Translated<typeof movingUpFr> = {
  title: 'Moving up into the next year',
  intro: (p) => `Say, for each class of ${p.from}, where its pupils go in ${p.to}.`,
  introMeans:
    'Where the name of a class tells its level, the next one is proposed: please check it. A pupil who repeats the year or goes to another class is moved afterwards, from the new one. What pupils did last year stays theirs.',
  pupils: (p) =>
    `${p.count} ${plural(p.count, 'pupil without a class this year', 'pupils without a class this year')}`,
  where: (p) => `Where do the pupils of ${p.name} go?`,
  later: 'Decide later',
  newClass: 'Into a new class',
  classesOf: (p) => `Classes of ${p.label}`,
  leave: 'They leave the school',
  leaveMeans:
    'Their access here is closed. Their work is not deleted, and a file is opened again from the list of people.',
  newName: 'Name of the new class',
  nameMissing: 'Give the new class a name.',
  nothing: 'Nothing is decided yet: choose for one class at least.',
  submit: 'Move the pupils up',
  confirmTitle: (p) => `${p.count} ${plural(p.count, 'pupil leaves', 'pupils leave')} the school?`,
  confirmMeans: (p) =>
    `All pupils of ${p.names} lose their access here, and so do their guardians for them.`,
  confirm: 'Yes, move the classes up',
  done: (p) =>
    `${[
      `${p.moved} ${plural(p.moved, 'pupil has a class', 'pupils have a class')}`,
      ...(p.opened === 0
        ? []
        : [`${p.opened} ${plural(p.opened, 'class opened', 'classes opened')}`]),
      ...(p.left === 0 ? [] : [`${p.left} ${plural(p.left, 'pupil left', 'pupils left')}`]),
    ].join(', ')}.`,
  next: 'What remains are the courses, which you can take over below, the timetable, and the cards of the new classes to print.',
  noYear:
    'The year that follows is not open yet, or it is the school’s first one: there is nothing to move up.',
  openYear: 'Open the next year',
  nobody: 'All pupils of last year’s classes have a class, or have left.',
  toClasses: 'See the classes',
}
