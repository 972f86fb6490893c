/** French words for guardians: one card a child, a child's day. Ordinary spaces and straight apostrophes: `setFrench` sets them. */
import { ofName } from '#browser/catalogue/set-french.ts'

const plural = (count: number, one: string, many: string): string => (count < 2 ? one : many)

/** A title inside guillemets: its own become “…”, as French printers do. */
const inner = (title: string): string => title.replace(/«\s?/g, '“').replace(/\s?»/g, '”')

export const guardianFr = {
  title: 'Mes enfants',
  intro: "Ce qu'il y a à faire ce soir, puis leur journée.",
  childDay: 'La journée',
  dayOf: (p: { name: string }): string => `La journée ${ofName(p.name)}`,
  work: 'Travail',
  // The evening
  toDo: 'À faire ce soir',
  nothingToDo: 'Rien à faire ce soir.',
  toExplain: (p: { count: number }) =>
    `${p.count} ${plural(p.count, 'demi-journée', 'demi-journées')} à expliquer`,
  toExplainWhy: "L'établissement vous demande ce qui s'est passé.",
  late: (p: { count: number }) =>
    p.count < 2
      ? "1 travail n'a pas été rendu à l'heure"
      : `${p.count} travaux n'ont pas été rendus à l'heure`,
  soon: (p: { when: string; count: number }) =>
    `Pour ${p.when} : ${p.count} ${plural(p.count, 'travail', 'travaux')}`,
  workOf: (p: { subject: string; title: string }) => `${p.subject} : ${p.title}`,
  andMore: (p: { count: number }) => `et ${p.count} ${plural(p.count, 'autre', 'autres')}`,
  newReport: (p: { period: string; withoutPoints: boolean }) =>
    `${p.withoutPoints ? 'Livret' : 'Bulletin'} à lire : ${p.period}`,
  reportGiven: (p: { when: string }) => `Publié ${p.when}.`,
  // The day
  nextAtDistance: (p: { day: string }) => `Le prochain jour de cours, ${p.day}, est à la maison`,
  signing: {
    title: 'À signer',
    askedBy: (p: { by: string; of: string; until: string }) =>
      `Demandé par ${p.by}, ${p.of}. À signer avant la fin du ${p.until}.`,
    answers: { read: "J'ai lu", allowed: "J'autorise", not_allowed: "Je n'autorise pas" },
    answerFor: (p: { answer: string; name: string }) => `${p.answer}, pour ${p.name}`,
    sign: 'Signer',
    once: 'Une fois signé, cela ne se change plus.',
    signed: (p: { answer: string; when: string }) => `Signé : ${p.answer}, ${p.when}`,
  },
  today: "Aujourd'hui",
  nowUntil: (p: { subject: string; time: string }) =>
    `En ce moment : ${p.subject}, jusqu'à ${p.time}.`,
  nextAt: (p: { subject: string; time: string; left: number }) =>
    p.left < 2
      ? `Prochain et dernier cours : ${p.subject}, à ${p.time}.`
      : `Prochain cours : ${p.subject}, à ${p.time}. Encore ${p.left} cours.`,
  lessonsOver: 'Les cours sont finis.',
  freeDay: 'Pas de cours.',
  noClass: "Dans aucune classe pour le moment : appelez l'école, qui l'y inscrira.",
  noCourses: "Sa classe n'a pas encore de cours ici : l'école les prépare.",
  holiday: (p: { label: string }) => `Pas de cours : ${p.label}.`,
  later: 'Plus tard',
  laterCount: (p: { count: number }) => `${p.count} ${plural(p.count, 'travail', 'travaux')}.`,
  firstLater: (p: { title: string; when: string }) =>
    `D'abord « ${inner(p.title)} », pour ${p.when}.`,
  plan: 'Plan de travail',
  planDone: (p: { done: string; total: string }) => `Voir le plan : ${p.done} sur ${p.total}`,
  toSee: 'Corrigé récemment',
  lastMarked: (p: { count: number; title: string; points: string | null }) =>
    `${p.count} ${plural(p.count, 'copie corrigée', 'copies corrigées')}, la dernière : « ${inner(p.title)} »${p.points === null ? '' : `, ${p.points}`}.`,
  nothingToSee: 'Aucune copie corrigée ces deux dernières semaines.',
  placesOf: (p: { name: string }) => `Tout le reste sur ${p.name}`,
  seeDay: 'Sa journée',
  seeGrades: 'Ses notes',
  seeCard: 'Sa carte de classe',
  seeLog: 'Son cahier de textes',
  seeAttendance: 'Ses présences',
  seeEnquiries: 'Ses questions',
  seeReports: 'Ses bulletins',
  // A child's work
  markedLately: 'Corrigé récemment',
  pointsOf: (p: { points: string; max: string }) => `${p.points} sur ${p.max}`,
  underWay: 'Un essai est commencé, pas encore rendu.',
  notBegun: 'Pas encore commencé.',
}
