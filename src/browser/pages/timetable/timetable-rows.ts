/**
 * A school's weekly slots as the CSV file that the import reads (docs/formats/timetable.md): what
 * is downloaded, changed in a spreadsheet and brought back.
 */
import { csvText } from '#browser/parts/csv-text.ts'
import type { Course } from '#contract/classes.ts'
import type { TimetableSlot } from '#contract/timetable.ts'
import type { Day } from '#kernel/calendar-day.ts'

/** The format's own words, whatever language the page speaks. */
const weekdays = ['lundi', 'mardi', 'mercredi', 'jeudi', 'vendredi', 'samedi', 'dimanche']

interface Row {
  readonly slot: TimetableSlot
  readonly course: Course | undefined
}

const names = (list: readonly { name: string }[] | undefined): string =>
  (list ?? []).map(({ name }) => name).join(', ')

/** 'HH:MM' as the format's examples have it: 8h30. */
const clock = (time: string): string => `${Number(time.slice(0, 2))}h${time.slice(3, 5)}`

const columns: readonly { header: string; text: (row: Row) => string }[] = [
  { header: 'jour', text: ({ slot }) => weekdays[slot.weekday - 1] ?? '' },
  { header: 'début', text: ({ slot }) => clock(slot.starts) },
  { header: 'fin', text: ({ slot }) => clock(slot.ends) },
  { header: 'semaine', text: ({ slot }) => slot.week ?? '' },
  { header: 'classe', text: ({ course }) => names(course?.classes) },
  { header: 'groupe', text: ({ course }) => names(course?.groups) },
  { header: 'matière', text: ({ slot }) => slot.subject.label },
  {
    header: 'enseignant',
    text: ({ slot }) =>
      slot.teachers.map(({ familyName, givenName }) => `${familyName} ${givenName}`).join(', '),
  },
  { header: 'salle', text: ({ slot }) => slot.room ?? '' },
]

/**
 * The slots that run on `today`, or the first ones of a year to come; a file says nothing of the
 * days, so those that begin later stay out. Empty text where there are none.
 */
export function timetableCsv(
  slots: readonly TimetableSlot[],
  courses: readonly Course[],
  today: Day,
): string {
  const first = slots.reduce((day, { validFrom }) => (validFrom < day ? validFrom : day), '9999')
  const day = first > today ? first : today
  const byId = new Map(courses.map((course) => [course.id, course]))
  const rows = slots
    .filter(({ validFrom, validTo }) => validFrom <= day && day <= validTo)
    .toSorted((a, b) => a.weekday - b.weekday || (a.starts < b.starts ? -1 : 1))
    .map((slot): Row => ({ slot, course: byId.get(slot.courseId) }))
  // The mark at the start tells spreadsheets that the text is UTF-8.
  return rows.length === 0 ? '' : `\ufeff${csvText(columns, rows)}\r\n`
}

/** Four lines to look at, for a school that has none of its own yet. */
export const exampleCsv = `\ufeffjour;début;fin;semaine;classe;groupe;matière;enseignant;salle
lundi;8h30;9h25;;6e A;;Mathématiques;M. Mercier;B12
lundi;9h30;10h25;A;6e A;;SVT;Mme Fontaine;Labo 1
jeudi;13h55;14h50;;;Latin 6e;Latin;Fontaine Béatrice;A1
vendredi;10h40;11h35;;6e A, 6e B;;EPS;M. Petit, Mme Roux;Gymnase
`
