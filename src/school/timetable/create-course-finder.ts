/**
 * Finds which course the events of a calendar mean: the one whose subject they name, with its class
 * or group and its teacher where they name any. Where that leaves none, or more than one, nobody
 * guesses: the office chooses.
 */
import type { Id } from '#kernel/ids.ts'
import { foldText, standardSubjects } from '#school/people/standard-subjects.ts'
import { normalForm } from '#school/roster/normal-form.ts'
import type { EventWords } from './calendar-events.ts'

/** A course with the names that a calendar may know. */
export interface NamedCourse {
  readonly id: Id
  readonly name: string
  readonly subjectCode: string
  readonly subjectLabel: string
  /** Names of its classes and groups. */
  readonly audience: readonly string[]
  readonly teachers: readonly { readonly familyName: string; readonly givenName: string }[]
}

/** Words that a name of a class or a teacher may have: « 6e A », « DE LA FONTAINE ». */
const nameWordsMax = 5
const civilities = new Set(['m', 'mme', 'mlle', 'mr', 'monsieur', 'madame', 'prof', 'professeur'])

/** Looks a file's events up in a school's courses; `calendarName` may say the class. */
export function createCourseFinder(courses: readonly NamedCourse[], calendarName: string) {
  const known = courses.map((course) => ({
    course,
    audience: course.audience.map(shortForm).filter((form) => form.length > 1),
    teachers: course.teachers.map(({ familyName }) => normalForm(familyName)),
    subjects: new Set([course.name, course.subjectCode, course.subjectLabel].map(normalForm)),
  }))
  const audiences = new Set(known.flatMap(({ audience }) => audience))
  const teachers = new Set(known.flatMap(({ teachers: forms }) => forms))
  const standards = new Map(
    standardSubjects.flatMap(({ code, label, otherNames }) =>
      [code, label, ...otherNames].map((name) => [normalForm(name), code] as const),
    ),
  )
  const namedByCalendar = runsOf(calendarName).filter((form) => audiences.has(form))

  return (words: EventWords): Id | null => {
    const runs = runsOf(`${words.title} ${words.audience ?? ''}`)
    const own = runs.filter((form) => audiences.has(form))
    const audience = new Set(own.length > 0 ? own : namedByCalendar)
    const named = runsOf(`${words.title} ${words.teachers ?? ''}`).filter((one) =>
      teachers.has(one),
    )
    const among = new Set(named)
    const found = known.filter(({ course, audience: forms, subjects, teachers: names }) => {
      if (audience.size > 0 && !forms.some((form) => audience.has(form))) return false
      if (among.size > 0 && !names.some((name) => among.has(name))) return false
      // A group may be called as its subject is: the title alone counts as well.
      const said = words.subject ?? titleWithout(words.title, course)
      return [said, words.title]
        .map(normalForm)
        .some((form) => subjects.has(form) || standards.get(form) === course.subjectCode)
    })
    const [only] = found
    return only !== undefined && found.length === 1 ? only.course.id : null
  }
}

/** « 6EME A » and « 6e A » as « 6a ». */
function shortForm(name: string): string {
  return normalForm(name).replace(/^(\d)(?:eme|e)/, '$1')
}

/** Every run of words in a text, in the form of names. */
function runsOf(text: string): string[] {
  const words = wordsOf(text)
  const runs = words.flatMap((_, start) =>
    Array.from({ length: Math.min(nameWordsMax, words.length - start) }, (_one, more) =>
      words.slice(start, start + more + 1).join(''),
    ),
  )
  return [...new Set(runs.flatMap((run) => [run, shortForm(run)]))]
}

function wordsOf(text: string): string[] {
  return foldText(text)
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '')
}

/** What a title says beside the course's class, group and teachers: « Maths 6e A » says « maths ». */
function titleWithout(title: string, { audience, teachers }: NamedCourse): string {
  const families = teachers.flatMap(({ familyName }) => wordsOf(familyName))
  const givens = teachers.flatMap(({ givenName }) => wordsOf(givenName))
  const taken = new Set([
    ...audience.flatMap(wordsOf).map(shortForm),
    ...audience.map(shortForm),
    ...families.map(shortForm),
  ])
  const words = wordsOf(title)
  // A given name or its initial goes with its family name only: « M » is a title, « EPS » a subject.
  const namesTeacher = words.some((word) => families.includes(word))
  const initials = new Set(namesTeacher ? [...givens, ...givens.map((name) => name.charAt(0))] : [])
  return words
    .filter((word) => !taken.has(shortForm(word)) && !civilities.has(word) && !initials.has(word))
    .join(' ')
}
