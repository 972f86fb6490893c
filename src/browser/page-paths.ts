/**
 * The addresses of the pages, in one place, for links. Patterns with parameters (`:id`) stand in
 * `page-list.ts` and `adult-pages.ts` only through the functions here, so that a link and its
 * page cannot part.
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
  help: '/aide',
  privacy: '/vie-privee',
  accessibility: '/accessibilite',
  displaySettings: '/affichage',
  partsGallery: '/atelier',
  /** A pupil's day; today unless the second address names another day (2026-11-23). */
  myDay: '/ma-journee',
  myDayOn: (on: string) => `/ma-journee/${on}`,
  /** The week of a pupil or a teacher; this week unless a day of another one is named. */
  myWeek: '/ma-semaine',
  myWeekOn: (on: string) => `/ma-semaine/${on}`,
  /** A resource, to read. */
  reading: (resourceId: string) => `/lecons/${resourceId}`,
  /** An assignment, to be answered by its pupil. */
  exercise: (assignmentId: string) => `/exercices/${assignmentId}`,
  /** What came out of an attempt: for its pupil and the pupil's guardians. */
  result: (attemptId: string) => `/resultats/${attemptId}`,
  /** A guardian's children, one child's day, and how far the child is with one assignment. */
  children: '/enfants',
  childDay: (pupilId: string) => `/enfants/${pupilId}`,
  childDayOn: (pupilId: string, on: string) => `/enfants/${pupilId}/jours/${on}`,
  childWork: (pupilId: string, assignmentId: string) =>
    `/enfants/${pupilId}/exercices/${assignmentId}`,
  childAttendance: (pupilId: string) => `/enfants/${pupilId}/presences`,
  /** What a pupil asks the teachers, and what waits for their answer. */
  myEnquiries: '/mes-questions',
  childEnquiries: (pupilId: string) => `/enfants/${pupilId}/questions`,
  enquiries: '/questions-des-eleves',
  /** A pupil's work plans: the pupil's own, the guardian's view; and those of a course, composed. */
  myWorkPlan: '/mon-plan-de-travail',
  childWorkPlan: (pupilId: string) => `/enfants/${pupilId}/plan-de-travail`,
  workPlans: (courseId: string) => `/enseignements/${courseId}/plans-de-travail`,
  /** What is announced to classes, and writing it. */
  announcements: '/annonces',
  /** What guardians are asked to sign, and who signed. */
  signatures: '/a-signer',
  /** Where teachers, heads and staff, and operators begin. */
  teaching: '/enseigner',
  teachingOn: (on: string) => `/enseigner/${on}`,
  /** A lesson as its teacher prepares it. */
  lessonPlan: (lessonId: string) => `/seances/${lessonId}`,
  /** Who was at a lesson. */
  register: (lessonId: string) => `/seances/${lessonId}/appel`,
  liveClass: (lessonId: string) => `/seances/${lessonId}/en-direct`,
  liveReplay: (lessonId: string) => `/seances/${lessonId}/revoir`,
  myResources: '/mes-lecons',
  writeResource: (resourceId: string) => `/mes-lecons/${resourceId}`,
  myExercises: '/mes-exercices',
  writeExercise: (exerciseId: string) => `/mes-exercices/${exerciseId}`,
  /** A colleague's, to look at and to copy. */
  sharedResource: (resourceId: string) => `/partages/lecons/${resourceId}`,
  sharedExercise: (exerciseId: string) => `/partages/exercices/${exerciseId}`,
  importQuestions: '/importer-des-questions',
  /** The class of a course, now. */
  classGlance: (courseId: string) => `/enseignements/${courseId}/maintenant`,
  /** Teachers' small groups inside a course. */
  workingGroups: (courseId: string) => `/enseignements/${courseId}/petits-groupes`,
  /** How far the pupils of a course are with an assignment, and one copy to mark. */
  following: (assignmentId: string) => `/suivi/${assignmentId}`,
  paperCopy: (assignmentId: string, pupilId: string) => `/suivi/${assignmentId}/papier/${pupilId}`,
  questionStatistics: (assignmentId: string) => `/suivi/${assignmentId}/questions`,
  marking: (attemptId: string) => `/corriger/${attemptId}`,
  /** The same with one question alone, through all copies. */
  markingQuestion: (attemptId: string, questionId: string) =>
    `/corriger/${attemptId}/question/${questionId}`,
  /** The gradebooks of a teacher, and one course's; what a pupil and a guardian see of them. */
  gradebooks: '/carnets-de-notes',
  gradebook: (courseId: string) => `/carnets-de-notes/${courseId}`,
  myGrades: '/mes-notes',
  /** How a pupil stands, half-day by half-day. */
  myAttendance: '/mes-presences',
  childGrades: (pupilId: string) => `/enfants/${pupilId}/notes`,
  /** What a course's teachers say of its pupils, and the reports that are made of it. */
  appreciations: (courseId: string) => `/carnets-de-notes/${courseId}/appreciations`,
  myReports: '/mes-bulletins',
  childReports: (pupilId: string) => `/enfants/${pupilId}/bulletins`,
  reports: (uai: string) => `/etablissement/${uai}/bulletins`,
  classReports: (classId: string) => `/classes/${classId}/bulletins`,
  /** The classes that a teacher teaches: devices, codes, cards. */
  myClasses: '/mes-classes',
  myClass: (classId: string) => `/mes-classes/${classId}`,
  /** Whose families somebody has to call: of a class, of a school. */
  classCalls: (classId: string) => `/mes-classes/${classId}/appels`,
  /** What was done in the lessons of a class, a course, a pupil; how much falls due in a week. */
  classLog: (classId: string) => `/classes/${classId}/cahier-de-textes`,
  courseLog: (courseId: string) => `/enseignements/${courseId}/cahier-de-textes`,
  /** The coming days of a course, to print for a pupil without a line. */
  comingPaper: (courseId: string) => `/enseignements/${courseId}/papier`,
  /** Another course taken up again in this one. */
  reprise: (courseId: string) => `/enseignements/${courseId}/reprise`,
  weekLoad: (classId: string) => `/classes/${classId}/charge`,
  myLog: '/mon-cahier-de-textes',
  childLog: (pupilId: string) => `/enfants/${pupilId}/cahier-de-textes`,
  /** A school as its head and staff run it; without a code, the only one or a choice. */
  school: '/etablissement',
  schoolHome: (uai: string) => `/etablissement/${uai}`,
  imports: (uai: string) => `/etablissement/${uai}/importer`,
  importRun: (uai: string, importId: string) => `/etablissement/${uai}/importer/${importId}`,
  classes: (uai: string) => `/etablissement/${uai}/classes`,
  movingUp: (uai: string) => `/etablissement/${uai}/passage`,
  classPage: (uai: string, classId: string) => `/etablissement/${uai}/classes/${classId}`,
  groupPage: (uai: string, groupId: string) => `/etablissement/${uai}/groupes/${groupId}`,
  /** The sheet of class cards to print: also for those who teach the class. */
  classCards: (classId: string) => `/classes/${classId}/cartes`,
  people: (uai: string) => `/etablissement/${uai}/personnes`,
  person: (uai: string, personId: string) => `/etablissement/${uai}/personnes/${personId}`,
  guardians: (uai: string) => `/etablissement/${uai}/responsables`,
  letters: (uai: string) => `/etablissement/${uai}/lettres`,
  timetable: (uai: string) => `/etablissement/${uai}/emploi-du-temps`,
  schoolYear: (uai: string) => `/etablissement/${uai}/annee`,
  morning: (uai: string) => `/etablissement/${uai}/ce-matin`,
  attendance: (uai: string) => `/etablissement/${uai}/presences`,
  schoolCalls: (uai: string) => `/etablissement/${uai}/appels`,
  lessonLogs: (uai: string) => `/etablissement/${uai}/cahiers-de-textes`,
  flags: (uai: string) => `/etablissement/${uai}/signalements`,
  audit: (uai: string) => `/etablissement/${uai}/qui-a-fait-quoi`,
  operator: '/operator',
} as const
