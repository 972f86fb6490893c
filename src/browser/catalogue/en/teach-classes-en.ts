/** English words of the classes that one teaches: devices, codes to dictate, cards. */
import type { teachClassesFr } from '#browser/catalogue/fr/teach-classes-fr.ts'
import type { Translated } from '#browser/catalogue/translated.ts'

const plural = (count: number, one: string, many: string): string => (count === 1 ? one : many)

export const teachClassesEn: Translated<typeof teachClassesFr> = {
  title: 'My classes',
  empty: 'No class is yours yet. The head makes up the courses.',
  open: 'Open the class',
  announcements: 'Announcements to classes',
  signatures: 'To be signed',
  enquiries: 'Pupils’ questions',
  nowOf: (p) => `${p.subject}, the class now`,
  pupilCount: (p) => `${p.count} ${plural(p.count, 'pupil', 'pupils')}`,
  className: (p) => (/^class(?:e)?\b/i.test(p.name) ? p.name : `Class ${p.name}`),
  callList: 'Families to call',
  log: 'Lesson log',
  load: "The week's load",
  printCards: "Print the class's cards",
  reports: 'School reports',
  devices: 'New devices',
  devicesMean:
    'A pupil signed in on a device for the first time. If it is the pupil, there is nothing to do but to say so.',
  noDevices: 'No new device.',
  device: 'Device',
  since: 'Since',
  by: 'By',
  openedBy: {
    card: 'their card (QR)',
    short_code: "their card's code",
    dictated_code: 'a dictated code',
    password: 'a password',
    letter: 'a letter',
    guardian: 'their guardian',
  },
  shared: 'shared computer',
  known: 'It is the pupil',
  knownAll: 'Confirm all',
  notThem: 'It is not the pupil',
  endTitle: (p) => `Close this device for ${p.name}?`,
  endMeans:
    'The session ends within two seconds. Work already received stays. Consider a new card if the old one was passed around.',
  end: 'Close the device',
  ended: 'The device is closed.',
  confirmed: 'Confirmed.',
  pupils: 'Pupils',
  pupil: 'Pupil',
  card: 'Card',
  hasCard: 'yes',
  noCard: 'no',
  acts: 'Acts',
  dictate: 'Dictate a code',
  short: { dictate: 'Code', reissue: 'Card' },
  reissue: 'New card',
  dictateTitle: (p) => `Code for ${p.name}`,
  dictateMeans: (p) =>
    `To be read to the pupil over the telephone. It works once, until ${p.when}. A newer code voids this one.`,
  dictateHow: 'The pupil opens Préau, chooses “Somebody read me a code”, then types this code.',
  dictateAsk: (p) => `Give ${p.name} a code?`,
  dictateAskMeans:
    "This code opens the pupil's day without the card, once, within 24 hours. Give it only to the pupil or the family, by voice.",
  dictateDo: 'Show the code',
  reissueTitle: (p) => `A new card for ${p.name}?`,
  reissueMeans:
    'The old card stops working, and the devices that it opened close. The new card is to be printed and handed to the pupil.',
  reissued: (p) => `The new card of ${p.name} is ready to print.`,
  shortCode: "The card's code",
  printOne: "Print the class's sheet",
}
