/** English words of the préau: the place in line, the wait, and what can be done meanwhile. */
import type { arrivalFr } from '#browser/catalogue/fr/arrival-fr.ts'
import type { Translated } from '#browser/catalogue/translated.ts'

const plural = (count: number, one: string, many: string): string => (count === 1 ? one : many)

export const arrivalEn: Translated<typeof arrivalFr> = {
  title: 'Under the covered yard',
  intro: 'Many people are arriving at once. The door opens for all, each in turn.',
  ahead: (p) =>
    p.count === 0
      ? 'It is almost your turn.'
      : `There ${plural(p.count, 'is', 'are')} ${p.people} ${plural(p.count, 'person', 'people')} ahead of you.`,
  waitAbout: (p) => `About ${p.count} ${plural(p.count, 'minute', 'minutes')}.`,
  waitLong: (p) => `About ${p.wait}.`,
  waitShort: 'Less than a minute.',
  waitUnknown: 'The wait is not known yet.',
  notLate: (p) => `Nobody is late because of us: your arrival is noted, ${p.time}.`,
  keptSince: (p) => `Your place has been kept since ${p.time}.`,
  ticket: (p) => `Ticket no. ${p.number}`,
  byItself: (p) =>
    `This page moves on and goes in by itself. You may close it and come back${p.isKnown ? ', on another device too' : ''}: your place waits for you.`,
  silent: () => 'No answer for the moment. Your place is kept.',
  nextTry: (p) => `Next try in ${p.seconds} s.`,
  tryNow: 'Try now',
  lessonsHere: (p) => (p.tu ? 'Your lessons are already here' : 'The lessons are already here'),
  lessonsMean: () => 'They are on this device: open them without waiting, your place moves on.',
  lessonsLabel: "Today's lessons on this device",
  openHelp: 'Open the help',
  barBack: 'Back to the covered yard',
  barLabel: () => 'Your place in line',
  entered: () => 'It is your turn: you are in.',
  lottery: {
    title: 'How the order was drawn',
    means:
      'Those who come before the opening are drawn by lot, so that a place does not depend on the speed of a line. Afterwards it is first come, first in.',
    hash: 'The fingerprint of the draw, published before:',
    seedLater:
      'The seed of the draw is published here as soon as it is closed. Nobody can change it: it must give this fingerprint.',
    seed: 'The seed, published after:',
    how: "To check: compute the SHA-256 of the seed (its 32 bytes, written here in hexadecimal). It is the fingerprint. Each class's rank follows: the first 48 bits of the HMAC-SHA256 of its name in the line, keyed with the seed. So nobody chose the order.",
    matches: 'Checked on this device: the seed gives this fingerprint.',
    differs: 'Warning: the seed does not give this fingerprint. Please tell the school.',
  },
}
