/**
 * The words of the interface, by domain and language. French is the source of the types: a
 * missing or misspelt English entry is a type error. The words that every page needs travel with
 * the first load in French; all others come with the page that lists them (`words` of
 * its entry), and English only when somebody chooses it.
 */

import type { absenceFr } from '#browser/catalogue/fr/absence-fr.ts'
import type { accountFr } from '#browser/catalogue/fr/account-fr.ts'
import type { adjustmentFr } from '#browser/catalogue/fr/adjustment-fr.ts'
import type { annotationFr } from '#browser/catalogue/fr/annotation-fr.ts'
import type { announceFr } from '#browser/catalogue/fr/announce-fr.ts'
import type { arrivalFr } from '#browser/catalogue/fr/arrival-fr.ts'
import type { attendanceFr } from '#browser/catalogue/fr/attendance-fr.ts'
import type { auditFr } from '#browser/catalogue/fr/audit-fr.ts'
import type { bankFr } from '#browser/catalogue/fr/bank-fr.ts'
import type { callsFr } from '#browser/catalogue/fr/calls-fr.ts'
import type { classesFr } from '#browser/catalogue/fr/classes-fr.ts'
import type { contentFr } from '#browser/catalogue/fr/content-fr.ts'
import type { dayFr } from '#browser/catalogue/fr/day-fr.ts'
import type { deviceFr } from '#browser/catalogue/fr/device-fr.ts'
import type { displayFr } from '#browser/catalogue/fr/display-fr.ts'
import type { distanceFr } from '#browser/catalogue/fr/distance-fr.ts'
import type { enquiryAnswersFr } from '#browser/catalogue/fr/enquiry-answers-fr.ts'
import type { enquiryFr } from '#browser/catalogue/fr/enquiry-fr.ts'
import type { exerciseFr } from '#browser/catalogue/fr/exercise-fr.ts'
import type { flagsFr } from '#browser/catalogue/fr/flags-fr.ts'
import type { formulaFr } from '#browser/catalogue/fr/formula-fr.ts'
import type { furtherRefusalsFr } from '#browser/catalogue/fr/further-refusals-fr.ts'
import { generalFr } from '#browser/catalogue/fr/general-fr.ts'
import type { glanceFr } from '#browser/catalogue/fr/glance-fr.ts'
import type { gradesFr } from '#browser/catalogue/fr/grades-fr.ts'
import type { guardianFr } from '#browser/catalogue/fr/guardian-fr.ts'
import type { halfDaysFr } from '#browser/catalogue/fr/half-days-fr.ts'
import type { handedFileFr } from '#browser/catalogue/fr/handed-file-fr.ts'
import type { headFr } from '#browser/catalogue/fr/head-fr.ts'
import type { helpFr } from '#browser/catalogue/fr/help-fr.ts'
import type { lateFr } from '#browser/catalogue/fr/late-fr.ts'
import type { lessonLogFr } from '#browser/catalogue/fr/lesson-log-fr.ts'
import type { liveFr } from '#browser/catalogue/fr/live-fr.ts'
import type { markingFr } from '#browser/catalogue/fr/marking-fr.ts'
import type { morningFr } from '#browser/catalogue/fr/morning-fr.ts'
import type { operatorFr } from '#browser/catalogue/fr/operator-fr.ts'
import type { paperCopyFr } from '#browser/catalogue/fr/paper-copy-fr.ts'
import type { paperFr } from '#browser/catalogue/fr/paper-fr.ts'
import type { pdfFr } from '#browser/catalogue/fr/pdf-fr.ts'
import type { peopleFr } from '#browser/catalogue/fr/people-fr.ts'
import type { photoFr } from '#browser/catalogue/fr/photo-fr.ts'
import type { planDeskFr } from '#browser/catalogue/fr/plan-desk-fr.ts'
import type { privacyFr } from '#browser/catalogue/fr/privacy-fr.ts'
import type { questionFr } from '#browser/catalogue/fr/question-fr.ts'
import type { recordingConsentFr } from '#browser/catalogue/fr/recording-consent-fr.ts'
import type { recordingFr } from '#browser/catalogue/fr/recording-fr.ts'
import { refusalsFr } from '#browser/catalogue/fr/refusals-fr.ts'
import type { reportsFr } from '#browser/catalogue/fr/reports-fr.ts'
import type { repriseFr } from '#browser/catalogue/fr/reprise-fr.ts'
import type { resourceFr } from '#browser/catalogue/fr/resource-fr.ts'
import type { rosterFr } from '#browser/catalogue/fr/roster-fr.ts'
import type { schoolAtHomeFr } from '#browser/catalogue/fr/school-at-home-fr.ts'
import type { schoolLifeFr } from '#browser/catalogue/fr/school-life-fr.ts'
import type { sharingFr } from '#browser/catalogue/fr/sharing-fr.ts'
import type { signInFr } from '#browser/catalogue/fr/sign-in-fr.ts'
import type { signingFr } from '#browser/catalogue/fr/signing-fr.ts'
import type { slidesFr } from '#browser/catalogue/fr/slides-fr.ts'
import type { statisticsFr } from '#browser/catalogue/fr/statistics-fr.ts'
import type { substituteFr } from '#browser/catalogue/fr/substitute-fr.ts'
import type { swapFr } from '#browser/catalogue/fr/swap-fr.ts'
import type { teachFr } from '#browser/catalogue/fr/teach-fr.ts'
import type { teamsFr } from '#browser/catalogue/fr/teams-fr.ts'
import type { timetableFileFr } from '#browser/catalogue/fr/timetable-file-fr.ts'
import type { timetableFr } from '#browser/catalogue/fr/timetable-fr.ts'
import type { workPlanFr } from '#browser/catalogue/fr/work-plan-fr.ts'
import type { workingGroupFr } from '#browser/catalogue/fr/working-group-fr.ts'
import type { writeFr } from '#browser/catalogue/fr/write-fr.ts'
import type { LanguageCode } from './languages.ts'
import type { Translated } from './translated.ts'

