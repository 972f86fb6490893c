/** English words of what is adjusted for a pupil, and never why. */
import type { adjustmentFr } from '#browser/catalogue/fr/adjustment-fr.ts'
import type { Translated } from '#browser/catalogue/translated.ts'

const plural = (count: number, one: string, many: string): string => (count === 1 ? one : many)

export const adjustmentEn: Translated<typeof adjustmentFr> = {
  title: 'Adjustments',
  none: 'No adjustment.',
  set: 'Set the adjustments',
  setShort: 'Adjustments',
  dialogTitle: (p) => `Adjustments for ${p.name}`,
  means:
    'What changes for this pupil, until the end of the school year. The reason is asked for nowhere, and is not kept.',
  extraTime: 'Exercises with limited time',
  extraTimes: {
    none: 'The time that the class has',
    third: 'A third more time',
    half: 'Half as much time again',
    double: 'Twice the time',
  },
  display: 'Display to begin with',
  displayMeans: 'It holds everywhere, as long as the pupil has not chosen otherwise.',
  textSize: 'Text size',
  textSizes: { none: 'Usual', 1: 'Large', 2: 'Larger', 3: 'Largest' },
  wideSpacing: 'Wider spacing',
  dyslexicFont: 'OpenDyslexic typeface',
  readAloud: 'Listen button first in every question',
  saved: (p) => `Adjustments for ${p.name}: saved.`,
  own: () => 'Your adjustments',
  ownMeans: () => 'They are set already. The display you can change just above.',
  of: (p) => `Adjustments for ${p.name}`,
  lines: {
    third: (p) =>
      p.tu
        ? 'You have a third more time in exercises with limited time.'
        : 'A third more time in exercises with limited time.',
    half: (p) =>
      p.tu
        ? 'You have half as much time again in exercises with limited time.'
        : 'Half as much time again in exercises with limited time.',
    double: (p) =>
      p.tu
        ? 'You have twice the time in exercises with limited time.'
        : 'Twice the time in exercises with limited time.',
    textSize: 'Larger text to begin with.',
    wideSpacing: 'Letters and lines further apart to begin with.',
    dyslexicFont: 'OpenDyslexic typeface to begin with.',
    readAloud: 'In every question, the button to hear it comes first.',
  },
  ownTimes: {
    open: 'Give another due time',
    means:
      'For one pupil or several: later, or earlier. The reason is not asked, and the other pupils see nothing of it. If the due time of the class changes, a longer one changes by as much.',
    who: 'For whom',
    until: (p) => `until: ${p.when}`,
    time: (p) => `time: ${p.time}`,
    opensApart: 'Change the opening time too',
    give: 'Give this due time',
    given: (p) => `Another due time given to ${p.count} ${plural(p.count, 'pupil', 'pupils')}.`,
    takeAway: "Back to the class's due time",
    takenAway: (p) =>
      p.count === 1
        ? "1 pupil has the class's due time again."
        : `${p.count} pupils have the class's due time again.`,
    undo: 'Undo',
    undone: 'The due times are as before.',
    notUndone: 'Undoing did not work: check the due times in the table.',
  },
}
