/** English words of the slides of a live class. */
import type { slidesFr } from '#browser/catalogue/fr/slides-fr.ts'
import type { Translated } from '#browser/catalogue/translated.ts'

const plural = (count: number, one: string, many: string): string => (count === 1 ? one : many)

export const slidesEn: Translated<typeof slidesFr> = {
  title: 'Slides',
  ofClass: 'Slides of the live class',
  means:
    'A PDF or pictures: each page becomes a slide. Pupils’ devices get them before the class. They are deleted 7 days after the lesson, together with the board; of a recorded class, with the recording.',
  none: 'No slides so far.',
  add: 'Add a PDF or pictures',
  adding: 'Preparing the slides',
  addingOf: ({ done, total }) => `${done} of ${total}`,
  stop: 'Stop',
  added: ({ count }) => `${count} ${plural(count, 'slide', 'slides')} added.`,
  one: ({ number, words }) => `Slide ${number}: ${words}`,
  remove: ({ number }) => `Take slide ${number} away`,
  removed: ({ count }) => `${count} ${plural(count, 'slide', 'slides')} taken away.`,
  describe: 'Describe',
  describeOf: ({ number }) => `Describe slide ${number}`,
  shows: 'What the slide shows',
  showsHint: 'For pupils who do not see it, or not yet. Of a PDF, its text is there already.',
  removeAll: 'Take all away',
  lay: 'Put the slides on the board',
  allLaid: 'All slides are on the board.',
  boardFull: 'The board has not enough pages left: the last slides are not on it.',
  export: 'Export the board (PDF)',
  notTaken: 'Not everything could be added',
  trouble: {
    no_reader: ({ name }) =>
      `${name}: the reader of PDFs did not arrive. Check the connection, then try again.`,
    locked: ({ name }) =>
      `${name}: this PDF is locked by a password. Save it without one, then try again.`,
    broken: ({ name }) => `${name}: this file is damaged, or no PDF.`,
    page_failed: ({ name }) => `${name}: this page could not be drawn.`,
    no_picture: ({ name }) => `${name}: this browser cannot open this picture.`,
    heavy: ({ name }) => `${name}: this file is too heavy.`,
    too_many: ({ name }) =>
      `${name}: a lesson has 60 slides at most; the last pages are not among them.`,
  },

  board: {
    slide: 'On the slide:',
    noWords: 'Nobody said what it shows.',
    takeOff: 'Take the slide off this page',
    coming: ({ share }) => `The slide is coming: ${share}`,
    progress: 'What has arrived',
    gone: 'This slide was taken away.',
  },
}
