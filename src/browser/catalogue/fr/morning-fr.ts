/** French words of a head's morning. Ordinary spaces and straight apostrophes: `setFrench` sets them. */

const plural = (count: number, one: string, many: string): string => (count < 2 ? one : many)

export const morningFr = {
  title: 'Ce matin',
  asOf: (p: { day: string; time: string }) => `${p.day}, à ${p.time}`,
  print: 'Imprimer sur une page',
  dayOff: (p: { label: string }) => `Pas d'école aujourd'hui : ${p.label}`,
  noSchool: "Pas d'école aujourd'hui : aucune séance",
  noSchoolMeans: 'Ce qui reste à faire des jours passés et la charge de la semaine sont plus bas.',
  silent: 'Élèves sans nouvelles',
  silentCount: (p: { pupils: number; toCall: number }) =>
    `${p.pupils} ${plural(p.pupils, 'élève', 'élèves')} sans nouvelles, dont ${p.toCall} ${plural(p.toCall, 'famille à joindre', 'familles à joindre')}.`,
  silentMeans: 'Sans nouvelles ne veut pas dire absent.',
  silentNone: "Aucun élève sans nouvelles pour l'instant.",
  noClass: 'Sans classe',
  ofClass: (p: { pupils: number; toCall: number }) =>
    `${p.pupils} ${plural(p.pupils, 'élève', 'élèves')}, ${p.toCall === 0 ? 'familles jointes' : `dont ${p.toCall} à joindre`}`,
  callList: 'Les familles à appeler',
  uncovered: 'Séances sans enseignant',
  uncoveredCut: (p: { shown: number; all: number }) =>
    `${p.all} séances : voici les ${p.shown} premières de la journée.`,
  uncoveredMeans:
    "Séances annulées, séances dont le professeur est absent sans remplaçant, et séances dont le cours n'a ni enseignant ni remplaçant. Une absence que personne n'a notée n'apparaît pas ici.",
  uncoveredNone: "Aucune séance d'aujourd'hui n'est annulée ni sans enseignant.",
  why: {
    absent: 'sans professeur',
    cancelled: 'annulée',
    no_teacher: 'ni enseignant ni remplaçant',
  },
  timetable: "L'emploi du temps",
  attendance: 'Présences',
  attendanceNone: "Aucune classe n'a de séance aujourd'hui.",
  caption: 'Par classe, la dernière demi-journée connue',
  className: 'Classe',
  half: 'Demi-journée',
  halves: { morning: 'matin', afternoon: 'après-midi' },
  seen: 'Présents ou joints',
  excused: 'Excusés',
  toFindOut: 'À éclaircir',
  outage: 'Panne chez nous',
  notYet: 'Pas encore connu',
  toAttendance: 'Les présences en détail',
  load: 'Charge de la semaine',
  loadMeans: 'Les classes qui ont plus de quatre évaluations cette semaine.',
  loadNone: "Aucune classe n'a plus de quatre évaluations cette semaine.",
  assessments: (p: { count: number }) => `${p.count} évaluations`,
}
