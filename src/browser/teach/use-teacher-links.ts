/** The links of the header on a teacher's pages: the five places of teaching, then other roles. */
import { useWords } from '#browser/catalogue/speech.ts'
import { pagePaths } from '#browser/page-paths.ts'
import { useRoleLinks } from '#browser/role-homes.ts'

export type TeacherPlace = 'teaching' | 'resources' | 'exercises' | 'grades' | 'classes'

const pathOf: Readonly<Record<TeacherPlace, string>> = {
  teaching: pagePaths.teaching,
  resources: pagePaths.myResources,
  exercises: pagePaths.myExercises,
  grades: pagePaths.gradebooks,
  classes: pagePaths.myClasses,
}

const places = Object.keys(pathOf) as TeacherPlace[]

/** For `PageShell`'s `navigation`. `isHome`: remembered as where this person begins. */
export function useTeacherLinks(
  current: TeacherPlace | null,
  isHome = false,
): { href: string; label: string; current: boolean }[] {
  const words = useWords('teach').navigation
  const roles = useRoleLinks(isHome ? 'teacher' : null)
  return [
    ...places.map((place) => ({
      href: pathOf[place],
      label: words[place],
      current: place === current,
    })),
    ...roles.filter((link) => link.href !== pagePaths.teaching),
  ]
}
