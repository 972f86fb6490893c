/**
 * The addresses of the pages, in one place, for links. Patterns with parameters (`:id`) stand in
 * `page-list.ts` only through the functions here, so that a link and its page cannot part.
 */

export const pagePaths = {
  home: '/',
  /** Coming in: the first choice, then one page for each way. */
  signIn: '/connexion',
  signInByCard: '/connexion/carte',
  signInByDictatedCode: '/connexion/code',
  signInByPassword: '/connexion/mot-de-passe',
  signInByLetter: '/connexion/lettre',
  /** Where a class card's QR code leads; its secret stands after `#`. */
  openCard: '/carte',
  /** The people of this device, and what is one's own. */
  whoIsIt: '/qui-es-tu',
  myAccount: '/mon-compte',
  /** A child's class card, shown to a guardian. */
  childCard: (pupilId: string) => `/enfants/${pupilId}/carte`,
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
  teachingOn: (on: string) => `/teaching/${on}`,
  /** A lesson as its teacher prepares it. */
  lessonPlan: (lessonId: string) => `/lessons/${lessonId}`,
  myResources: '/my-resources',
  writeResource: (resourceId: string) => `/my-resources/${resourceId}`,
  myExercises: '/my-exercises',
  writeExercise: (exerciseId: string) => `/my-exercises/${exerciseId}`,
  importQuestions: '/import-questions',
  /** How far the pupils of a course are with an assignment, and one copy to mark. */
  following: (assignmentId: string) => `/following/${assignmentId}`,
  marking: (attemptId: string) => `/marking/${attemptId}`,
  /** The classes that a teacher teaches: devices, codes, cards. */
  myClasses: '/my-classes',
  myClass: (classId: string) => `/my-classes/${classId}`,
  school: '/school',
  operator: '/operator',
} as const
