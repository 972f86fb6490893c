/** The school that a page is about, as the viewer belongs to it, and the links of its header. */
import { useWords } from '#browser/catalogue/speech.ts'
import { pagePaths } from '#browser/page-paths.ts'
import { useRoleLinks } from '#browser/role-homes.ts'
import { useViewer } from '#browser/viewer.ts'
import type { Me } from '#contract/me.ts'

export type MySchool = Me['schools'][number]

/** The rights that a head has and may delegate, as `/api/me` names them. */
export type SchoolRight = 'roster' | 'cards' | 'guardians' | 'timetable' | 'follow'

/** The places of a school's header. */
export type SchoolPlace = 'home' | 'classes' | 'people' | 'guardians' | 'timetable'

/** Schools where the viewer has something to run. */
export function runnableSchools(me: Me): readonly MySchool[] {
  return me.schools.filter((school) => school.isHead || school.isStaff || school.rights.length > 0)
}

/** A head may do everything in the own school; others what their rights say. */
export function mayIn(school: MySchool, anyOf: readonly SchoolRight[] | 'head'): boolean {
  if (school.isHead) return true
  return anyOf !== 'head' && anyOf.some((right) => school.rights.includes(right))
}

/** Null where the viewer has no part in that school. */
export function useSchool(uai: string): MySchool | null {
  const viewer = useViewer()
  if (viewer.state !== 'known') return null
  return viewer.me.schools.find((school) => school.uai === uai) ?? null
}

const placesOf: Readonly<Record<SchoolPlace, readonly SchoolRight[]>> = {
  home: ['roster', 'cards', 'guardians', 'timetable', 'follow'],
  classes: ['roster', 'cards', 'guardians', 'timetable', 'follow'],
  people: ['roster'],
  guardians: ['guardians'],
  timetable: ['timetable', 'follow'],
}

const pathOf: Readonly<Record<SchoolPlace, (uai: string) => string>> = {
  home: pagePaths.schoolHome,
  classes: pagePaths.classes,
  people: pagePaths.people,
  guardians: pagePaths.guardians,
  timetable: pagePaths.timetable,
}

/** For `PageShell`'s `navigation`. `isHome`: remembered as where this person begins. */
export function useSchoolLinks(
  school: MySchool | null,
  current: SchoolPlace | null,
  isHome = false,
): { href: string; label: string; current: boolean }[] {
  const words = useWords('head').navigation
  const roles = useRoleLinks(isHome && school !== null ? homeRole(school) : null)
  const others = roles.filter((link) => link.href !== pagePaths.school)
  if (school === null) return roles
  const places = (Object.keys(placesOf) as SchoolPlace[]).filter((place) =>
    mayIn(school, placesOf[place]),
  )
  return [
    ...places.map((place) => ({
      href: pathOf[place](school.uai),
      label: words[place],
      current: place === current,
    })),
    ...others,
  ]
}

function homeRole(school: MySchool): 'head' | 'staff' {
  return school.isHead ? 'head' : 'staff'
}
