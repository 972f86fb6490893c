/** English words of teachers' small groups, and of giving something to some pupils. */
import type { workingGroupFr } from '#browser/catalogue/fr/working-group-fr.ts'

const pupils = (count: number): string => `${count} ${count === 1 ? 'pupil' : 'pupils'}`

export const workingGroupEn: typeof workingGroupFr = {
  title: 'Small groups',
  back: 'The class',
  secret: 'Neither pupils nor families see these groups, not even their names',
  secretMeans:
    'The teachers of the course and whoever stands in for them see and change them. What you give through a group stays with the pupils who were ticked on that day, even where the group changes or goes. Who leaves the course leaves the group; all groups are deleted at the end of the school year.',
  none: 'No small group so far.',
  list: 'The groups',
  new: 'New group',
  name: 'Name of the group',
  nameHint: 'For you and your colleagues.',
  nameTaken: 'Another group has this name already.',
  who: 'Pupils of the group',
  count: (p) => pupils(p.count),
  create: 'Create the group',
  created: (p) => `Group “${p.name}” created.`,
  full: (p) => `There are ${p.max} groups already: delete one before you create another.`,
  change: 'Change',
  save: 'Save the group',
  saved: (p) => `Group “${p.name}” saved.`,
  nobody: 'Nobody in this group.',
  delete: 'Delete',
  deleteTitle: (p) => `Delete the group “${p.name}”?`,
  deleteMeans: 'What you gave through this group stays with the pupils who got it.',
  deleted: (p) => `Group “${p.name}” deleted.`,
  noPupils: 'No pupil in this course.',
  choose: {
    to: 'To whom',
    all: 'To the whole course',
    some: 'To some pupils',
    someHint: 'The other pupils and their families see nothing of it.',
    byGroup: 'Add or take out a small group',
    who: 'Chosen pupils',
    count: (p) => (p.count === 0 ? 'Tick at least one pupil.' : `${pupils(p.count)} chosen`),
    given: (p) => `“${p.title}” is given to ${pupils(p.count)}.`,
  },
  given: {
    only: (p) => `Given to ${pupils(p.count)} only`,
    change: 'Change the pupils',
    title: 'Who has this exercise',
    means:
      'The other pupils and their families see nothing of it. A pupil whom you take out no longer sees it; who has begun keeps it.',
    begun: 'has begun',
    save: 'Save the pupils',
    saved: (p) => `${pupils(p.count)} now have the exercise.`,
    asked: (p) => `for ${pupils(p.count)} only`,
  },
}
