/** English words for classes, groups and courses. */

import { coursePassageEn } from '#browser/catalogue/en/course-passage-en.ts'
import { movingUpEn } from '#browser/catalogue/en/moving-up-en.ts'
import type { classesFr } from '#browser/catalogue/fr/classes-fr.ts'
import type { Translated } from '#browser/catalogue/translated.ts'

const plural = (count: number, one: string, many: string): string => (count === 1 ? one : many)

export const classesEn: Translated<typeof classesFr> = {
  title: 'Classes, groups and courses',
  tabsLabel: 'Classes, groups or courses',
  tabs: { classes: 'Classes', groups: 'Groups', courses: 'Courses' },
  acts: 'Acts',
  list: {
    caption: 'Classes of this year',
    columns: {
      name: 'Class',
      level: 'Level',
      pupils: 'Pupils',
      cards: 'Cards',
      teachers: 'Main teachers',
    },
    noTeacher: 'nobody',
    cardsAll: 'all made',
    cardsNone: 'no cards yet',
    cardsMissing: (p) => (p.count === 1 ? '1 card missing' : `${p.count} cards missing`),
    noPupil: 'empty class',
    print: 'Print the cards',
    ofClass: (p) => `of class ${p.name}`,
    missingTitle: (p) => (p.count === 1 ? '1 pupil has no card' : `${p.count} pupils have no card`),
    missingMeans:
      'Without a card, a pupil comes in only with a dictated code. Printing the sheet of a class makes the missing cards.',
    create: 'Open a class',
    empty: 'No class this year. Importing the list of pupils creates all of them at once.',
    importRoster: 'Import the list of pupils',
    moveUp: "Move last year's classes up",
  },
  form: {
    createTitle: 'Open a class',
    renameTitle: (p) => `Rename ${p.name}`,
    name: 'Name',
    nameHint: 'As families say it: “6e B”, “CM1”.',
    nameMissing: 'Give it a name.',
    nameTaken: 'This name is taken this year: choose another.',
    yearMissing: 'No school year is open: the head has to open one first.',
    level: 'Level',
    create: 'Open',
    created: (p) => `${p.name} is open.`,
    renamed: 'Name saved.',
    groupTitle: 'Open a group',
    groupHint: 'A group brings pupils of several classes together: “Latin 5e”, “Choir”.',
  },
  one: {
    title: 'Class',
    name: (p) => (/^class(?:e)?\b/i.test(p.name) ? p.name : `Class ${p.name}`),
    intro: (p) =>
      [
        p.level === null ? `Year ${p.year}` : `${p.level} · year ${p.year}`,
        `${p.count} ${plural(p.count, 'pupil', 'pupils')}`,
      ].join(' · '),
    back: 'Classes',
    print: 'Print the cards',
    timetable: 'Timetable',
    rename: 'Rename',
    pupils: 'Pupils',
    pupil: 'Pupil',
    card: 'Class card',
    hasCard: 'has a card',
    noCard: 'no card yet',
    noPupils: "The class is still empty. Add pupils one by one, or import the school's list.",
    add: 'Add pupils',
    choose: 'Choose',
    chooseOne: (p) => `Choose ${p.name}`,
    chooseAll: 'All pupils',
    chosen: (p) =>
      p.count === 0 ? 'No pupil chosen' : `${p.count} ${plural(p.count, 'pupil', 'pupils')} chosen`,
    move: 'Change class',
    takeOut: 'Take out of the class',
    over: (p) => `The year ${p.year} is over: this class does not change any more.`,
    overPupils: 'Nobody is in this class any more.',
    readOnly: 'You can see this class; the head or the office can change it.',
  },
  move: {
    title: (p) =>
      p.count === 1 ? `Move ${p.name} to another class` : `Move ${p.count} pupils to another class`,
    to: 'New class',
    means: (p) =>
      p.count === 1
        ? `From now on, this pupil leaves ${p.from} and follows the lessons and the work of ${p.to}.`
        : `From now on, these ${p.count} pupils leave ${p.from} and follow the lessons and the work of ${p.to}.`,
    kept: 'Submissions and grades from before stay.',
    card: 'The old card works until the sheet of the new class is printed; print it, it gives the new one.',
    groups: 'Groups do not change.',
    submit: 'Change class',
    done: (p) =>
      p.count === 1 ? `1 pupil is now in ${p.to}.` : `${p.count} pupils are now in ${p.to}.`,
    undone: (p) => `Undone: back in ${p.name}.`,
    undoFailed:
      'The way back did not work. Choose the pupils in their new class and move them from there.',
    noOther: 'There is no other class this year: open one first.',
  },
  out: {
    title: (p) =>
      p.count === 1
        ? `Take ${p.name} out of class ${p.from}?`
        : `Take ${p.count} pupils out of class ${p.from}?`,
    means: (p) =>
      p.count === 1
        ? 'This pupil is then in no class: no class lessons for them until a class takes them. Their groups do not change.'
        : 'These pupils are then in no class: no class lessons for them until a class takes them. Their groups do not change.',
    leaves: 'For somebody who leaves the school, close the access on their file instead.',
    submit: 'Take out of the class',
    done: (p) =>
      p.count === 1 ? '1 pupil is out of the class.' : `${p.count} pupils are out of the class.`,
    partly: (p) => `${p.done} of ${p.count} pupils are out of the class.`,
  },
  addPupils: {
    title: (p) => `Add pupils to ${p.name}`,
    how: 'Where do they come from?',
    known: 'From the school: they change class',
    new: 'They are new to the school',
    means: 'A chosen pupil leaves the present class and enters this one, from now on.',
    newMeans: 'One new pupil at a time. The class card is then printed with the sheet.',
    submit: (p) => (p.count < 2 ? 'Add' : `Add these ${p.count} pupils`),
    nobody: 'Choose at least one pupil.',
    added: (p) =>
      p.count === 1 ? `1 pupil added to ${p.name}.` : `${p.count} pupils added to ${p.name}.`,
  },
  teachers: {
    title: 'Teachers',
    main: 'main teacher',
    byCourse: 'The teachers of the courses below come in addition.',
    none: 'Nobody has the class as a whole.',
    change: 'Change the teachers',
    dialogTitle: (p) => `Teachers of class ${p.name}`,
    means: 'They see the whole class and its pupils. For one subject alone, open a course instead.',
    mains: 'Main teachers',
    done: 'Teachers saved.',
  },
  groups: {
    caption: 'Groups of this year',
    columns: { name: 'Group', pupils: 'Pupils' },
    create: 'Open a group',
    empty:
      'No group this year. A group brings pupils of several classes together, for a Latin course or half a class.',
    title: 'Group',
    intro: (p) => `${p.count} ${plural(p.count, 'pupil', 'pupils')}`,
    back: 'Groups',
    pupil: 'Pupil',
    className: 'Class',
    members: 'Pupils of the group',
    add: 'Add pupils',
    remove: 'Remove from the group',
    over: 'The year of this group is over: it does not change any more.',
    overMembers: 'Nobody is in this group any more.',
    noMembers: 'The group is still empty. Add pupils, class by class or one by one.',
    addTitle: (p) => `Add pupils to the group ${p.name}`,
    fromClass: 'Class',
    byName: 'Search by name, in the whole school',
    wholeClass: (p) => `The whole class ${p.name}`,
    already: 'already in the group',
    submit: (p) => (p.count < 2 ? 'Add' : `Add these ${p.count} pupils`),
    added: (p) =>
      p.count === 1 ? '1 pupil added to the group.' : `${p.count} pupils added to the group.`,
    removed: (p) =>
      p.count === 1
        ? '1 pupil removed from the group.'
        : `${p.count} pupils removed from the group.`,
    restored: 'Undone: the group is as before.',
    undoFailed: 'The group could not be put back as before. Add the pupils again.',
    tooMany: (p) => `A group has ${p.max} pupils at most.`,
  },
  courses: {
    caption: 'Courses of this year',
    openedBefore: {
      what: 'This course was opened already.',
      todo: 'What you sent first had arrived; what you changed since has not. Close this, find the course and change it.',
    },
    captionOfClass: (p) => `Courses of class ${p.name}`,
    explain: 'A course is a subject that classes or groups follow, with its teachers.',
    columns: {
      name: 'Course',
      subject: 'Subject',
      followers: 'Classes and groups',
      teachers: 'Teachers',
    },
    noTeacher: 'no teacher',
    create: 'Open a course',
    change: 'Change',
    close: 'Close the course',
    menu: (p) => `Acts on the course ${p.name}`,
    empty:
      'No course yet. Open one: it is through a course that a lesson, a resource or an exercise reaches pupils.',
    withoutTeacher: (p) =>
      p.count === 1 ? '1 course has no teacher' : `${p.count} courses have no teacher`,
    withoutTeacherMeans: 'Nobody can attach a resource or an exercise to it.',
    createTitle: 'Open a course',
    changeTitle: (p) => `Change the course ${p.name}`,
    subject: 'Subject',
    subjectMissing: 'Choose a subject.',
    classes: 'Classes that follow it',
    groups: 'Groups that follow it',
    followersMissing: 'Choose at least one class or group.',
    followersHint: 'All pupils of the chosen classes and groups follow the course.',
    teachers: 'Teachers',
    name: 'Name of the course',
    nameHint: 'Left empty, it forms by itself: “Mathématiques 6e A”.',
    save: 'Save',
    submit: 'Open the course',
    created: 'The course is open.',
    changed: 'The course is saved.',
    closeTitle: (p) => `Close the course ${p.name}?`,
    closeMeans:
      'Its lessons leave the timetable, and nobody follows it any more. Submissions and grades made in it stay. A closed course does not open again.',
    closed: 'The course is closed.',
    filter: 'Search for a course, a class, a name',
  },
  movingUp: movingUpEn,
  coursePassage: coursePassageEn,
}
