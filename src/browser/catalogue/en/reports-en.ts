/** English words of appreciations and period reports. */
import type { reportsFr } from '#browser/catalogue/fr/reports-fr.ts'

const plural = (count: number, one: string, many: string): string => (count === 1 ? one : many)

export const reportsEn: typeof reportsFr = {
  report: (p) => `School report, ${p.period}`,
  period: 'Period',
  noPeriods:
    'The school has not named its periods yet. The head names them on the page "School year and days off".',
  average: (p) => `Average: ${p.average} out of 20`,
  stepTimes: (p) => `${p.name}: ${p.count} ${p.count === 1 ? 'time' : 'times'}`,
  stepCount: (p) => `${p.name}: ${p.count}`,
  nothingShown: 'Nothing shown in this period',
  general: 'General appreciation',
  halfDays: 'Half-days of distance learning',
  days: (p) => `From ${p.from} to ${p.until}`,
  keys: 'Enter: next pupil. Shift + Enter: pupil before. Everything is saved while you write.',
  state: {
    saving: 'Saving…',
    saved: 'Everything is saved.',
    waits: (p) =>
      `${p.count} ${plural(p.count, 'appreciation is', 'appreciations are')} kept on this page and will leave as soon as possible.`,
    refused: (p) =>
      `The appreciation of ${p.pupil} is not saved: go back to its field and change it.`,
    overtaken: (p) =>
      `Somebody else has written the appreciation of ${p.pupil} too: choose under its field.`,
  },
  newer: {
    title: (p) => `${p.by} has written meanwhile (${p.when}):`,
    means: 'Your text still stands in the field, but it is not saved yet.',
    keepOwn: 'Keep my text',
    take: 'Take this text',
  },
  course: {
    title: (p) => `Appreciations · ${p.course}`,
    back: 'Gradebook',
    noPupils: 'This course has no pupils yet.',
    written: (p) =>
      `${p.written} of ${p.all} ${plural(p.all, 'appreciation', 'appreciations')} written`,
    classAverage: (p) => `class average: ${p.average}`,
    notShown: (p) =>
      `${p.count} ${plural(p.count, 'assessment of this period is', 'assessments of this period are')} not shown to families: ${plural(p.count, 'it counts', 'they count')} neither here nor in the report.`,
    none: 'Not written yet.',
    left: { course: 'no longer in this course', school: 'has left the school' },
  },
  school: {
    title: 'School reports',
    intro: 'What teachers say, class by class, and what families can read.',
    caption: 'Classes',
    className: 'Class',
    published: 'Published',
    publishedOn: (p) => `published ${p.when}`,
    notPublished: 'not published',
    open: 'Open',
    noClasses: 'No class this year so far.',
    former: 'Past years',
    formerMeans: 'The reports of a year can be read again until the end of the next one.',
    formerClass: (p) => `${p.name}, ${p.year}`,
  },
  ofClass: {
    title: (p) => `School reports · ${p.name}`,
    back: 'School reports',
    backToClass: 'My class',
    noPupils: 'This class has no pupils yet.',
    over: 'The year of this class is over: its reports can be read again, and nothing is left to write.',
    missing: 'What is missing',
    nothingMissing: 'Nothing is missing: every appreciation is written.',
    missingCaption: 'Appreciations by course',
    subject: 'Course',
    teachers: 'Teachers',
    lacking: 'Missing',
    lackingOf: (p) => `${p.lacking} of ${p.all}`,
    classAverage: 'Class average',
    generalLacking: (p) => `General appreciation: ${p.lacking} of ${p.all} missing.`,
    pupils: 'Pupils',
    pupil: (p) =>
      p.written
        ? `${p.name} · general appreciation written`
        : `${p.name} · general appreciation to be written`,
    nothingSaid: 'Nothing yet: no grade shown, no appreciation. This report will not be published.',
    notPublished: 'Families see nothing of this period yet.',
    published: (p) => `Published ${p.when} by ${p.by}.`,
    changed: (p) =>
      p.count === 0
        ? 'What families read is up to date.'
        : `${p.count} ${plural(p.count, 'pupil has', 'pupils have')} something new since: families will read it when you publish again.`,
    publish: 'Publish',
    publishAgain: 'Publish again',
    withdraw: 'Withdraw',
    print: 'Print the whole class (PDF)',
    download: 'Download (CSV)',
    fileName: (p) => `school reports ${p.name} ${p.period}`,
    pupilHeader: 'Pupil',
    appreciationOf: (p) => `${p.subject}: appreciation`,
    publishQuestion: (p) => `Publish ${p.period} of class ${p.name}?`,
    publishMeans:
      'Pupils and their guardians then read what is written at this moment. What changes later waits for another publishing.',
    publishLacking: (p) =>
      `${p.count} ${plural(p.count, 'appreciation is', 'appreciations are')} still missing.`,
    withdrawQuestion: (p) => `Withdraw ${p.period} of class ${p.name}?`,
    withdrawMeans:
      'Pupils and their guardians see nothing of this period any more. Nothing that is written is lost.',
    publishedNow: 'Families can read them.',
    withdrawnNow: 'Families no longer see this period.',
    nothingToPublish: 'Nothing is written or shown in this class for this period yet.',
    unsaved: 'Wait until everything is saved.',
  },
  family: {
    title: 'My reports',
    ofChild: (p) => `School reports of ${p.name}`,
    empty: 'No report yet. It comes here when the school publishes it.',
    given: (p) => `Published ${p.when}`,
    download: 'Download (PDF)',
  },
}
