/** A class's reports in a spreadsheet: each course's standing and text under its own header. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { ClassReports, PeriodReport } from '#contract/reports.ts'
import { classReportsCsv } from './class-reports-csv.ts'

const period = { id: 'p', label: 'Trimestre 1', startsOn: '2026-09-01', endsOn: '2026-11-30' }
const report = (familyName: string, courses: PeriodReport['courses']): PeriodReport => ({
  pupil: { id: familyName, familyName, givenName: 'Lina' },
  className: '6e A',
  schoolName: 'Collège',
  yearLabel: '2026-2027',
  period,
  withoutPoints: false,
  courses,
  general: familyName === 'Martin' ? 'Bien ; continuez.' : null,
  halfDays: null,
})
const course = (courseId: string, subject: string): ClassReports['courses'][number] => ({
  courseId,
  subject,
  teachers: [],
  pupils: 2,
  lacking: 0,
  classHundredths: null,
})

test('each course has its standing and its text, and who is not in it has neither', () => {
  const csv = classReportsCsv(
    {
      courses: [course('f', 'Français'), course('l', 'Latin')],
      reports: [
        report('Martin', [
          {
            courseId: 'l',
            subject: 'Latin',
            teachers: [],
            hundredths: 1250,
            attainment: [0, 0, 0, 0],
            mastery: [0, 0, 0, 0],
            appreciation: '=Très bien',
          },
        ]),
        report('Noël', []),
      ],
    },
    {
      pupil: 'Élève',
      general: 'Général',
      appreciationOf: (subject) => `${subject} : appréciation`,
      standing: ({ hundredths }) => String(hundredths),
    },
  )
  assert.deepEqual(csv.split('\r\n'), [
    'Élève;Français;Français : appréciation;Latin;Latin : appréciation;Général',
    'Martin Lina;;;1250;\'=Très bien;"Bien ; continuez."',
    'Noël Lina;;;;;',
  ])
})
