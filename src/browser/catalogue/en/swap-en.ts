/** English words for lessons that exchange their times. */
import type { swapFr } from '#browser/catalogue/fr/swap-fr.ts'
import type { Translated } from '#browser/catalogue/translated.ts'

export const swapEn: Translated<typeof swapFr> = {
  open: 'Swap with…',
  title: 'Swap with which lesson?',
  which: 'Lesson of the class',
  choose: 'Choose a lesson',
  chooseOne: 'Choose a lesson.',
  candidate: (p) =>
    `${p.starts} – ${p.ends}: ${p.course}${p.teachers === '' ? '' : ` (${p.teachers})`}`,
  result: (p) =>
    `The lesson of ${p.was.day} at ${p.was.starts} (${p.course}) will take place on ${p.becomes.day}, from ${p.becomes.starts} to ${p.becomes.ends}.`,
  means:
    "Each lesson keeps its room, its reading, its exercises and its homework. Everybody's day changes at once.",
  homework: (p) =>
    p.count === 1
      ? 'One piece of homework that is due for one of the two changes its day with it.'
      : `${p.count} pieces of homework that are due for one of the two change their day with it.`,
  confirm: 'Swap the two lessons',
  done: 'The two lessons are swapped.',
  nobody:
    "No lesson of the class can take its place this week or the next. Teachers swap their own lessons; for a colleague's, ask whoever keeps the timetable.",
  clashTeacher: 'A teacher would have two lessons at once. Nothing has changed.',
  clashClass: 'Pupils would have two lessons at once. Nothing has changed.',
  changed: 'One of the two has changed meanwhile. Close this, look at the week, then try again.',
  notPossible:
    'One of the two is over, cancelled, or on a day without school. Nothing has changed.',
  afterHomework:
    'The homework given in one of the two would be due before it: change its date first. Nothing has changed.',
  back: 'Back to the lesson',
}
