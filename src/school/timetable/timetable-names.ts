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
  const classes = Map.groupBy(names.classes, ({ name }) => normalForm(name))
  const groups = Map.groupBy(names.groups, ({ name }) => normalForm(name))
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
      const classIds = line.classes.flatMap((name) =>
        one('classe', name, idsOf(classes, name), {
          nobody: 'aucune classe de cette année ne porte ce nom.',
          several: 'plusieurs classes portent ce nom.',
        }),
      )
      const groupIds = line.groups.flatMap((name) =>
        one('groupe', name, idsOf(groups, name), {
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

function idsOf(index: ReadonlyMap<string, readonly { readonly id: Id }[]>, name: string): Id[] {
  return (index.get(normalForm(name)) ?? []).map(({ id }) => id)
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
