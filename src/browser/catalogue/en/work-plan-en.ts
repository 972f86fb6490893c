/** English words of a work plan, as its pupil and the guardians read it. */
import type { workPlanFr } from '#browser/catalogue/fr/work-plan-fr.ts'

const plural = (count: number, one: string, many: string): string => (count === 1 ? one : many)

export const workPlanEn: typeof workPlanFr = {
  own: 'My work plan',
  ofChild: (p) => `${p.name}’s work plan`,
  childIntro: 'What the teachers ask for, and what the pupil ticked. Nothing is ticked here.',
  none: (p) =>
    p.tu
      ? 'You have no work plan these days. When a teacher makes one for you, your day shows it.'
      : 'There is no work plan these days. When a teacher makes one, the day shows it.',
  noneOfChild: 'No work plan these days.',
  onDay: (p) => `${p.own ? 'My work plan' : 'Work plan'}: ${p.progress}`,
  ofCourse: (p) => `${p.course}: ${p.progress}`,
  withComment: 'with a word of the teacher',
  coming: 'Soon',
  over: 'Over',
  progress: (p) => `${p.done} of ${p.total}`,
  span: (p) => `from ${p.from} to ${p.to}`,
  done: 'done',
  toDo: 'to do',
  read: 'Read the lesson',
  open: 'Open the exercise',
  handedIn: 'handed in',
  ticksItself: (p) =>
    p.tu ? 'ticks itself when you hand it in' : 'ticks itself when it is handed in',
  gone: {
    words: 'Taken out',
    resource: 'This lesson is no longer in the course: it does not count.',
    assignment: 'This exercise is not to be done: it does not count.',
  },
  waiting: (p) => `${p.count} ${plural(p.count, 'tick is', 'ticks are')} on this device`,
  leaves: (p) =>
    p.tu
      ? 'Your teacher sees them once the connection is back.'
      : 'The teacher sees them once the connection is back.',
  refused: (p) => `${p.count} ${plural(p.count, 'tick was', 'ticks were')} not taken by the school`,
  full: (p) =>
    p.tu
      ? 'Your device is full: this tick is not kept. Make room and try again.'
      : 'The device is full: this tick is not kept. Make some room and try again.',
}
