/** The words of a report on paper: French, as the school gives it out. Pure. */
import type { AttendanceCounts } from '#contract/attendance.ts'
import type { PeriodReport, StepCounts } from '#contract/reports.ts'
import type { Day } from '#kernel/calendar-day.ts'

type OnPaper = Pick<PeriodReport, 'withoutPoints' | 'period'>

export const reportWords = {
  title: ({ period, withoutPoints }: OnPaper): string =>
    `${withoutPoints ? 'Livret scolaire' : 'Bulletin scolaire'} · ${period.label}`,
  fileTitle: (reports: readonly PeriodReport[]): string => {
    const [first] = reports
    if (first === undefined) return 'Bulletins scolaires'
    const { className, pupil } = first
    return reports.length === 1
      ? `${reportWords.title(first)} · ${pupil.givenName} ${pupil.familyName}, ${className}`
      : `${reportWords.title(first)} · ${className}`
  },
  year: (label: string): string => `Année scolaire ${label}`,
  days: (from: Day, until: Day): string => `du ${paperDay(from)} au ${paperDay(until)}`,
  subject: 'Enseignement',
  standing: (withoutPoints: boolean): string => (withoutPoints ? 'Objectifs' : 'Moyenne sur 20'),
  appreciation: 'Appréciation',
  none: '–',
  general: 'Appréciation générale',
  halfDays: 'Demi-journées d’enseignement à distance',
  page: (page: number, of: number): string => `page ${page} sur ${of}`,
} as const

const attainment = ['non atteint', 'partiellement atteint', 'atteint', 'dépassé']
const mastery = [
  'maîtrise insuffisante',
  'maîtrise fragile',
  'maîtrise satisfaisante',
  'très bonne maîtrise',
]

/** 1234 is 12,34. */
export function paperAverage(hundredths: number): string {
  return (hundredths / 100).toFixed(2).replace('.', ',')
}

/** The highest step first: a line each, of those that were given. */
export function paperSteps(standing: {
  readonly attainment: StepCounts
  readonly mastery: StepCounts
}): string[] {
  return [...stepLines(standing.attainment, attainment), ...stepLines(standing.mastery, mastery)]
}

function stepLines(counts: StepCounts, names: readonly string[]): string[] {
  return names
    .map((name, index) => ({ name, count: counts[index] ?? 0 }))
    .filter(({ count }) => count > 0)
    .map(({ count, name }) => `${name} : ${count}`)
    .reverse()
}

/** In the order of docs/attendance.md: the kindest first. */
const states = [
  ['present', 'présent'],
  ['reached', 'joint par téléphone ou papier'],
  ['our_fault', 'de notre fait'],
  ['excused', 'excusé'],
  ['to_find_out', 'à éclaircir'],
  ['unreachable', 'injoignable'],
] as const satisfies readonly (readonly [keyof AttendanceCounts, string])[]

export function paperHalfDays({
  counts,
  from,
  until,
}: NonNullable<PeriodReport['halfDays']>): string {
  const said = states.filter(([state]) => counts[state] > 0)
  const lines = said.map(([state, name]) => `${name} : ${counts[state]}`)
  return `${capital(reportWords.days(from, until))} — ${lines.join(' ; ')}.`
}

const months = [
  'janvier',
  'février',
  'mars',
  'avril',
  'mai',
  'juin',
  'juillet',
  'août',
  'septembre',
  'octobre',
  'novembre',
  'décembre',
]

/** `2026-09-01` is 1er septembre 2026. */
export function paperDay(day: Day): string {
  const [year = '', month = '', date = ''] = day.split('-')
  const number = Number(date) === 1 ? '1er' : String(Number(date))
  return `${number} ${months[Number(month) - 1] ?? ''} ${year}`
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1)
}
