/** French words of a class at a glance. Ordinary spaces and straight apostrophes: `setFrench` sets them. */

const plural = (count: number, one: string, many: string): string => (count < 2 ? one : many)

export const glanceFr = {
  title: 'La classe en un coup d’œil',
  back: 'Ma journée',
  register: "Faire l'appel",
  figures: {
    here: 'Là aujourd’hui',
    stuck: 'Bloqués',
    silent: 'Silencieux depuis des jours',
    handedIn: 'Copies reçues',
  },
  ofAll: (p: { count: string; total: string }) => `${p.count} / ${p.total}`,
  live: (p: { time: string }) => `Se met à jour tout seul. Vu à ${p.time}.`,
  old: (p: { time: string }) => `Pas de réponse du serveur : ceci date de ${p.time}.`,
  works: 'Les travaux de ces jours',
  noWorks: 'Aucun travail ouvert ou à rendre aujourd’hui.',
  worksLeftOut: (p: { count: number }) =>
    `${p.count} ${plural(p.count, 'autre travail, à rendre plus tard', 'autres travaux, à rendre plus tard')}.`,
  due: (p: { when: string }) => `à rendre ${p.when}`,
  noDue: 'sans date',
  pupils: 'Les élèves, du plus au moins pressant',
  nobody: 'Aucun élève dans cet enseignement.',
  notTheirs: 'pas donné',
  smallGroups: 'Petits groupes',
  states: {
    not_opened: 'pas ouvert',
    begun: 'commencé',
    to_mark: 'à corriger',
    marked: 'corrigé',
    stuck: 'bloqué',
  },
  cell: (p: { work: string; name: string }) => `, ${p.work}, pour ${p.name}`,
  answered: (p: { count: string; total: string }) => `${p.count} sur ${p.total} faites`,
  again: (p: { count: string; total: string }) => `refait : ${p.count} sur ${p.total}`,
  presence: {
    in: (p: { time: string }) => `là depuis ${p.time}`,
    here: 'là',
    waiting: 'à la porte',
    unseen: 'pas là aujourd’hui',
  },
  silent: (p: { count: number; since: string }) =>
    `Sans nouvelles depuis ${p.count} jours de classe (${p.since})`,
  isReached: 'famille jointe',
  call: 'Appeler',
  wrong: (p: { place: number; question: number; times: number }) =>
    `Travail ${p.place} : question ${p.question} fausse ${p.times} fois de suite`,
  quiet: (p: { place: number; question: number; time: string }) =>
    `Travail ${p.place} : rien de noté depuis ${p.time}, devant la question ${p.question}`,
  quietAtEnd: (p: { place: number; time: string }) =>
    `Travail ${p.place} : tout est répondu, pas remis, rien depuis ${p.time}`,
  waits: (p: { time: string }) => `Attend à la porte depuis ${p.time}`,
  waitsNow: 'Attend à la porte',
  missed: (p: { places: string; many: boolean }) =>
    p.many
      ? `Travaux ${p.places} : pas ouverts, l'heure est passée`
      : `Travail ${p.places} : pas ouvert, l'heure est passée`,
  means: 'Comment le sait-on ?',
  meansStuck:
    "Bloqué : la même question est fausse dans au moins deux copies remises de suite ; ou bien le travail est commencé et rien n'a été noté depuis 10 minutes. Au bout d'une heure, l'élève est parti : c'est « commencé ».",
  meansSilent:
    'Sans nouvelles : au moins deux jours de classe où aucun de ses enseignements ne sait rien. Sans nouvelles ne veut pas dire absent.',
  meansHere: 'Là : la personne est entrée dans Préau aujourd’hui. Cela ne dit pas ce qu’elle fait.',
}