/** One entry per domain; a page reads `useWords('day')`. */
export interface Words {
  general: Translated<typeof generalFr>
  refusals: Translated<typeof refusalsFr & typeof furtherRefusalsFr>
  'sign-in': Translated<typeof signInFr>
  arrival: Translated<typeof arrivalFr>
  account: Translated<typeof accountFr>
  adjustment: Translated<typeof adjustmentFr>
  content: Translated<typeof contentFr>
  day: Translated<typeof dayFr>
  device: Translated<typeof deviceFr>
  display: Translated<typeof displayFr>
  resource: Translated<typeof resourceFr>
  enquiry: Translated<typeof enquiryFr>
  enquiryAnswers: Translated<typeof enquiryAnswersFr>
  'work-plan': Translated<typeof workPlanFr>
  'school-at-home': Translated<typeof schoolAtHomeFr>
  'plan-desk': Translated<typeof planDeskFr>
  exercise: Translated<typeof exerciseFr>
  late: Translated<typeof lateFr>
  statistics: Translated<typeof statisticsFr>
  grades: Translated<typeof gradesFr>
  teach: Translated<typeof teachFr>
  marking: Translated<typeof markingFr>
  'paper-copy': Translated<typeof paperCopyFr>
  teams: Translated<typeof teamsFr>
  annotation: Translated<typeof annotationFr>
  photo: Translated<typeof photoFr>
  'handed-file': Translated<typeof handedFileFr>
  pdf: Translated<typeof pdfFr>
  write: Translated<typeof writeFr>
  formula: Translated<typeof formulaFr>
  recording: Translated<typeof recordingFr>
  sharing: Translated<typeof sharingFr>
  question: Translated<typeof questionFr>
  bank: Translated<typeof bankFr>
  guardian: Translated<typeof guardianFr>
  head: Translated<typeof headFr>
  roster: Translated<typeof rosterFr>
  paper: Translated<typeof paperFr>
  classes: Translated<typeof classesFr>
  people: Translated<typeof peopleFr>
  timetable: Translated<typeof timetableFr>
  'school-life': Translated<typeof schoolLifeFr>
  'timetable-file': Translated<typeof timetableFileFr>
  substitute: Translated<typeof substituteFr>
  swap: Translated<typeof swapFr>
  attendance: Translated<typeof attendanceFr>
  morning: Translated<typeof morningFr>
  'half-days': Translated<typeof halfDaysFr>
  absence: Translated<typeof absenceFr>
  distance: Translated<typeof distanceFr>
  calls: Translated<typeof callsFr>
  glance: Translated<typeof glanceFr>
  announce: Translated<typeof announceFr>
  signing: Translated<typeof signingFr>
  'working-group': Translated<typeof workingGroupFr>
  reprise: Translated<typeof repriseFr>
  'lesson-log': Translated<typeof lessonLogFr>
  reports: Translated<typeof reportsFr>
  audit: Translated<typeof auditFr>
  flags: Translated<typeof flagsFr>
  live: Translated<typeof liveFr>
  slides: Translated<typeof slidesFr>
  operator: Translated<typeof operatorFr>
  help: Translated<typeof helpFr>
  privacy: Translated<typeof privacyFr>
  'recording-consent': Translated<typeof recordingConsentFr>
}

