/** English words for naming who stands in for a teacher. */
import type { substituteFr } from '#browser/catalogue/fr/substitute-fr.ts'
import type { Translated } from '#browser/catalogue/translated.ts'

export const substituteEn: Translated<typeof substituteFr> = {
  open: 'Name a substitute',
  title: 'Who takes the lesson?',
  who: 'Teacher',
  choose: 'Choose a teacher',
  chooseOne: 'Choose a teacher.',
  free: 'Free at the time of this lesson',
  busy: 'Have a lesson at that time',
  forWhat: 'For what',
  single: 'This lesson only',
  course: 'Every lesson of this course until a day',
  until: 'Last day',
  untilWrong: 'Give a day that does not come before the lesson.',
  means:
    "The substitute sees the lesson from now on. When the day comes, they take the register, give work and follow the class; grades stay with the course's teacher. Their rights end on the evening of the last day.",
  name: 'Name',
  named: 'The substitute is named. The class sees the name.',
  taken: 'Somebody is named for these days already. End that first.',
  nobody: 'The school has no other teacher.',
  back: 'Back to the lesson',
  isSingle: 'Substitute for this lesson.',
  isCourse: (p) => `Substitute until ${p.day}.`,
  end: 'End the substitution',
  ended: 'The substitution has ended.',
}
