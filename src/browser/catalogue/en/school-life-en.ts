/** English words for whoever makes the timetable: lessons, weekly slots, school year, days off. */
import type { schoolLifeFr } from '#browser/catalogue/fr/school-life-fr.ts'
import type { Translated } from '#browser/catalogue/translated.ts'

const plural = (count: number, one: string, many: string): string => (count === 1 ? one : many)

export const schoolLifeEn: Translated<typeof schoolLifeFr> = {
  title: 'Timetable',
  whose: 'Whose',
  chooseWhose: 'Choose a class or a teacher',
  groups: { classes: 'By class', teachers: 'By teacher' },
  views: {
    label: 'Parts of the timetable',
    week: 'Week',
    slots: 'The whole year',
    absences: 'Who is away',
    clashes: 'Clashes',
    import: 'Import a file',
  },
  toYear: 'School year and days off',
  noClasses: 'The school has no class this year yet. Import the roster, then come back here.',
  noYear: 'No school year is open: without one there is no timetable.',
  toSchoolYear: 'Open the school year',
  lesson: {
    subtitle: (p) => `${p.day}, from ${p.starts} to ${p.ends}`,
    with: (p) => `With ${p.teachers}`,
    withNobody: 'No teacher is named.',
    forWhom: (p) => `For ${p.audience}`,
    where: (p) => `Room: ${p.room}`,
    nowhere: 'No room is given.',
    note: (p) => `The teacher's note: ${p.note}`,
    movedFrom: (p) => `Moved: it was planned for ${p.day}.`,
    isCancelled: 'This lesson is cancelled.',
    mayOnlyLook: "To change it, one needs the right 'timetable' or must teach this course.",
    cancel: 'Cancel the lesson',
    cancelMeans:
      'It stays in sight, struck out, in the day of the pupils and their guardians. Work that is attached to it is still to be handed in.',
    cancelled: 'Lesson cancelled.',
    restore: 'Bring the lesson back',
    restored: 'The lesson is back.',
    move: 'Move',
    moveTitle: 'Move the lesson',
    moveMeans:
      'What is attached to it (reading, exercise, homework) goes with it. Homework that another lesson gave for this one changes its day with it; given for a date, it stays there.',
    moveRefused: {
      startsAt:
        'The lesson has begun: it stays where it is, with its register. Nothing has changed.',
      homeworkDueOn:
        'The homework given in this lesson is due before that day: change its date first. Nothing has changed.',
      onDate: 'This day is past, or outside the school year. Nothing has changed.',
    },
    moveAnyway: 'Move it all the same',
    changedMeanwhile: 'This lesson was moved or cancelled in the meantime. Nothing has changed.',
    lookAgain: 'Close this, reload the week and see where it stands, then start again.',
    takeRoomAnyway: 'Take this room all the same',
    moved: 'Lesson moved.',
    changeRoom: 'Change the room',
    roomTitle: 'Change the room, on that day only',
    roomChanged: 'Room changed.',
    back: 'Back to the lesson',
  },
  wholeDay: {
    open: 'Cancel…',
    keep: 'Cancel nothing',
    title: (p) => `Cancel lessons: ${p.day}`,
    explain: 'For an absent teacher or an outing: choose the lessons that do not take place.',
    confirm: (p) => (p.count === 1 ? 'Cancel 1 lesson' : `Cancel ${p.count} lessons`),
    chooseOne: 'Choose at least one lesson.',
    done: (p) => `${p.count} ${plural(p.count, 'lesson', 'lessons')} cancelled.`,
    undone: 'The lessons are back.',
    partly: (p) =>
      p.count === 1
        ? '1 lesson could not be cancelled.'
        : `${p.count} lessons could not be cancelled.`,
  },
  slots: {
    explain:
      'The slots that repeat every week, from today on. A change holds for all lessons to come.',
    label: 'The slots of the week',
    none: 'No slot yet. Add them here, or import the whole timetable from a file.',
    add: 'Add a slot',
    addOn: (p) => `Add a slot on ${p.day}`,
    addTitle: 'Add a slot',
    addedBefore: {
      what: 'This slot was added already.',
      todo: 'What you sent first had arrived; what you changed since has not. Close this, find the slot and change it.',
    },
    editTitle: 'Change the slot',
    week: (p) => `Week ${p.letter} only`,
    until: (p) => `until ${p.day}`,
    from: (p) => `from ${p.day}`,
    clash: 'Clash',
    course: 'Course',
    courseHint: 'The subject, the class or group, and who teaches.',
    chooseCourse: 'Choose a course',
    noCourse:
      "No course is open here. A course (subject, class, teacher) is opened on the class's page.",
    nobody: 'no teacher',
    weekday: 'Day',
    starts: 'Start',
    ends: 'End',
    weeks: 'Weeks',
    everyWeek: 'All',
    onlyA: 'Week A',
    onlyB: 'Week B',
    room: 'Room',
    fromDay: 'From',
    fromHint: 'Lessons before that day stay as they were.',
    homeworkFollows:
      'Homework that is due for a lesson of this slot changes its day with it; given for a date, it stays there.',
    toDay: 'Until',
    toHint: 'Leave empty to go on to the end of the year.',
    remove: 'Take the slot away',
    removeTitle: 'Take this slot away?',
    removeMeans:
      'From that day on its lessons are gone. Those that carry a reading, an exercise or a change stay.',
    removeFrom: 'From which day',
    errors: {
      course: 'Choose a course.',
      times: 'Give a start and an end.',
      order: 'The end must come after the start.',
      day: 'Give a day.',
    },
    created: 'Slot added.',
    changed: 'Slot changed.',
    removed: 'Slot taken away.',
  },
  rebuilt: {
    lessons: (p) =>
      p.created + p.updated + p.deleted === 0
        ? 'No lesson to come has changed.'
        : `Lessons to come: ${[
            p.created > 0 ? `${p.created} added` : '',
            p.updated > 0 ? `${p.updated} changed` : '',
            p.deleted > 0 ? `${p.deleted} taken away` : '',
          ]
            .filter((part) => part !== '')
            .join(', ')}.`,
    followed: (p) =>
      p.count === 1
        ? '1 prepared lesson went with its slot, and with it all that is attached or noted:'
        : `${p.count} prepared lessons went with their slots, and with them all that is attached or noted:`,
    kept: (p) =>
      p.count === 1
        ? '1 lesson stayed, because something is attached to it or noted:'
        : `${p.count} lessons stayed, because something is attached to them or noted:`,
    more: (p) => (p.count === 1 ? 'and one more' : `and ${p.count} more`),
    hide: 'Hide this message',
  },
  clashes: {
    title: (p) => (p.count === 1 ? '1 clash to look at' : `${p.count} clashes to look at`),
    explain:
      'Somebody or a room is in two places at once. Nothing is forbidden: two classes may share a room on purpose.',
    none: 'No clash: nobody is in two places at once.',
    caption: 'Clashes',
    movedCaption: 'Clashes of lessons that were moved',
    before: (p) =>
      [
        p.dayOff === null ? '' : `The school is closed on that day (${p.dayOff}).`,
        p.count === 0
          ? ''
          : p.count === 1
            ? 'There would be a clash.'
            : `There would be ${p.count} clashes.`,
      ]
        .filter((part) => part !== '')
        .join(' '),
    allowed: 'Nothing is forbidden: you may do it all the same, or choose something else.',
    span: (p) => `${p.starts} to ${p.ends}`,
    columns: { what: 'Who or what', when: 'When', courses: 'Courses', act: 'Change' },
    kinds: {
      teacher: (p) => `${p.what} has two lessons at once`,
      room: (p) => `‘${p.what}’: two lessons at once in this room`,
      class: (p) => `${p.what} has two lessons at once`,
    },
    when: (p) => `${p.day}, ${p.starts} to ${p.ends}${p.week === null ? '' : `, week ${p.week}`}`,
    change: (p) => `Change ‘${p.course}’`,
    more: (p) =>
      p.count === 1
        ? 'and one more: see the tab ‘Clashes’'
        : `and ${p.count} more: see the tab ‘Clashes’`,
    many: (p) => `The first ${p.count} are shown; the rest will appear when these are settled.`,
  },
  year: {
    title: 'School year and days off',
    yearsTitle: 'School years',
    caption: 'Open school years',
    columns: { label: 'Year', starts: 'First day', ends: 'Last day', act: 'Change' },
    current: 'running',
    none: 'No school year is open. Without one there is no class, no timetable, no day of a pupil.',
    noneForStaff: 'The head opens a school year; the rest is settled here.',
    open: 'Open a school year',
    openTitle: 'Open a school year',
    change: (p) => `Change the year ${p.label}`,
    changeTitle: (p) => `Year ${p.label}`,
    label: 'Name',
    labelHint: 'As people say it: 2026-2027.',
    starts: 'First day of school',
    ends: 'Last day of school',
    firstWeek: (p) => `The first week (Monday ${p.day}) is a`,
    weekA: 'week A',
    weekB: 'week B',
    firstWeekHint:
      'Weeks then alternate without exception, holidays included. A school without weeks A and B can leave A.',
    changeMeans:
      'The lessons to come follow the new dates. Those that carry a reading, an exercise or a change stay. A grading period that begins or ends with the year follows too.',
    periodOutside: (p) =>
      `The period “${p.label}” would have no day left in this year. Nothing is changed: move or remove this period first, further down the page.`,
    openButton: 'Open the year',
    opened: 'The year is open.',
    changed: 'The year is changed.',
    errors: {
      label: 'Give this year a name.',
      labelTaken: 'Another year already has this name.',
      days: 'Give a first and a last day.',
      order: 'The last day must come after the first.',
      length: 'A school year lasts 90 to 400 days: check the dates.',
      overlap: 'These dates cross another year.',
    },
    lettersTitle: 'Weeks A and B',
    lettersNow: (p) => `This week is a week ${p.letter}.`,
    lettersCaption: 'The weeks to come',
    lettersWeek: (p) => `Monday ${p.day}`,
    lettersNone: 'Weeks A and B show here once a year is open.',
  },
  off: {
    title: 'Days off',
    zone: (p) => `Holidays: ${p.zone}.`,
    zoneUnknown:
      "The school's holiday zone is not known: no official calendar holds. Close the days without school yourself.",
    calendarUnknown:
      'The calendar of holidays is not installed yet. The operator installs it by a command; until then, close the days without school yourself.',
    knownUntil: (p) => `The official calendar is known until ${p.day}.`,
    endsBefore: (p) =>
      `The official calendar ends on ${p.day}, before the school year does. The operator has to install what follows.`,
    caption: 'Days off this year',
    columns: { label: 'What', days: 'When', source: 'Where from', act: 'Open again' },
    sources: {
      zone: 'official calendar',
      public: 'public holiday',
      school: 'closed by the school',
    },
    oneDay: (p) => p.day,
    days: (p) => `from ${p.from} to ${p.to}`,
    past: (p) => `Over already (${p.count})`,
    none: 'No day off is known for the rest of the year.',
    add: 'Close days',
    addTitle: 'Close the school on some days',
    addMeans:
      'The lessons of these days are gone. Those that carry a reading, an exercise or a change stay.',
    label: 'Why',
    labelHint: 'Pupils see it: “Long weekend”, “Building works”.',
    from: 'First day closed',
    to: 'Last day closed',
    close: 'Close these days',
    closed: 'These days are closed.',
    remove: (p) => `Open again: ${p.label}`,
    removeTitle: (p) => `Open the school again: ${p.label}?`,
    removeMeans: 'The lessons that the timetable plans on those days come back.',
    removeConfirm: 'Open the school again',
    opened: 'The school is open again on those days.',
    errors: {
      label: 'Say why: pupils will see it.',
      days: 'Give the first and the last day.',
      order: 'The last day comes before the first.',
      taken: 'Another closing already begins on that day.',
    },
  },
}
