/** English words for a week of lessons, as everybody sees it. */
import type { timetableFr } from '#browser/catalogue/fr/timetable-fr.ts'
import type { Translated } from '#browser/catalogue/translated.ts'

export const timetableEn: Translated<typeof timetableFr> = {
  clock: (p) => `${p.hour}:${p.minute}`,
  room: (p) => (/^\d/.test(p.room) ? `room ${p.room}` : p.room),
  weekdays: ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'],
  week: {
    of: (p) => `Week of ${p.from} to ${p.to}`,
    letter: (p) => `week ${p.letter}`,
    label: "The week's lessons",
    steps: 'Other weeks',
    before: 'Week before',
    current: 'This week',
    after: 'Week after',
    print: 'Print',
    jump: 'Go to a day',
    today: 'today',
    dayOff: (p) => `Day off: ${p.label}`,
    nothing: 'No lesson',
    nothingAllWeek: 'No lesson this week.',
    allWeekOff: (p) => `No school this week: ${p.label}.`,
  },
  lesson: {
    cancelled: 'Cancelled',
    moved: 'Moved',
    substituted: 'Substitute',
    withoutTeacher: 'Without a teacher',
    distance: { all: 'At a distance', some: 'Partly at a distance' },
    movedFrom: (p) => `Moved from ${p.day}`,
  },
  own: {
    title: 'My week',
    pupilIntro: 'Your lessons, with the changes that the school has noted.',
    teacherIntro: 'Your lessons in all your classes, with the changes noted.',
    calendar: 'In the phone’s calendar',
  },
}
