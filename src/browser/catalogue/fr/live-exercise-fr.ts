/** French words of an exercise in a live class. Ordinary spaces and straight apostrophes: `setFrench` sets them. */

interface Reader {
  readonly tu: boolean
}

export const liveExerciseFr = {
  open: 'Exercice',
  choose: 'Donner un exercice maintenant',
  title: 'Exercice à faire',
  named: (p: { title: string }) => `Exercice : ${p.title}`,
  handedOut: (p: { title: string }) => `Exercice à faire maintenant : ${p.title}`,
  start: "Ouvrir l'exercice",
  besides: (p: Reader) =>
    p.tu
      ? "Il s'ouvre dans un nouvel onglet : tu continues d'entendre la classe, et tu reviens ici ensuite."
      : "Il s'ouvre dans un nouvel onglet : vous continuez d'entendre la classe, et vous revenez ici ensuite.",
  already: 'Déjà donnés pour cette séance',
  show: 'Mettre devant la classe',
  own: 'Mes exercices',
  due: 'À rendre',
  dueEnd: (p: { time: string }) => `À la fin de la séance, à ${p.time}`,
  dueNext: (p: { when: string }) => `Avant la prochaine séance, ${p.when}`,
  dueNone: 'Sans date limite',
  dueHint: 'Une copie qui arrive plus tard est prise aussi, et le dit.',
  give: 'Donner à toute la classe',
  givenBefore: {
    what: 'Cet envoi était déjà arrivé.',
    todo: "Ce que vous avez changé depuis ne l'est pas. Fermez et rouvrez ce choix : l'exercice est sous « Déjà donnés ».",
  },
  notGiven:
    "L'exercice est donné, mais la classe ne l'a pas encore devant elle : il attend ci-dessus, sous « Déjà donnés ».",
  onlyTeachers: 'Seuls les professeurs du cours donnent un exercice.',
  putAway: 'Ranger',
  follow: 'Voir les copies',
  soFar: 'Où en est la classe',
  soFarSummary: (p: { received: number; all: number }) =>
    `${p.received} ${p.received < 2 ? 'copie reçue' : 'copies reçues'} sur ${p.all}.`,
  where: 'Où',
  pupils: 'Élèves',
  received: 'Rendu',
  begun: 'Commencé',
  notOpened: 'Pas ouvert',
  results: 'Réussite, question par question',
  resultsSummary: (p: { question: string; share: string }) =>
    `La moins réussie : ${p.question}, ${p.share} des points.`,
  question: (p: { number: number }) => `Question ${p.number}`,
  questionHeader: 'Question',
  share: 'Points obtenus',
}
