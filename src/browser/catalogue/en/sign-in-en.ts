/** English words for signing in: cards, codes, passwords, who is on this device. */
import type { signInFr } from '#browser/catalogue/fr/sign-in-fr.ts'
import type { Translated } from '#browser/catalogue/translated.ts'

const plural = (count: number, one: string, many: string): string => (count === 1 ? one : many)

export const signInEn: Translated<typeof signInFr> = {
  title: 'Enter Préau',
  intro: 'What is at hand?',
  haveCard: 'I have a card',
  haveCardHint: 'The class card, with its black and white square.',
  havePassword: 'I have a login and a password',
  havePasswordHint: 'Families, teachers, staff, heads.',
  haveLetter: 'I received a letter',
  haveLetterHint: 'First time, or forgotten password.',
  haveDictated: 'Somebody read me a code',
  haveDictatedHint: 'By telephone, when the card stayed at school.',
  shared: 'This computer is shared',
  sharedHint:
    'Library, computer room, at a neighbour’s: nothing stays on it, and the sign-in ends after 4 hours or when the browser is closed.',
  alreadyHere: (p) => `${p.name} is signed in here.`,
  goOn: 'Go on',
  somebodyElse: 'Somebody else is coming in',
  backToChoice: 'Another way in',
  helpLost: 'None of these: the school can help',
  endedTitle: 'The sign-in has ended',
  endedMeans:
    'It lasts 90 days, 4 hours on a shared computer, and the school can end it sooner. Nothing that was received is lost.',
  endedTodo: 'Simply sign in again.',
  closedTitle: 'The school has closed this account',
  closedMeans: 'The work is not erased. Often it follows a change of school.',
  closedTodo: 'The school can open it again: a telephone call is enough.',
  closedTakeOff: 'Take this account off this device',
  cardTitle: 'I have a card',
  cardIntro: 'Your card opens the door.',
  scanTitle: 'With a phone or a tablet',
  scanText: 'Open the camera. Point it at the black and white square. Tap the link that appears.',
  typeTitle: 'With the code written on it',
  typeText: 'There are four groups of four characters. A grown-up can type it with you.',
  codeLabel: 'The code on your card',
  codeHint: 'Capital or small letters, it makes no difference.',
  codeShort: (p) => `${p.count} more ${plural(p.count, 'character', 'characters')} to come.`,
  enter: 'Go in',
  entering: 'The door is opening…',
  codeInThree: 'My code has only three groups',
  dictatedTitle: 'Somebody read me a code',
  dictatedIntro: 'Your teacher reads you a code on the phone.',
  dictatedText: 'There are three groups of four characters. It works once, for one day.',
  dictatedLabel: 'The code that is read to you',
  dictatedWrong: {
    what: 'This code opens nothing.',
    means:
      'A character may have been misheard. Or the code was used already, or is more than a day old.',
    todo: 'Ask your teacher to read it again, one character at a time, or to give another.',
  },
  codeInFour: 'My code has four groups',
  tooManyTries: (p) => ({
    what: 'Several tries did not work: there is a pause.',
    means:
      'It protects the account from those who would guess. Nothing is blocked, nobody is punished.',
    todo: `Try again in ${p.wait ?? 'a few minutes'}.`,
  }),
  mayTryNow: () => 'The pause is over: you can try again.',
  openingTitle: 'Your card',
  openingText: 'Your card is opening the door…',
  noCardTitle: 'Scan the card once more',
  noCardText:
    'The card did not get through. Point at the black and white square again, or type the code written on your card.',
  damagedTitle: 'The card was not read well',
  damagedText:
    'The square may be damaged, or the address was cut off. Scan again, with the card flat and in good light.',
  damagedTodo: 'If it happens again, type the code written on your card.',
  revokedTitle: 'This card no longer opens',
  revokedText: 'A new card was made, or this one was reported lost. Your work is still there.',
  revokedTodo: 'Take your new card. If you have none, a grown-up can ask the school for it.',
  typeInstead: 'Type the code',
  hello: (p) => `Hello ${p.name}!`,
  helloText: 'The door is open.',
  itIsMe: 'It is me, let me in',
  notMe: 'It is not me',
  notKeptTitle: 'This browser did not keep the sign-in',
  notKeptMeans:
    'The door opened. But cookies are refused here, or the address does not begin with https.',
  notKeptTodo:
    'Allow cookies for this site, or open the exact address that the school gave, then start again.',
  passwordTitle: 'I have a login and a password',
  login: 'Login',
  loginHint: 'An e-mail address, or a name such as first.last.',
  loginMissing: 'Write your login.',
  password: 'Password',
  passwordMissing: 'Write your password.',
  passwordWrong: 'This is not that password. Check the capital letters, then try again.',
  showPassword: 'Show the password',
  forgotten: 'I forgot my password or my login',
  forgottenLines: [
    'Call the school. It checks who you are, then gives you a code, by letter or by word of mouth.',
    'An e-mail address alone is never enough: a stolen mailbox does not open a child’s door.',
  ],
  haveNewLetter: 'I have this code',
  letterTitle: 'I received a letter',
  letterIntro:
    'The code is in the middle of the letter, in three groups of four characters. It works once.',
  letterCode: 'The code of the letter',
  letterNext: 'Go on',
  letterChecking: 'Checking the code…',
  letterHello: (p) => `Hello ${p.name}`,
  activationText: 'Choose how you will come in from now on.',
  resetText: (p) =>
    `Choose a new password. Your login stays ${p.login}. Everywhere else, you will be signed out.`,
  letterUntil: (p) => `The code works until ${p.day}.`,
  notMyName: 'This is not my name',
  newLogin: 'Your login',
  newLoginHint: 'This one is free. You may change it, for example to your e-mail address.',
  newPassword: 'Your new password',
  newPasswordHint:
    'At least 12 characters, or four unrelated words: “tulip bicycle monday cork”. No capital or digit is required.',
  advice: {
    start: 'Four words are easier to remember than twelve characters.',
    more: (p) =>
      `${p.count} more ${plural(p.count, 'character', 'characters')}, or further words up to four.`,
    good: 'Long enough.',
  },
  weak: {
    too_short: 'It is too short: at least 12 characters, or four words.',
    too_long: 'It is too long: 200 characters at most.',
    common: 'It is among the first that anybody would try. Take unrelated words.',
    personal: 'It is mostly your name or login. Take words that do not speak of you.',
  },
  loginRefused:
    'This login does not have the expected form: an e-mail address, or at least three letters without a space.',
  loginTaken: 'This login is already taken. Add a digit at the end, for example.',
  openAccount: 'Open my account',
  keepPassword: 'Keep this password',
  letterWrong: {
    what: 'This code opens nothing.',
    means:
      'A character may be misread. Or the code no longer works: used already, replaced by a newer one, or its date has passed.',
    todo: 'Read it again, four characters at a time. If it still does not work, the school can give another.',
  },
  whoTitle: 'Who are you?',
  whoIntro: 'Tap your name.',
  isHere: 'signed in here',
  asksPassword: 'asks for the password',
  addSomebody: 'Add somebody',
  deviceIsFull: (p) =>
    `This device already knows ${p.count} people. To add one, first take one off.`,
  tidy: 'Take somebody off this device',
  tidyDone: 'Done',
  takeOff: (p) => `Take ${p.name} off`,
  takeOffTitle: (p) => `Take ${p.name} off this device?`,
  takeOffMeans: (p) =>
    p.isPupil
      ? `To come back, ${p.name} will need the card. Work that the school received stays at school.`
      : `To come back, ${p.name} will need the password.`,
  takeOffDone: (p) => `${p.name} is no longer on this device.`,
  everybodyOut: 'Sign everybody out',
  everybodyOutTitle: 'Sign everybody out of this device?',
  everybodyOutMeans:
    'Each will need their card or password to come back. Work that the school received stays at school.',
  nobodyHere: 'Nobody is known on this device yet.',
  passwordOf: (p) => `Password of ${p.name}`,
  passwordOfMeans: 'Grown-ups’ pages stay locked, even on the family’s phone.',
  openChildHere: (p) => `Hand this device to ${p.name}`,
}
