/**
 * The addresses of the pages, in one place, for links. Patterns with parameters (`:id`) stand in
 * `page-list.ts` only through the functions here, so that a link and its page cannot part.
 */

export const pagePaths = {
  home: '/',
  signIn: '/sign-in',
  help: '/help',
  privacy: '/privacy',
  accessibility: '/accessibility',
  displaySettings: '/display',
  partsGallery: '/parts',
  /** A pupil's day; today unless the second address names another day (2026-11-23). */
  myDay: '/day',
  myDayOn: (on: string) => `/day/${on}`,
  /** A resource, to read. */
  reading: (resourceId: string) => `/read/${resourceId}`,
  /** An assignment, to be answered by its pupil. */
  exercise: (assignmentId: string) => `/work/${assignmentId}`,
  /** What came out of an attempt: for its pupil and the pupil's guardians. */
  result: (attemptId: string) => `/results/${attemptId}`,
  /** A guardian's children, one child's day, and how far the child is with one assignment. */
  children: '/children',
  childDay: (pupilId: string) => `/children/${pupilId}`,
  childDayOn: (pupilId: string, on: string) => `/children/${pupilId}/days/${on}`,
  childWork: (pupilId: string, assignmentId: string) => `/children/${pupilId}/work/${assignmentId}`,
  /** Where teachers, heads and staff, and operators begin. */
  teaching: '/teaching',
  school: '/school',
  operator: '/operator',
} as const
