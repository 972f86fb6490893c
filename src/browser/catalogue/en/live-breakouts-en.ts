/** English words of breakouts, the parts into which a live class is split for a while. */
import type { liveBreakoutsFr } from '#browser/catalogue/fr/live-breakouts-fr.ts'
import type { Translated } from '#browser/catalogue/translated.ts'

export const liveBreakoutsEn: Translated<typeof liveBreakoutsFr> = {
  name: (p) => `Breakout ${p.number}`,
  open: 'Breakouts',
  title: 'Work in breakouts',
  means:
    'Each breakout has a page of the board, microphones and messages of its own. You read all that is written there, and listen to one after the other.',
  allow: 'Allow breakouts in this class',
  allowHint:
    'In a primary school they are off until you allow them: pupils talk there, and you cannot hear all of them at once.',
  count: 'Number of breakouts',
  time: 'For how long',
  noTime: 'No limit',
  deal: 'Shuffle',
  dealt: 'The pupils are spread out differently.',
  placeOf: (p) => `Breakout of ${p.name}`,
  withClass: 'With the class',
  slide: 'Give each breakout the slide that is shown',
  start: 'Open the breakouts',
  nobody: 'No pupil is in the class at the moment.',
  nobodyPlaced: 'Place at least one pupil in a breakout.',
  full: 'The board has too many pages to open so many breakouts.',

  panel: 'The breakouts',
  withAll: 'You are with the whole class: everybody hears you.',
  visiting: (p) => `You are in breakout ${p.number}: it alone hears you, and you hear it.`,
  join: 'Join',
  joinOf: (p) => `Join breakout ${p.number}`,
  leave: 'Back to the class',
  gather: 'Call everybody back',
  unplaced: (p) => `With the class: ${p.names}`,
  moveTo: (p) => `Place in breakout ${p.number}`,
  moveBack: 'Bring back to the class',

  here: (p) => `You are in breakout ${p.number}`,
  withNames: (p) => `With ${p.names}.`,
  alone: () => 'You are alone there for the moment.',
  may: (p) =>
    p.tu
      ? 'Here you talk, draw and write among yourselves. Your teachers read the messages and may come to listen.'
      : 'Here you talk, draw and write among yourselves. The teachers read the messages and may come to listen.',
  visited: (p) => (p.count < 2 ? `${p.names} is with you.` : `${p.names} are with you.`),
  others: 'The other pupils work in breakouts.',
  gathered: 'The whole class is together again.',

  toBreakout: (p) => (p.tu ? 'My breakout' : 'This breakout'),
  kept: (p) =>
    p.tu
      ? 'Your teachers read the messages of breakouts. They are kept for some days, for everybody’s safety.'
      : 'Adults read the messages of breakouts. They are kept for some days, for everybody’s safety.',
}
