/** French words for guardians: one card a child, a child's day. Ordinary spaces and straight apostrophes: `setFrench` sets them. */
import { ofName } from '#browser/catalogue/set-french.ts'

const plural = (count: number, one: string, many: string): string => (count < 2 ? one : many)

/** A title inside guillemets: its own become “…”, as French printers do. */
const inner = (title: string): string => title.replace(/«\s?/g, '“').replace(/\s?»/g, '”')

export const guardianFr = {
  title: 'Mes enfants',
  intro: "Leur journée, ce qu'ils doivent rendre, ce qui vient d'être corrigé.",
  childDay: 'La journée',
  dayOf: (p: { name: string }): string => `La journée ${ofName(p.name)}`,
  work: 'Travail',
  // The three lines
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
  due: 'À rendre',
  dueCount: (p: { count: number }) => `${p.count} ${plural(p.count, 'travail', 'travaux')}.`,
  firstDue: (p: { title: string; when: string }) =>
    `D'abord « ${inner(p.title)} », pour ${p.when}.`,
  lateCount: (p: { count: number }) =>
    p.count < 2 ? "1 n'a pas été rendu à l'heure." : `${p.count} n'ont pas été rendus à l'heure.`,
  nothingDue: 'Rien à rendre.',
  toSee: 'À voir',
  lastMarked: (p: { count: number; title: string; points: string; max: string }) =>
    `${p.count} ${plural(p.count, 'copie corrigée', 'copies corrigées')}, la dernière : « ${inner(p.title)} », ${p.points} sur ${p.max}.`,
  nothingToSee: 'Aucune copie corrigée ces deux dernières semaines.',
  seeDay: 'Voir sa journée',
  seeGrades: 'Ses notes',
  seeCard: 'Sa carte de classe',
  seeLog: 'Son cahier de textes',
  seeAttendance: 'Ses présences',
  seeReports: 'Ses bulletins',
  // A child's work
  markedLately: 'Corrigé récemment',
  pointsOf: (p: { points: string; max: string }) => `${p.points} sur ${p.max}`,
  underWay: 'Un essai est commencé, pas encore rendu.',
  notBegun: 'Pas encore commencé.',
}