export type WordsDomain = keyof Words

/** What only pages of adults and the live class speak of: where these come from is fetched with them. */
export type AdultDomain =
  | 'teach'
  | 'marking'
  | 'paper-copy'
  | 'teams'
  | 'write'
  | 'formula'
  | 'recording'
  | 'sharing'
  | 'question'
  | 'bank'
  | 'guardian'
  | 'head'
  | 'roster'
  | 'paper'
  | 'classes'
  | 'people'
  | 'school-life'
  | 'timetable-file'
  | 'substitute'
  | 'swap'
  | 'attendance'
  | 'morning'
  | 'half-days'
  | 'absence'
  | 'distance'
  | 'calls'
  | 'glance'
  | 'announce'
  | 'signing'
  | 'working-group'
  | 'plan-desk'
  | 'reprise'
  | 'lesson-log'
  | 'reports'
  | 'audit'
  | 'flags'
  | 'live'
  | 'slides'
  | 'operator'

export type WordsLoaders<Domains extends WordsDomain> = Readonly<
  Record<LanguageCode, { readonly [Domain in Domains]: () => Promise<Words[Domain]> }>
>

/** Where each domain comes from; a dynamic import here is a chunk of its own. */
export const catalogueLoaders: WordsLoaders<Exclude<WordsDomain, AdultDomain>> = {
  fr: {
    general: async () => generalFr,
    refusals: async () => {
      const further = await import('#browser/catalogue/fr/further-refusals-fr.ts')
      return { ...refusalsFr, ...further.furtherRefusalsFr }
    },
    'sign-in': async () => (await import('#browser/catalogue/fr/sign-in-fr.ts')).signInFr,
    arrival: async () => (await import('#browser/catalogue/fr/arrival-fr.ts')).arrivalFr,
    account: async () => (await import('#browser/catalogue/fr/account-fr.ts')).accountFr,
    adjustment: async () => (await import('#browser/catalogue/fr/adjustment-fr.ts')).adjustmentFr,
    annotation: async () => (await import('#browser/catalogue/fr/annotation-fr.ts')).annotationFr,
    content: async () => (await import('#browser/catalogue/fr/content-fr.ts')).contentFr,
    day: async () => (await import('#browser/catalogue/fr/day-fr.ts')).dayFr,
    device: async () => (await import('#browser/catalogue/fr/device-fr.ts')).deviceFr,
    display: async () => (await import('#browser/catalogue/fr/display-fr.ts')).displayFr,
    resource: async () => (await import('#browser/catalogue/fr/resource-fr.ts')).resourceFr,
    enquiry: async () => (await import('#browser/catalogue/fr/enquiry-fr.ts')).enquiryFr,
    enquiryAnswers: async () =>
      (await import('#browser/catalogue/fr/enquiry-answers-fr.ts')).enquiryAnswersFr,
    'work-plan': async () => (await import('#browser/catalogue/fr/work-plan-fr.ts')).workPlanFr,
    'school-at-home': async () =>
      (await import('#browser/catalogue/fr/school-at-home-fr.ts')).schoolAtHomeFr,
    exercise: async () => (await import('#browser/catalogue/fr/exercise-fr.ts')).exerciseFr,
    late: async () => (await import('#browser/catalogue/fr/late-fr.ts')).lateFr,
    photo: async () => (await import('#browser/catalogue/fr/photo-fr.ts')).photoFr,
    'handed-file': async () =>
      (await import('#browser/catalogue/fr/handed-file-fr.ts')).handedFileFr,
    pdf: async () => (await import('#browser/catalogue/fr/pdf-fr.ts')).pdfFr,
    statistics: async () => (await import('#browser/catalogue/fr/statistics-fr.ts')).statisticsFr,
    grades: async () => (await import('#browser/catalogue/fr/grades-fr.ts')).gradesFr,
    timetable: async () => (await import('#browser/catalogue/fr/timetable-fr.ts')).timetableFr,
    help: async () => (await import('#browser/catalogue/fr/help-fr.ts')).helpFr,
    privacy: async () => (await import('#browser/catalogue/fr/privacy-fr.ts')).privacyFr,
    'recording-consent': async () =>
      (await import('#browser/catalogue/fr/recording-consent-fr.ts')).recordingConsentFr,
  },
  en: {
    general: async () => (await import('#browser/catalogue/en/general-en.ts')).generalEn,
    refusals: async () => (await import('#browser/catalogue/en/refusals-en.ts')).refusalsEn,
    'sign-in': async () => (await import('#browser/catalogue/en/sign-in-en.ts')).signInEn,
    arrival: async () => (await import('#browser/catalogue/en/arrival-en.ts')).arrivalEn,
    account: async () => (await import('#browser/catalogue/en/account-en.ts')).accountEn,
    adjustment: async () => (await import('#browser/catalogue/en/adjustment-en.ts')).adjustmentEn,
    annotation: async () => (await import('#browser/catalogue/en/annotation-en.ts')).annotationEn,
    content: async () => (await import('#browser/catalogue/en/content-en.ts')).contentEn,
    day: async () => (await import('#browser/catalogue/en/day-en.ts')).dayEn,
    device: async () => (await import('#browser/catalogue/en/device-en.ts')).deviceEn,
    display: async () => (await import('#browser/catalogue/en/display-en.ts')).displayEn,
    resource: async () => (await import('#browser/catalogue/en/resource-en.ts')).resourceEn,
    enquiry: async () => (await import('#browser/catalogue/en/enquiry-en.ts')).enquiryEn,
    enquiryAnswers: async () =>
      (await import('#browser/catalogue/en/enquiry-answers-en.ts')).enquiryAnswersEn,
    'work-plan': async () => (await import('#browser/catalogue/en/work-plan-en.ts')).workPlanEn,
    'school-at-home': async () =>
      (await import('#browser/catalogue/en/school-at-home-en.ts')).schoolAtHomeEn,
    exercise: async () => (await import('#browser/catalogue/en/exercise-en.ts')).exerciseEn,
    late: async () => (await import('#browser/catalogue/en/late-en.ts')).lateEn,
    photo: async () => (await import('#browser/catalogue/en/photo-en.ts')).photoEn,
    'handed-file': async () =>
      (await import('#browser/catalogue/en/handed-file-en.ts')).handedFileEn,
    pdf: async () => (await import('#browser/catalogue/en/pdf-en.ts')).pdfEn,
    statistics: async () => (await import('#browser/catalogue/en/statistics-en.ts')).statisticsEn,
    grades: async () => (await import('#browser/catalogue/en/grades-en.ts')).gradesEn,
    timetable: async () => (await import('#browser/catalogue/en/timetable-en.ts')).timetableEn,
    help: async () => (await import('#browser/catalogue/en/help-en.ts')).helpEn,
    privacy: async () => (await import('#browser/catalogue/en/privacy-en.ts')).privacyEn,
    'recording-consent': async () =>
      (await import('#browser/catalogue/en/recording-consent-en.ts')).recordingConsentEn,
  },
}
