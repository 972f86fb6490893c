/**
 * Finds whom and what the names of a timetable's file mean in one school: classes, groups,
 * teachers, subjects, courses. A name that fits nobody, or more than one, is told and never guessed.
 */
import type { Id } from '#kernel/ids.ts'
import { findStandardSubject } from '#school/people/standard-subjects.ts'
import { normalForm } from '#school/roster/normal-form.ts'
import type { LineRejection, TimetableLine } from './timetable-lines.ts'

export interface SchoolNames {
  readonly classes: readonly { readonly id: Id; readonly name: string }[]
  readonly groups: readonly { readonly id: Id; readonly name: string }[]
  readonly teachers: readonly {
    readonly id: Id
    readonly familyName: string
    readonly usageName: string | null
    readonly givenName: string
  }[]
  readonly subjects: readonly { readonly code: string; readonly label: string }[]
}

/** A course by what makes it one. */
export interface CourseShape {
  readonly subjectCode: string
  readonly classIds: readonly Id[]
  readonly groupIds: readonly Id[]
  readonly teacherIds: readonly Id[]
}

export interface NamedLine {
  readonly line: TimetableLine
  readonly shape: CourseShape
}

/** A look-up by normal form that is built once for a file. */
export interface NameFinder {
  resolve(line: TimetableLine): NamedLine | LineRejection[]
}

export function createNameFinder(names: SchoolNames): NameFinder {
  const classes = createBodyFinder(names.classes)
  const groups = createBodyFinder(names.groups)
  const teachers = new Map<string, Set<Id>>()
  for (const teacher of names.teachers) {
    for (const spelling of spellingsOf(teacher)) {
      teachers.set(spelling, (teachers.get(spelling) ?? new Set()).add(teacher.id))
    }
  }
  const subjects = new Map<string, string>()
  for (const { code, label } of names.subjects) {
    subjects.set(normalForm(code), code)
    if (!subjects.has(normalForm(label))) subjects.set(normalForm(label), code)
  }

  return {
    resolve(line) {
      const rejections: LineRejection[] = []
      const reject = (field: string, reason: string) =>
        rejections.push({ line: line.line, field, reason })
      const one = (
        field: string,
        name: string,
        found: readonly Id[],
        words: { readonly nobody: string; readonly several: string },
      ): Id[] => {
        const [id] = found
        if (id !== undefined && found.length === 1) return [id]
        reject(field, `« ${name} » : ${found.length === 0 ? words.nobody : words.several}`)
        return []
      }
      const classIds = classes(line.classes).flatMap(({ name, ids }) =>
        one('classe', name, ids, {
          nobody: 'aucune classe de cette année ne porte ce nom.',
          several: 'plusieurs classes portent ce nom.',
        }),
      )
      const groupIds = groups(line.groups).flatMap(({ name, ids }) =>
        one('groupe', name, ids, {
          nobody: 'aucun groupe de cette année ne porte ce nom.',
          several: 'plusieurs groupes portent ce nom.',
        }),
      )
      const teacherIds = line.teachers.flatMap((name) =>
        one('enseignant', name, [...(teachers.get(teacherForm(name)) ?? [])], {
          nobody: 'aucun enseignant de l’établissement ne porte ce nom.',
          several: 'plusieurs enseignants portent ce nom ; ajoutez le prénom.',
        }),
      )
      const subjectCode =
        subjects.get(normalForm(line.subject)) ?? findStandardSubject(line.subject)?.code
      if (subjectCode === undefined) reject('matière', `« ${line.subject} » : matière inconnue.`)
      if (rejections.length > 0 || subjectCode === undefined) return rejections
      return {
        line,
        shape: {
          subjectCode,
          // With a group, the class only says where its pupils come from.
          classIds: groupIds.length > 0 ? [] : classIds,
          groupIds,
          teacherIds,
        },
      }
    },
  }
}

type Body = SchoolNames['classes'][number]

/**
 * The names in a cell, each with what bears it. A name may itself have what else stands between two, as « CM1/CM2 »:
 * so the longest stretch that is a name as it stands comes first, and only what is none is cut. A stretch is looked at
 * where some name has as many signs, so that the longest cell costs no more than its length.
 */
