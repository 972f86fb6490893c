/**
 * Where the words come from that only pages of adults speak. `load-words.ts` fetches this list when
 * one of them is asked for; a pupil's device never does.
 */
import type { AdultDomain, WordsLoaders } from './catalogue.ts'

export const adultWordsLoaders: WordsLoaders<AdultDomain> = {
  fr: {
    teach: async () => (await import('#browser/catalogue/fr/teach-fr.ts')).teachFr,
    marking: async () => (await import('#browser/catalogue/fr/marking-fr.ts')).markingFr,
    'paper-copy': async () => (await import('#browser/catalogue/fr/paper-copy-fr.ts')).paperCopyFr,
    write: async () => (await import('#browser/catalogue/fr/write-fr.ts')).writeFr,
    formula: async () => (await import('#browser/catalogue/fr/formula-fr.ts')).formulaFr,
    recording: async () => (await import('#browser/catalogue/fr/recording-fr.ts')).recordingFr,
    sharing: async () => (await import('#browser/catalogue/fr/sharing-fr.ts')).sharingFr,
    question: async () => (await import('#browser/catalogue/fr/question-fr.ts')).questionFr,
    bank: async () => (await import('#browser/catalogue/fr/bank-fr.ts')).bankFr,
    guardian: async () => (await import('#browser/catalogue/fr/guardian-fr.ts')).guardianFr,
    head: async () => (await import('#browser/catalogue/fr/head-fr.ts')).headFr,
    roster: async () => (await import('#browser/catalogue/fr/roster-fr.ts')).rosterFr,
    paper: async () => (await import('#browser/catalogue/fr/paper-fr.ts')).paperFr,
    classes: async () => (await import('#browser/catalogue/fr/classes-fr.ts')).classesFr,
    people: async () => (await import('#browser/catalogue/fr/people-fr.ts')).peopleFr,
    'school-life': async () =>
      (await import('#browser/catalogue/fr/school-life-fr.ts')).schoolLifeFr,
    'timetable-file': async () =>
      (await import('#browser/catalogue/fr/timetable-file-fr.ts')).timetableFileFr,
    substitute: async () => (await import('#browser/catalogue/fr/substitute-fr.ts')).substituteFr,
    swap: async () => (await import('#browser/catalogue/fr/swap-fr.ts')).swapFr,
    attendance: async () => (await import('#browser/catalogue/fr/attendance-fr.ts')).attendanceFr,
    morning: async () => (await import('#browser/catalogue/fr/morning-fr.ts')).morningFr,
    calls: async () => (await import('#browser/catalogue/fr/calls-fr.ts')).callsFr,
    glance: async () => (await import('#browser/catalogue/fr/glance-fr.ts')).glanceFr,
    announce: async () => (await import('#browser/catalogue/fr/announce-fr.ts')).announceFr,
    signing: async () => (await import('#browser/catalogue/fr/signing-fr.ts')).signingFr,
    'working-group': async () =>
      (await import('#browser/catalogue/fr/working-group-fr.ts')).workingGroupFr,
    'lesson-log': async () => (await import('#browser/catalogue/fr/lesson-log-fr.ts')).lessonLogFr,
    reports: async () => (await import('#browser/catalogue/fr/reports-fr.ts')).reportsFr,
    audit: async () => (await import('#browser/catalogue/fr/audit-fr.ts')).auditFr,
    operator: async () => (await import('#browser/catalogue/fr/operator-fr.ts')).operatorFr,
  },
  en: {
    teach: async () => (await import('#browser/catalogue/en/teach-en.ts')).teachEn,
    marking: async () => (await import('#browser/catalogue/en/marking-en.ts')).markingEn,
    'paper-copy': async () => (await import('#browser/catalogue/en/paper-copy-en.ts')).paperCopyEn,
    write: async () => (await import('#browser/catalogue/en/write-en.ts')).writeEn,
    formula: async () => (await import('#browser/catalogue/en/formula-en.ts')).formulaEn,
    recording: async () => (await import('#browser/catalogue/en/recording-en.ts')).recordingEn,
    sharing: async () => (await import('#browser/catalogue/en/sharing-en.ts')).sharingEn,
    question: async () => (await import('#browser/catalogue/en/question-en.ts')).questionEn,
    bank: async () => (await import('#browser/catalogue/en/bank-en.ts')).bankEn,
    guardian: async () => (await import('#browser/catalogue/en/guardian-en.ts')).guardianEn,
    head: async () => (await import('#browser/catalogue/en/head-en.ts')).headEn,
    roster: async () => (await import('#browser/catalogue/en/roster-en.ts')).rosterEn,
    paper: async () => (await import('#browser/catalogue/en/paper-en.ts')).paperEn,
    classes: async () => (await import('#browser/catalogue/en/classes-en.ts')).classesEn,
    people: async () => (await import('#browser/catalogue/en/people-en.ts')).peopleEn,
    'school-life': async () =>
      (await import('#browser/catalogue/en/school-life-en.ts')).schoolLifeEn,
    'timetable-file': async () =>
      (await import('#browser/catalogue/en/timetable-file-en.ts')).timetableFileEn,
    substitute: async () => (await import('#browser/catalogue/en/substitute-en.ts')).substituteEn,
    swap: async () => (await import('#browser/catalogue/en/swap-en.ts')).swapEn,
    attendance: async () => (await import('#browser/catalogue/en/attendance-en.ts')).attendanceEn,
    morning: async () => (await import('#browser/catalogue/en/morning-en.ts')).morningEn,
    calls: async () => (await import('#browser/catalogue/en/calls-en.ts')).callsEn,
    glance: async () => (await import('#browser/catalogue/en/glance-en.ts')).glanceEn,
    announce: async () => (await import('#browser/catalogue/en/announce-en.ts')).announceEn,
    signing: async () => (await import('#browser/catalogue/en/signing-en.ts')).signingEn,
    'working-group': async () =>
      (await import('#browser/catalogue/en/working-group-en.ts')).workingGroupEn,
    'lesson-log': async () => (await import('#browser/catalogue/en/lesson-log-en.ts')).lessonLogEn,
    reports: async () => (await import('#browser/catalogue/en/reports-en.ts')).reportsEn,
    audit: async () => (await import('#browser/catalogue/en/audit-en.ts')).auditEn,
    operator: async () => (await import('#browser/catalogue/en/operator-en.ts')).operatorEn,
  },
}
