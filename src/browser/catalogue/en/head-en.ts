/** English words for a head's first page, the guardians to decide on and who did what. */
import type { headFr } from '#browser/catalogue/fr/head-fr.ts'
import type { Translated } from '#browser/catalogue/translated.ts'

const plural = (count: number, one: string, many: string): string => (count === 1 ? one : many)

export const headEn: Translated<typeof headFr> = {
  navigation: {
    home: 'School',
    classes: 'Classes',
    people: 'People',
    guardians: 'Guardians',
    timetable: 'Timetable',
  },
  choose: {
    title: 'Your schools',
    open: 'Open',
    code: (p) => `UAI code: ${p.uai}`,
    none: 'No school has given you any right. The head can give you some on your page.',
  },
  home: {
    title: 'School',
    year: (p) => (p.label === null ? 'No school year open' : `School year ${p.label}`),
    importRoster: 'Import the list of pupils',
    emptyForHead:
      'The school is still empty. Begin with the three ONDE files: pupils, teachers, guardians. Nothing is applied without your consent.',
    emptyForStaff:
      'The school is still empty. The head begins by importing the list of pupils; after that everything happens here.',
    needsTitle: 'What waits for you',
    allWell: 'Nothing waits: classes, cards and guardians are in order.',
    numbersTitle: 'In numbers',
    announce: 'Announce to a class or to everybody',
    signatures: 'Ask guardians to sign',
    placesTitle: 'Everything else',
    numbers: {
      pupils: (p) => plural(p.count, 'pupil', 'pupils'),
      classes: (p) => plural(p.count, 'class', 'classes'),
      teachers: (p) => plural(p.count, 'teacher', 'teachers'),
      staff: (p) => plural(p.count, 'staff or head', 'staff and heads'),
      guardians: (p) => plural(p.count, 'guardian', 'guardians'),
      groups: (p) => plural(p.count, 'group', 'groups'),
      courses: (p) => plural(p.count, 'course', 'courses'),
    },
  },
  needs: {
    no_school_year: () => ({
      what: 'No school year is open.',
      means: 'Without one there are no classes, no timetable and no pupil’s day.',
      act: 'Open the school year',
    }),
    school_year_over: (p) => ({
      what: `The school year ended on ${p.day}.`,
      means: 'The pupils’ days have been empty since then.',
      act: 'Open the next year',
    }),
    zone_unknown: () => ({
      what: 'The holiday zone of the school is not known.',
      means: 'Lessons fall into the holidays too, except on the days that you close.',
      act: 'See the holidays',
    }),
    calendar_unknown: () => ({
      what: 'The holiday calendar is not installed yet.',
      means:
        'Lessons fall into the holidays too. The operator installs it by a command; you can close days yourself.',
      act: 'See the holidays',
    }),
    calendar_ends: (p) => ({
      what: `The holiday calendar ends on ${p.day}.`,
      means: 'After that day no holidays are known. The operator has to install what follows.',
      act: 'See the holidays',
    }),
    guardians_to_confirm: (p) => ({
      what: `${p.count} ${plural(p.count, 'link between a guardian and a child', 'links between guardians and children')} to confirm.`,
      means: 'Until you confirm them, these guardians see nothing.',
      act: 'Confirm',
    }),
    pupils_without_card: (p) => ({
      what: `${p.count} ${plural(p.count, 'pupil', 'pupils')} without a class card.`,
      means: 'Printing the sheet of the class makes the missing cards.',
      act: 'Choose a class',
    }),
    pupils_to_move_up: (p) => ({
      what: `${p.count} ${plural(p.count, 'pupil of last year waits for a new class', 'pupils of last year wait for their new class')}.`,
      means: 'The past year gives no place any more: until then their day stays empty.',
      act: 'Move the classes up',
    }),
    pupils_without_class: (p) => ({
      what: `${p.count} ${plural(p.count, 'pupil is', 'pupils are')} in no class.`,
      means: 'Their day stays empty.',
      act: 'Find the pupils',
    }),
    courses_without_teacher: (p) => ({
      what: `${p.count} ${plural(p.count, 'course', 'courses')} without a teacher.`,
      means: 'Nobody can attach a lesson or an exercise there.',
      act: 'See the courses',
    }),
    classes_without_timetable: (p) => ({
      what: `${p.count} ${plural(p.count, 'class', 'classes')} without a timetable.`,
      means: 'The day of these pupils stays empty.',
      act: 'Fill the timetable',
    }),
  },
  places: {
    morning: {
      title: 'This morning',
      means: 'Go to distance, note a teacher away; pupils not heard from, attendance, load.',
    },
    imports: {
      title: 'Import the list of pupils',
      means: 'The three ONDE files: a preview first, nothing without your consent.',
    },
    classes: {
      title: 'Print class cards',
      means: 'One sheet a class: every pupil comes in with a card.',
    },
    letters: {
      title: 'Print letters',
      means: 'One a person: guardians and staff open their account.',
    },
    people: { title: 'Find a person', means: 'Page, roles, delegated rights, departures.' },
    timetable: {
      title: 'Timetable',
      means: 'By class or by teacher; cancellations, absences; import of a file.',
    },
    attendance: {
      title: 'Attendance',
      means: 'Half-days by class, whom to call, export.',
    },
    lessonLogs: {
      title: 'Lesson logs',
      means: "By class and time: read, follow, print; the week's load.",
    },
    reports: {
      title: 'School reports',
      means: 'Appreciations that are missing, publishing to families, printing.',
    },
    schoolYear: {
      title: 'School year and days off',
      means: 'First and last day, weeks A and B, days without school, days at a distance.',
    },
    flags: {
      title: 'Reported messages',
      means: 'Messages of live classes that somebody reported.',
    },
    audit: {
      title: 'Who did what',
      means: 'Pages opened, cards printed, decisions on guardians.',
    },
  },
  guardians: {
    title: 'Guardians',
    intro: 'What each guardian sees of each child',
    explain:
      'ONDE files do not say who has which rights. A link to confirm opens nothing; a blocked link stays blocked, whatever the next import says.',
    tabs: { to_confirm: 'To confirm', confirmed: 'Confirmed', blocked: 'Blocked' },
    tabsLabel: 'Links by decision',
    allClasses: 'All classes',
    classFilter: 'Class',
    search: 'Find a name',
    caption: {
      to_confirm: 'Links to confirm',
      confirmed: 'Confirmed links',
      blocked: 'Blocked links',
    },
    alsoOf: (p) => `also: ${p.children}`,
    columns: {
      choose: 'Choose',
      pupil: 'Child',
      className: 'Class of the child',
      guardian: 'Guardian',
      kind: 'Relation',
      others: 'Other guardians of this child',
      source: 'Origin',
      decided: 'Decided on',
    },
    kinds: {
      mother: 'mother',
      father: 'father',
      tutor: 'legal guardian',
      other: 'other relation',
      unknown: 'not said',
    },
    sources: { onde: 'ONDE file', aaf: 'AAF file', local: 'by hand' },
    otherRights: { to_confirm: 'to confirm', confirmed: 'confirmed', blocked: 'blocked' },
    noOther: 'none',
    ofAge: '18 or older',
    chooseOne: (p) => `Choose ${p.guardian}, guardian of ${p.pupil}`,
    chooseAll: 'Choose all links shown',
    chosen: (p) =>
      p.count === 0 ? 'No link chosen' : `${p.count} ${plural(p.count, 'link', 'links')} chosen`,
    confirm: 'Confirm',
    block: 'Block',
    putBack: 'Put back to confirm',
    confirmTitle: (p) => (p.count === 1 ? 'Confirm this link?' : `Confirm ${p.count} links?`),
    confirmMeans: (p) =>
      `${p.guardians} ${plural(p.guardians, 'guardian', 'guardians')} will see the day, the work and the results of ${p.pupils} ${plural(p.pupils, 'child', 'children')}, and can show the class card. One letter a guardian can then be printed.`,
    confirmOfAge: (p) =>
      `Careful: ${p.count} ${plural(p.count, 'pupil is', 'pupils are')} 18 or older: agree with the pupil on what guardians see.`,
    blockTitle: (p) => (p.count === 1 ? 'Block this link?' : `Block ${p.count} links?`),
    blockMeans: (p) =>
      `${p.guardians} ${plural(p.guardians, 'guardian', 'guardians')} will see nothing more of ${p.pupils} ${plural(p.pupils, 'child', 'children')}, from now on and after every import.`,
    blockCard:
      'The class card itself does not change: a guardian who has seen it can still use it. After blocking you can reissue the child’s card.',
    putBackTitle: (p) =>
      p.count === 1 ? 'Put this link back to confirm?' : `Put ${p.count} links back to confirm?`,
    putBackMeans: 'These guardians see nothing more until your next decision.',
    done: {
      confirmed: (p) => `${p.count} ${plural(p.count, 'link', 'links')} confirmed.`,
      blocked: (p) => `${p.count} ${plural(p.count, 'link', 'links')} blocked.`,
      to_confirm: (p) => `${p.count} ${plural(p.count, 'link', 'links')} put back to confirm.`,
    },
    undone: 'Undone: the links are as before.',
    empty: {
      to_confirm: 'No link to confirm. The next import may bring some.',
      confirmed: 'No link is confirmed for now.',
      blocked: 'No link is blocked.',
    },
    more: 'Show more',
    cardsTitle: 'The class card still opens',
    cardsMeans:
      'If this guardian saw the card before, it still opens the child’s day, and a device signed in with it stays so. Reissuing the card closes all of that: the old one stops working, and the child’s devices that it signed in are signed out.',
    cardsAsk: 'To reissue the card, ask the head or somebody with the right to print cards.',
    reissue: (p) => `Reissue ${p.name}’s card`,
    reissued: (p) => `Card reissued: ${p.name} needs the new one.`,
    printNew: (p) => `Print the new card (${p.name})`,
    noCard: (p) => `${p.name} is in no class: there is no card to reissue.`,
    keepCards: 'Keep the cards',
    ofAgeTitle: (p) =>
      `${p.count} ${plural(p.count, 'pupil of age to review', 'pupils of age to review')}`,
    ofAgeMeans:
      'At 18 the pupil is told, and you review together what guardians see. Confirming again keeps their access; blocking closes it.',
    ofAgeFirst: (p) =>
      `The ${p.shown} youngest are here; the next ones take their place as soon as you have decided.`,
    ofAgeLine: (p) =>
      `${p.name}${p.className === null ? '' : ` (${p.className})`}, 18 on ${p.day}: ${p.guardians}`,
    keepAccess: 'Keep the access',
    closeAccess: 'Close the access',
  },
}
