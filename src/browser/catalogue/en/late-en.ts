/** English words of work that comes after its due time. */
import type { lateFr } from '#browser/catalogue/fr/late-fr.ts'

const between = (p: { from: string; until: string }): string => `from ${p.from} to ${p.until}`

export const lateEn: typeof lateFr = {
  outage: {
    stopped: (p) => `the platform was down ${between(p)}`,
    no_database: (p) => `the platform did not answer ${between(p)}`,
    stalled: (p) => `the platform did not answer ${between(p)}`,
    line: (p) => `there were too many people at the platform's door ${between(p)}`,
  },
  extended: (p) => `${p.late} late, but ${p.why}: this copy counts as in time.`,
  late: (p) => `${p.late} late.`,
  toDecide: (p) =>
    p.tu
      ? `${p.late} late. This device says that it tried ${p.when}: your teacher decides whether it counts as in time.`
      : `${p.late} late. The device says that it tried ${p.when}: the teacher decides whether the copy counts as in time.`,
  accepted: (p) => `${p.late} late, but the teacher decided that this copy counts as in time.`,
  leftLate: (p) => `${p.late} late: the teacher decided that this copy counts as late.`,
  at: (p) => `at ${p.time}`,
  atOnDay: (p) => `${p.day} at ${p.time}`,
  short: {
    extended: 'counts as in time',
    late: 'late',
    to_decide: 'late, to be decided',
    accepted: 'counted as in time by the teacher',
    left_late: 'late',
  },
  movedDue: (p) => `New limit, because the platform could not be reached: ${p.when}.`,
  onPaper: {
    by: (p) => `handed in on paper by ${p.name}`,
    saidAt: (p) => `who says that it came ${p.when}`,
    sheets: 'Paper copy: the whole work',
  },
  decideTitle: 'This copy came late',
  lateBy: (p) => `${p.late} late.`,
  claims: (p) => `The device says that it tried ${p.when}.`,
  claimsNothing: 'The device does not say that it tried earlier.',
  differs: 'What came is not exactly what the device had noted at that moment.',
  noRecord:
    'No recorded outage explains it: the time of the device is only an indication, and you decide.',
  countInTime: 'Count as in time',
  leaveLate: 'Leave as late',
  countsInTime: 'Your decision: this copy counts as in time.',
  countsLate: 'Your decision: this copy counts as late.',
  decided: (p) => `Decided for ${p.name}.`,
}