function createBodyFinder(
  bodies: readonly Body[],
): (cell: string) => { readonly name: string; readonly ids: readonly Id[] }[] {
  const whole = Map.groupBy(bodies, ({ name }) => wholeForms(name).join(''))
  const loose = Map.groupBy(bodies, ({ name }) => normalForm(name))
  const lengths = [...new Set(bodies.map(({ name }) => wholeForms(name).length - 1))]
    .filter((length) => length > 0)
    .sort((left, right) => right - left)
  const find = (cell: string): { name: string; ids: Id[] }[] => {
    const forms = wholeForms(cell)
    // By where it starts, where each stretch ends that is a name.
    const ends = new Map<number, number>()
    const taken = new Set<number>()
    for (const length of lengths) {
      for (let start = 0; start + length < forms.length; start += 2) {
        const end = start + length
        // Longer ones were taken before: a stretch that crosses one begins or ends in it.
        if (taken.has(start) || taken.has(end)) continue
        if (!whole.has(forms.slice(start, end + 1).join(''))) continue
        ends.set(start, end)
        for (let place = start; place <= end; place += 1) taken.add(place)
      }
    }
    return namesBetween(cell, ends).map(({ name, isWhole }) => {
      const found = isWhole ? whole.get(wholeForms(name).join('')) : loose.get(normalForm(name))
      return { name, ids: (found ?? []).map(({ id }) => id) }
    })
  }
  // Named twice in one cell is named once.
  return (cell) => [...new Map(find(cell).map((one) => [one.name, one])).values()]
}

/** As they stand in the cell: the stretches that are a name, and each name beside them. */
function namesBetween(
  cell: string,
  ends: ReadonlyMap<number, number>,
): { readonly name: string; readonly isWhole: boolean }[] {
  const pieces = cell.split(signs)
  const names: { name: string; isWhole: boolean }[] = []
  for (let start = 0; start < pieces.length; start += 2) {
    const end = ends.get(start) ?? start
    const name = pieces
      .slice(start, end + 1)
      .join('')
      .trim()
    if (name !== '') names.push({ name, isWhole: end > start })
    start = end
  }
  return names
}

/** What may stand between two names. */
const signs = /([,+/])/

/** What counts in a name, a sign, a name, and so on: the signs too. */
function wholeForms(name: string): string[] {
  return name.split(signs).map((piece, place) => (place % 2 === 1 ? piece : normalForm(piece)))
}

/** The family name alone, with the given name on either side, with its initial after. */
function spellingsOf(teacher: SchoolNames['teachers'][number]): Set<string> {
  const given = normalForm(teacher.givenName)
  const families = [teacher.familyName, teacher.usageName].filter((name) => name !== null)
  return new Set(
    families
      .map(normalForm)
      .flatMap((family) => [
        family,
        family + given,
        given + family,
        family + given.charAt(0),
        given.charAt(0) + family,
      ]),
  )
}

/** Without the civility that schedules put in front. */
function teacherForm(name: string): string {
  return normalForm(name.replace(/^(?:m\.|mme\.?|mlle\.?|monsieur|madame|mr\.?)\s+/iu, ''))
}

/** Same subject, same audience, same teachers: one course. */
export function shapeKey(shape: CourseShape): string {
  return [audienceKey(shape), [...shape.teacherIds].sort().join(',')].join('|')
}

function audienceKey({ subjectCode, classIds, groupIds }: CourseShape): string {
  return [subjectCode, [...classIds].sort().join(','), [...groupIds].sort().join(',')].join('|')
}

/**
 * The course that a line means among those that are there: the same in everything; or, where the
 * line names nobody, the only one for that subject and audience; or the only one that has no
 * teacher yet. Null: a new one.
 */
export function findCourse<Known extends CourseShape>(
  known: readonly Known[],
  wanted: CourseShape,
): Known | null {
  const exact = known.find((course) => shapeKey(course) === shapeKey(wanted))
  if (exact !== undefined) return exact
  const similar = known.filter((course) => audienceKey(course) === audienceKey(wanted))
  const candidates =
    wanted.teacherIds.length === 0
      ? similar
      : similar.filter((course) => course.teacherIds.length === 0)
  return candidates.length === 1 ? (candidates[0] ?? null) : null
}
