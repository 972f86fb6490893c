/** The pages of heads and of the staff they delegate to; `adult-pages.ts` takes them in. */
import type { PageEntry } from './page-entry.ts'
import { pagePaths } from './page-paths.ts'

/** Teachers may hold delegated rights; each page asks for the right that it needs. */
const schoolPeople = ['head', 'staff', 'teacher'] as const

export const headPages: readonly PageEntry[] = [
  {
    path: pagePaths.school,
    audience: schoolPeople,
    words: ['head'],
    load: async () =>
      (await import('#browser/pages/school-home/choose-school-page.tsx')).ChooseSchoolPage,
  },
  {
    path: pagePaths.schoolHome(':uai'),
    audience: schoolPeople,
    words: ['head', 'roster'],
    load: async () =>
      (await import('#browser/pages/school-home/school-home-page.tsx')).SchoolHomePage,
  },
  {
    path: pagePaths.imports(':uai'),
    audience: ['head'],
    words: ['head', 'roster'],
    load: async () =>
      (await import('#browser/pages/import-roster/import-roster-page.tsx')).ImportRosterPage,
  },
  {
    path: pagePaths.importRun(':uai', ':importId'),
    audience: ['head'],
    words: ['head', 'roster'],
    load: async () =>
      (await import('#browser/pages/import-roster/import-run-page.tsx')).ImportRunPage,
  },
  {
    path: pagePaths.classCards(':classId'),
    audience: schoolPeople,
    words: ['head', 'paper'],
    load: async () =>
      (await import('#browser/pages/class-cards/class-cards-page.tsx')).ClassCardsPage,
  },
  {
    path: pagePaths.letters(':uai'),
    audience: schoolPeople,
    words: ['head', 'paper'],
    load: async () => (await import('#browser/pages/letters/letters-page.tsx')).LettersPage,
  },
  {
    path: pagePaths.guardians(':uai'),
    audience: schoolPeople,
    words: ['head'],
    load: async () =>
      (await import('#browser/pages/guardians-to-confirm/guardians-page.tsx')).GuardiansPage,
  },
  {
    path: pagePaths.classes(':uai'),
    audience: schoolPeople,
    words: ['head', 'classes', 'people'],
    load: async () => (await import('#browser/pages/classes/classes-page.tsx')).ClassesPage,
  },
  {
    path: pagePaths.movingUp(':uai'),
    audience: schoolPeople,
    words: ['head', 'classes', 'people'],
    load: async () => (await import('#browser/pages/moving-up/moving-up-page.tsx')).MovingUpPage,
  },
  {
    path: pagePaths.classPage(':uai', ':classId'),
    audience: schoolPeople,
    words: ['head', 'classes', 'people'],
    load: async () => (await import('#browser/pages/classes/class-page.tsx')).ClassPage,
  },
  {
    path: pagePaths.groupPage(':uai', ':groupId'),
    audience: schoolPeople,
    words: ['head', 'classes', 'people'],
    load: async () => (await import('#browser/pages/classes/group-page.tsx')).GroupPage,
  },
  {
    path: pagePaths.people(':uai'),
    audience: schoolPeople,
    words: ['head', 'people'],
    load: async () => (await import('#browser/pages/people/people-page.tsx')).PeoplePage,
  },
  {
    path: pagePaths.person(':uai', ':personId'),
    audience: schoolPeople,
    words: ['head', 'people', 'adjustment'],
    load: async () => (await import('#browser/pages/people/person-page.tsx')).PersonPage,
  },
]
