/** English words for what colleagues share and find again. */
import type { sharingFr } from '#browser/catalogue/fr/sharing-fr.ts'
import type { Translated } from '#browser/catalogue/translated.ts'

export const sharingEn: Translated<typeof sharingFr> = {
  search: (p) =>
    p.kind === 'resources'
      ? 'Search my lessons and those of colleagues'
      : 'Search my exercises and those of colleagues',
  tabs: {
    label: 'Whose',
    resources: { mine: 'Mine', shared: 'Shared with me' },
    exercises: { mine: 'My own', shared: 'Shared with me' },
  },
  found: 'Results',
  author: 'Author',
  me: 'you',
  common: 'common bank',
  after: (p) => `after ${p.name}`,
  from: (p) => `After ${p.name}.`,
  nothingFound:
    'Nothing has all of these words. Try fewer, or others: titles and texts are searched, whatever the accents.',
  nothingShared:
    'No colleague has shared with you yet. What they share will be here, to look at and to copy.',
  more: 'Show more',
  share: 'Share…',
  shared: 'shared',
  dialog: {
    title: (p) => `Share “${p.title}”`,
    means:
      'Your colleagues can look at it and make their own copy, never change the original. To stop sharing leaves the copies that were made.',
    school: 'Every teacher of the school',
    subjects: 'The teachers of a subject',
    colleagues: 'Colleagues',
    searchColleague: 'Look for a colleague',
    nobody: 'No colleague of that name.',
    save: 'Save',
    stopped: 'It is not shared any more. Copies that were made stay with those who made them.',
    saved: 'It is shared. Your colleagues find it under “Shared with me”.',
  },
  look: {
    by: (p) => `Shared by ${p.name}`,
    byNobody: 'Shared by a colleague',
    exerciseInside: 'An exercise of this lesson',
    copy: 'Make my own copy',
    copyMeans: 'The copy is yours; the original stays as it is.',
    copied: (p) => `“${p.title}” is yours: adapt it as you like.`,
  },
  tags: {
    label: 'Tags',
    hint: 'Your own words for finding this again: exam, catching up… Ten at most.',
    add: 'Add the tag',
    remove: (p) => `Remove the tag ${p.tag}`,
    full: 'Ten tags and no more: remove one to add another.',
  },
  bank: {
    open: 'Take from the bank',
    title: 'Take questions from the bank',
    means:
      'From your exercises, those that colleagues share and the common bank. What you take is copied here.',
    words: 'Words of the question or of its exercise',
    kind: 'Kind of question',
    anyKind: 'Every kind',
    subject: 'Subject',
    anySubject: 'Every subject',
    tag: 'Tag of its exercise',
    found: 'Questions found',
    none: 'No question matches.',
    empty: 'A question without text',
    from: (p) => `${p.kind}, “${p.exercise}”, ${p.author}`,
    take: (p) => (p.count === 1 ? 'Add 1 question' : `Add ${p.count} questions`),
    taken: (p) =>
      p.count === 1
        ? 'The question was added at the end.'
        : `${p.count} questions were added at the end.`,
    previous: 'Previous page',
    next: 'Next page',
  },
}
