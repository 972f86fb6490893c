/** The file that is downloaded is the file that the import reads. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Course } from '#contract/classes.ts'
import type { TimetableSlot } from '#contract/timetable.ts'
import { timetableCsv } from './timetable-rows.ts'

const teacher = { id: 't', familyName: 'Fontaine', givenName: 'Béatrice' }
const subject = { code: 'LAT', label: 'Latin', family: 'languages' }
const course: Course = {
  id: 'c',
  name: 'Latin 6e',
  subject,
  classes: [],
  groups: [{ id: 'g', name: 'Latin 6e' }],
  teachers: [teacher],
}
const slot: TimetableSlot = {
  id: 's',
  courseId: 'c',
  courseName: 'Latin 6e',
  subject,
  teachers: [teacher],
  audience: ['Latin 6e'],
  weekday: 4,
  starts: '13:55',
  ends: '14:50',
  week: null,
  room: 'A1',
  validFrom: '2026-09-01',
  validTo: '2027-07-03',
}

test('slots that run today stand in it, by day and time, groups apart from classes', () => {
  const later = { ...slot, id: 'later', validFrom: '2027-01-04' }
  const over = { ...slot, id: 'over', validTo: '2026-10-01' }
  const early = {
    ...slot,
    id: 'early',
    weekday: 1,
    starts: '08:00',
    ends: '09:00',
    week: 'A' as const,
  }
  const text = timetableCsv([slot, later, over, early], [course], '2026-11-22')
  assert.deepEqual(text.replace('\ufeff', '').trim().split('\r\n'), [
    'jour;début;fin;semaine;classe;groupe;matière;enseignant;salle',
    'lundi;8h00;9h00;A;;Latin 6e;Latin;Fontaine Béatrice;A1',
    'jeudi;13h55;14h50;;;Latin 6e;Latin;Fontaine Béatrice;A1',
  ])
})

test('before the year begins the first slots count; without slots there is no file', () => {
  assert.match(timetableCsv([slot], [course], '2026-08-01'), /jeudi/)
  assert.equal(timetableCsv([], [], '2026-08-01'), '')
})
