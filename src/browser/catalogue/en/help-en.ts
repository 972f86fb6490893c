/** English words of the help, accessibility and not-found pages. */
import type { helpFr } from '#browser/catalogue/fr/help-fr.ts'
import type { Translated } from '#browser/catalogue/translated.ts'

export const helpEn: Translated<typeof helpFr> = {
  helpTitle: 'Help',
  helpIntro: (p) =>
    p.tu
      ? 'Nobody is supposed to know everything. Choose what is happening to you.'
      : 'Choose what is happening; for everything else, the school answers the telephone.',
  urgentTitle: 'If somebody is in danger',
  urgentIntro: 'These calls are free. You need not give your name.',
  childDanger: {
    number: '119',
    name: 'Children in danger (France)',
    text: (p) =>
      p.tu
        ? 'Somebody hurts you or frightens you, or you worry about another child: call, at any hour of day or night. The call does not show on the bill.'
        : 'For any child in danger or at risk, at any hour of day or night. The call does not show on the bill.',
  },
  bullying: {
    number: '3018',
    name: 'Bullying and violence online (France)',
    text: (p) =>
      p.tu
        ? 'Somebody mocks you, threatens you or shows your photos, at school or online: call, every day from 9:00 to 23:00. They can also have images removed.'
        : 'Mockery, threats, images passed around, at school or online: every day from 9:00 to 23:00. The team can also have content removed.',
  },
  emergency: {
    number: '112',
    name: 'Emergency, anywhere in Europe',
    text: () =>
      'An accident, a fire, an assault happening now. By text message for people who are deaf or hard of hearing: 114.',
  },
  call: (p) => `Call ${p.number}`,
  schoolTitle: 'Calling the school',
  schoolIntro: (p) =>
    p.tu
      ? 'The school answers the telephone even when its doors are closed. Ask an adult to call with you.'
      : 'The school answers the telephone even when its doors are closed.',
  questionsTitle: 'What happens most often',
  questions: (p) => [
    {
      title: p.tu ? 'I lost my card' : 'A class card is lost',
      lines: [
        p.tu
          ? 'Tell your teacher or the school: the old card is stopped and a new one is made. Your work is still there.'
          : "Tell the school: it stops the old card and makes a new one. The child's work is not touched.",
        p.tu
          ? 'If the school is closed, an adult of your family can show your card from their own account, or your teacher can dictate a code on the telephone. It works once, for 24 hours.'
          : "If the school is closed, a guardian can show the child's card from their own account, or the teacher can dictate a code on the telephone. It works once, for 24 hours.",
      ],
    },
    {
      title: p.tu ? 'My code does not work' : 'The code does not work',
      lines: [
        'Read it again on the card, four characters at a time. Capitals and spaces do not matter.',
        'After ten wrong tries, typing is paused. Scanning the card always works.',
      ],
    },
    {
      title: 'An adult forgot the password',
      lines: [
        'On the sign-in page, “Forgotten password” says how to go on. An e-mail address alone is never enough: the school gives a code by letter or telephone.',
      ],
    },
    {
      title: p.tu ? 'I have no Internet at home' : 'There is no Internet at home',
      lines: [
        "A phone is enough: a page of Préau weighs less than a photo. Sharing a phone's connection works too.",
        'Without any connection, the school can prepare the work on paper: ask for it by telephone.',
      ],
    },
    {
      title: p.tu ? 'I have no telephone' : 'There is no telephone',
      lines: [
        p.tu
          ? 'Go to an adult you trust: a neighbour, the town hall, the library or the post office can call the school with you.'
          : 'The town hall, a library, a France services office or a neighbour can call the school with you.',
      ],
    },
    {
      title: p.tu ? 'There are several of us on one device' : 'Several children, one device',
      lines: [
        'One device can know several people. Each has their own things apart, and “Who are you?” lets you change.',
        'On a computer that is not yours, choose “Shared computer”: nothing stays on it.',
      ],
    },
    {
      title: 'The connection broke during an exercise',
      lines: [
        'Keep the page open. Beside every answer a word says where it is: “on this device”, “received” or “safe”.',
      ],
    },
  ],
  accessibilityTitle: 'Accessibility',
  accessibilityIntro: () =>
    'Préau is made so that everyone can read, listen and answer. Where that fails, say so: it gets mended.',
  conformityTitle: 'State of compliance',
  conformity: [
    "Préau is not yet compliant in the sense of France's accessibility standard (RGAA 4.1), because no independent audit has taken place. We would rather say so than let anybody believe otherwise.",
    'The aim is level AA of WCAG 2.2.',
  ],
  checkedTitle: 'What is checked at every version',
  checked: [
    'Pages are examined by an automatic tool (axe-core), in both languages, light and dark.',
    'Everything can be done with the keyboard alone, and the outline of the active element is always visible.',
    'Pages fit into a width of 320 pixels and a zoom of 200 %, without sideways scrolling.',
    'Contrasts are at least 4.5 to 1 for text and 3 to 1 for controls; they are measured.',
    'No information is given by colour alone; animations stop if the device asks for it.',
  ],
  helpsTitle: 'What can help',
  helps: [
    '“Display”, at the top of every page: text size, spacing, light or dark colours, a typeface for readers with dyslexia.',
    'Instructions and choices of exercises can be listened to.',
    'Matching and ordering work by tapping, without having to drag.',
  ],
  limitsTitle: 'What is still missing',
  limits: [
    'Lessons are written by teachers. Préau asks them for a text for every picture, but cannot promise that it is a good one.',
    'The photo of handwritten work has no transcript.',
    'No trial has been made yet with people who use a screen reader every day.',
  ],
  contactTitle: 'Reporting a difficulty',
  contact: [
    'Tell the school what you wanted to do and what kept you from it: it must give you the content in another form, and passes the remark on.',
  ],
  contactRights: {
    before: 'Without a satisfying answer you can write to the Défenseur des droits: ',
    site: 'www.defenseurdesdroits.fr',
    phone: '09\u00a069\u00a039\u00a000\u00a000',
    after: ', or without a stamp: Défenseur des droits, Libre réponse 71120, 75342 Paris CEDEX 07.',
  },
  notFoundTitle: 'Nothing at this address',
  notFoundText: (p) =>
    p.tu
      ? 'This page does not exist, or no longer. Your work is still there.'
      : 'This page does not exist, or no longer. Its address may have changed.',
  notFoundAction: (p) => (p.tu ? 'Back to my day' : 'Back to the home page'),
}
