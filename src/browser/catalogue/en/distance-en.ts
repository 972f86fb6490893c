/** English words of days at a distance, as the head declares them. */
import type { distanceFr } from '#browser/catalogue/fr/distance-fr.ts'

const plural = (count: number, one: string, many: string): string => (count === 1 ? one : many)

export const distanceEn: typeof distanceFr = {
  title: 'Days at a distance',
  none: 'No day at a distance is declared.',
  means:
    'On these days pupils, families and teachers read that school is at home, and every lesson awaits its pupils here.',
  closeTomorrow: 'The school closes: lessons at a distance from tomorrow',
  other: 'Other days, some classes',
  dialog: 'Lessons at a distance',
  scope: 'For whom',
  scopes: { school: 'Everybody in the school', classes: 'Some classes' },
  classes: 'Which classes',
  wholeLevel: (p) => `${p.level}: the whole level`,
  reason: 'Reason',
  reasons: {
    school_closed: 'The school is closed',
    classes_closed: 'Some classes are closed',
    half_capacity: 'Half capacity: pupils take turns at school',
    weather: 'Weather',
    other: 'Another reason',
  },
  words: 'A word to families, optional',
  wordsHint: 'Pupils and their guardians read it on their day.',
  reach: (p) =>
    `This is about ${p.classes} ${plural(p.classes, 'class', 'classes')}, ${p.pupils} ${plural(p.pupils, 'pupil', 'pupils')} and ${p.lessons} ${plural(p.lessons, 'lesson', 'lessons')}.`,
  noLesson: 'There are no lessons on these days: look at the dates.',
  notYet: 'Nothing is declared yet.',
  declare: 'Declare',
  declared: (p) =>
    `Declared: ${p.classes} ${plural(p.classes, 'class', 'classes')}, ${p.pupils} ${plural(p.pupils, 'pupil', 'pupils')}`,
  errors: {
    fromDay: 'Choose today or a day to come.',
    untilDay: 'Choose a last day that follows the first, a year from now at most.',
    classIds: 'Choose one class at least.',
  },
  turns: {
    open: 'Half of some classes, by turns',
    dialog: 'One half at home, by turns',
    means:
      'Choose the classes: the alphabet parts each in two halves, which you can change. Each day one is at home and the other in the room.',
    partOf: (p) => {
      const name = p.part === 'first' ? 'first half' : 'second half'
      const letters = p.letters === null ? '' : ` (${p.letters})`
      return `${name}${letters}: ${p.count} ${plural(p.count, 'pupil', 'pupils')}`
    },
    alwaysThere: (p) => `always in the room: ${p.count}`,
    shareBy: (p) => `How to part ${p.name}`,
    alphabet: 'By the alphabet',
    group: (p) =>
      `${p.name} (${p.count} ${plural(p.count, 'pupil', 'pupils')}) on one side, the others on the other`,
    parts: { first: 'first half', second: 'second half', neither: 'always in the room' },
    rhythm: 'Taking turns',
    rhythms: { day: 'Every other day', week: 'Every other week' },
    atHome: 'Who is at home',
    whoIsHome: { first: 'first half', second: 'second half', nobody: 'nobody' },
    noDay: 'There are no lessons between these two days.',
    reachTitle: 'At home',
    reach: (p) =>
      `${p.part === 'first' ? 'First half' : 'Second half'}: ${p.pupils} ${plural(p.pupils, 'pupil', 'pupils')}, ${p.days} ${plural(p.days, 'day', 'days')}, ${p.lessons} ${plural(p.lessons, 'lesson', 'lessons')}.`,
    declared: 'The halves at home are declared',
    errors: {
      days: 'Choose one day at least on which a half is at home.',
      pupils: 'These are too many pupils at once: declare one level after the other.',
    },
    some: (p) =>
      p.count === 0
        ? `${p.names}, a part`
        : `${p.names}, a part (${p.count} ${plural(p.count, 'pupil', 'pupils')})`,
    details: (p) =>
      p.count === 0
        ? 'Which pupils'
        : `Which pupils, which ${p.count === 1 ? 'day' : `days (${p.count})`}`,
    pupils: 'The pupils',
  },
  wholeSchool: 'The whole school',
  by: (p) => `${p.by}, on ${p.day}`,
  withdrawn: 'taken back',
  past: 'Over',
  change: 'Shorten or stop',
  changeOf: (p) => `Days at a distance ${p.span}`,
  changeMeans: 'Days past stay as they were. To go further, declare other days.',
  stop: 'Stop all of it from today on',
  shorten: 'Shorten',
  changed: 'The days at a distance are changed',
  changeError: 'Choose a last day earlier than the present one, and not before yesterday.',
}
