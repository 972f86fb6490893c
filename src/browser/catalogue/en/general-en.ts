/** English words that every page needs: the shell and the parts. */
import type { generalFr } from '#browser/catalogue/fr/general-fr.ts'
import type { Translated } from '#browser/catalogue/translated.ts'

const plural = (count: number, one: string, many: string): string => (count === 1 ? one : many)

export const generalEn: Translated<typeof generalFr> = {
  brand: 'Préau',
  skipToContent: 'Skip to content',
  menu: 'Menu',
  mainNavigation: 'Main navigation',
  home: 'Home',
  back: 'Back',
  nothingYet:
    'The school has not opened any page to this account yet. It can do so at any time: the help page says whom to call.',
  homes: {
    pupil: 'My day',
    guardian: 'My children',
    teacher: 'My courses',
    head: 'The school',
    staff: 'The school',
    operator: 'Installations',
  },
  help: 'Help',
  privacy: 'Privacy',
  accessibility: 'Accessibility: not compliant',
  verdicts: 'What happened',
  footerNavigation: 'Help and information',
  language: 'Language',
  languageUnavailable:
    'The language has not changed: its words have not arrived yet. Try again with a connection.',
  displaySettings: 'Display',
  person: {
    signIn: 'Sign in',
    menuOf: (p) => `${p.name}, account menu`,
    change: 'Change person',
    account: 'My account',
    install: 'Install Préau',
    leave: 'Sign out',
    leaveTitle: 'Sign out of this device?',
    leaveMeans: (p) =>
      p.tu
        ? 'To come back, you will need your card. Work that the school received stays at school.'
        : 'To come back, you will need your login and your password.',
    changeTitle: 'Change person now?',
    notReceived: 'The school has not received this yet:',
    stay: 'Stay here',
    leaveAnyway: 'Sign out anyway',
    changeAnyway: 'Change anyway',
    sharedLeave: 'Shared computer: leave',
    endsSoonTitle: (p) => `The sign-in ends in ${p.wait}`,
    endsSoonMeans: () =>
      'This computer is shared: after 4 hours it forgets you. Hand in what is under way before, or sign in again afterwards.',
    understood: 'I understand',
    otherTitle: () => 'It is no longer you here',
    otherMeans: () =>
      'In another tab somebody else came in, or the sign-in was ended. This page was yours: nothing leaves it under another name, and it closes.',
    otherGoOn: 'Close this page',
  },
  close: 'Close',
  cancel: 'Cancel',
  unsavedDialog: {
    title: 'What was changed here is not saved.',
    stay: 'Go on',
    lose: 'Close without saving',
  },
  confirm: 'Confirm',
  save: 'Save',
  retry: 'Try again',
  undo: 'Undo',
  search: 'Search',
  clear: 'Clear',
  more: 'More actions',
  choose: 'Choose',
  chooseFile: 'Choose a file',
  removeFile: (p) => `Remove ${p.name}`,
  fileTooLarge: (p) => `This file is too large to be sent. Choose one of ${p.max} at most.`,
  optional: 'optional',
  required: 'required',
  information: 'Information',
  success: 'Done',
  attention: 'Attention',
  danger: 'Problem',
  inProgress: 'In progress',
  loadingFor: (p) =>
    p.seconds < 8
      ? `Loading, for ${p.seconds} s so far`
      : `The connection is slow: still loading after ${p.seconds} s`,
  amongTotal: (p) => `${p.value} of ${p.total}`,
  onDevice: 'on this device',
  onDeviceMeans:
    'Your work is on this device. It will leave by itself as soon as the connection is back.',
  received: 'received',
  receivedMeans: 'The school has received this work.',
  safe: 'safe',
  safeMeans: 'This work is kept in two places.',
  satchel: {
    waiting: (p) =>
      p.count < 2
        ? '1 piece of work is still on this device. The school has not received it.'
        : `${p.count} pieces of work are still on this device. The school has not received them.`,
    leaves: () =>
      'There is nothing to do: all of it leaves by itself, in order, as soon as the connection is back.',
    onPageOnly: 'Keep this page open: this device cannot keep anything.',
    whenLeaving: (p) => {
      const what =
        p.count < 2
          ? '1 piece of work stays here, and the school does not have it yet.'
          : `${p.count} pieces of work stay here, and the school does not have them yet.`
      return p.sealed
        ? `${what} Nobody else can read them; they will leave when you come back to this computer.`
        : `${what} They will leave when you come back to this device.`
    },
    refusedTitle: 'The school did not take a piece of your work.',
    refusedKept: 'It is kept on this device.',
    takeAway: 'Understood, erase it from here',
  },
  now: 'Now',
  next: 'Next',
  laterCount: (p) => `Later (${p.count})`,
  pastCount: (p) => `Already over (${p.count})`,
  copyTable: 'Copy the table',
  tableCopied: (p) =>
    `Table copied: ${p.rows} ${plural(p.rows, 'row', 'rows')}, to paste into a spreadsheet.`,
  copyFailed: 'The table could not be copied: the browser refused it.',
  sortBy: (p) => `Sort by: ${p.column}`,
  sortedUp: 'sorted upwards',
  sortedDown: 'sorted downwards',
  rowCount: (p) => `${p.count} ${p.many ? 'rows' : 'row'}`,
  figures: 'See the figures',
  subjects: {
    french: 'French',
    maths: 'Mathematics',
    history: 'History and geography',
    science: 'Science',
    physics: 'Physics and chemistry',
    technology: 'Technology',
    english: 'English',
    languages: 'Languages',
    sport: 'Sport',
    arts: 'Art',
    music: 'Music',
    civics: 'Civics',
    'class-life': 'Class life',
    other: 'Other subject',
  },
  noConnection: () => ({
    what: 'The connection does not get through.',
    means: 'This device could not reach Préau. Nothing is lost.',
    todo: 'Check the wifi or the network, then try again.',
  }),
  noAnswerInTime: () => ({
    what: 'The answer did not come in time.',
    means: 'The connection is slow, or many people are arriving at the same moment.',
    todo: 'Wait a little, then try again.',
  }),
  // Nobody answers at the door
  unreachable: {
    title: 'Préau does not answer yet',
    notLate: 'Nobody is late because of us.',
    byItself: 'This page tries again by itself: it may stay open.',
    nextTry: (p) => `Next try in ${p.seconds} s`,
    tryNow: 'Try now',
    meanwhile: 'Meanwhile',
    todo: () =>
      "Begin with what is there already: an exercise book, a textbook, a book. The help gives the school's telephone.",
  },
  errorTitle: 'This page could not be shown',
  errorSupport: (p) => `Reference to give if the problem goes on: ${p.id}`,
  pageBroken: {
    what: 'This page has stopped.',
    means: 'The fault is ours. Work already received stays received.',
    todo: 'Reload the page. If it happens again, the help page says whom to call.',
  },
  pageMissing: {
    what: 'This page could not be loaded.',
    means: 'The connection failed, or a newer version of Préau has just arrived.',
    todo: 'Check the connection, then try again.',
  },
  reload: 'Reload the page',
  toHelp: 'Open the help page',
  opened: (p) => `Page opened: ${p.title}`,
  // The school's telephone
  schoolPhone: (p) => `${p.school}: ${p.phone}`,
  schoolWithoutPhone: (p) =>
    `${p.school} has not given a number here yet. It is in the home-school notebook and at the school's entrance.`,
  schoolUnknown:
    "The number is shown here once you have signed in. Otherwise it is in the home-school notebook, on the school's letters and at its entrance.",
}
