/** English words of what is one's own: how one reads, the password, the devices, a child's card. */
import type { accountFr } from '#browser/catalogue/fr/account-fr.ts'
import type { Translated } from '#browser/catalogue/translated.ts'

const plural = (count: number, one: string, many: string): string => (count === 1 ? one : many)

export const accountEn: Translated<typeof accountFr> = {
  accountTitle: 'My account',
  howIRead: 'How I read',
  passwordSection: 'Your password',
  changePassword: 'Change my password',
  currentPassword: 'Your present password',
  passwordChanged: (p) =>
    p.count === 0
      ? 'The password has changed.'
      : `The password has changed. ${p.count} other ${plural(p.count, 'sign-in has ended', 'sign-ins have ended')}.`,
  currentWrong: 'This is not the present password. Check the capital letters.',
  devicesTitle: () => 'Where you are signed in',
  devicesIntro: (p) =>
    p.tu
      ? 'If you do not recognise a device, close it and tell your teacher.'
      : 'A device that you do not recognise: close it, then change your password.',
  thisDevice: 'this device',
  sharedDevice: 'shared computer',
  openedOn: (p) => `Since ${p.when}, ${p.way}`,
  openUntil: (p) => `until ${p.when}`,
  ways: {
    card: 'with the card',
    short_code: 'with the code of the card',
    password: 'with the password',
    dictated_code: 'with a dictated code',
    letter: 'with a letter',
    guardian: 'opened by a guardian',
  },
  unknownDevice: 'Unknown device',
  closeSession: 'Close',
  closeSessionOf: (p) => `Close ${p.device}`,
  sessionClosed: 'This device is signed out.',
  closeOthers: 'Close all the others',
  othersClosed: (p) => `${p.count} other ${plural(p.count, 'device', 'devices')} signed out.`,
  peopleTitle: 'On this device',
  peopleText: 'One device can know several people, each with their own things.',
  calendar: {
    title: 'In the phone’s calendar',
    intro: () =>
      'With a secret address, the calendar of your phone shows the lessons and follows changes by itself.',
    whoSees:
      'Whoever has the address sees lessons, times, rooms and changes without signing in. They see no names of pupils, no homework and no grades.',
    taught: 'The lessons that I teach',
    own: 'My lessons',
    none: 'No address yet.',
    since: (p) => `Address made: ${p.made}. Good until ${p.until}.`,
    make: 'Make an address',
    makeFor: (p) => `Make an address: ${p.name}`,
    replace: 'Change the address',
    replaceFor: (p) => `Change the address: ${p.name}`,
    replaceTitle: (p) => `Change the address: ${p.name}`,
    end: 'Remove the address',
    endFor: (p) => `Remove the address: ${p.name}`,
    endTitle: (p) => `Remove the address: ${p.name}`,
    endText:
      'The former address will show nothing to anybody any more. Calendars that use it will stop following the lessons.',
    ended: 'The address shows nothing any more.',
    madeTitle: 'The address is ready',
    madeText: 'It is shown this once. Keep it to yourself, like a key.',
    address: 'The secret address',
    open: 'Open in the calendar',
    copy: 'Copy the address',
    copied: 'Address copied. Paste it into the calendar where it offers to subscribe.',
    copyFailed: 'The browser refused to copy. Select the address and copy it.',
  },
  ofAgeTitle: 'You are 18',
  ofAgeText: (p) =>
    `Since ${p.day}, you are of age. The head reviews with you what your guardians can see here.`,
  ofAgeTodo: 'If you want this to change, tell the head: the decision is yours.',
  childCardTitle: (p) => (p.name === '' ? 'The card' : `${p.name}’s card`),
  childCardIntro: (p) =>
    `With ${p.name}’s device, point at the square, or type the code. Showing the card leaves a trace that the head can read.`,
  childCardQr: (p) => `Square to scan to open ${p.name}’s day`,
  childCardCode: 'Code to type',
  childCardAt: (p) => `at ${p.site}`,
  childCardDemo: 'Demonstration: this card opens this trial installation only.',
  childCardPassword: {
    what: 'The card is shown after the password.',
    means: 'This sign-in was not opened with your password.',
    todo: 'Sign out, then come back with your login and password.',
  },
  openChildMeans: (p) =>
    `On this device, ${p.name} will see only their own pages. Yours will wait for your password.`,
  printCard: 'Print the card',
  backToChildren: 'My children',
}
