/** French words of how questions did. Ordinary spaces and straight apostrophes: `setFrench` sets them. */
export const statisticsFr = {
  title: 'Question par question',
  open: 'Voir question par question',
  counted: 'Essais comptés',
  first: 'Le premier essai de chaque élève',
  all: 'Tous les essais',
  basis: (p: { count: number; isFirst: boolean }) =>
    p.count === 1
      ? `D'après 1 copie remise${p.isFirst ? ', premier essai.' : '.'}`
      : `D'après ${p.count} copies remises${p.isFirst ? ', le premier essai de chaque élève.' : '.'}`,
  cut: (p: { count: number }) => `Seules les ${p.count} premières copies sont comptées.`,
  nothing: "Rien n'est encore remis. Les chiffres viendront avec la première copie.",
  chart: 'Part des points obtenus',
  chartSummary: (p: { hardest: string; share: string }) =>
    `La moins réussie : ${p.hardest}, ${p.share} des points.`,
  chartEmpty: "Aucune question n'est encore corrigée.",
  question: 'Question',
  share: 'Points obtenus',
  facility: 'Réussite',
  notYet: 'pas encore',
  answered: 'Répondu',
  answeredOf: (p: { answered: number; asked: number }) => `${p.answered} sur ${p.asked}`,
  empty: 'Laissé vide',
  hints: 'Indices ouverts',
  hintsNone: (p: { all: number }) => `aucun sur ${p.all}`,
  hintsOpened: (p: { attempts: number; asked: number; all: number; mean: string }) =>
    p.all === 1
      ? `dans ${p.attempts} ${p.attempts < 2 ? 'copie' : 'copies'} sur ${p.asked}`
      : `dans ${p.attempts} ${p.attempts < 2 ? 'copie' : 'copies'} sur ${p.asked} ; là, en moyenne, ${p.mean} sur ${p.all}`,
  toMark: 'À corriger',
  discrimination: 'Lien avec le reste',
  verdicts: {
    wrong: 'à relire : ceux qui réussissent le reste la ratent plus que les autres',
    veryWeak: 'très faible',
    weak: 'faible',
    fair: 'correct',
    good: 'fort',
  },
  known: (p: { value: string; verdict: string }) => `${p.value}, ${p.verdict}`,
  tooFew: (p: { min: number }) => `trop peu de copies (il en faut ${p.min})`,
  tooFewYet: (p: { min: number }) =>
    `Le lien de chaque question avec le reste se calcule à partir de ${p.min} copies.`,
  allSame: 'tous ont eu autant : rien à comparer',
  choices: 'Choix des élèves',
  choice: 'Choix',
  taken: 'Élèves',
  takenBy: 'Essais',
  right: (p: { choice: string }) => `${p.choice} (juste)`,
  choicesSummary: (p: { choice: string; count: number; all: number }) =>
    `Le plus choisi : ${p.choice}, ${p.count} sur ${p.all}.`,
  notChosen: "Personne n'a encore choisi.",
  help: 'Comment lire ces chiffres',
  helpFacility:
    "La réussite est la part des points de la question que les élèves ont obtenue. Une réponse vide compte pour zéro ; une réponse que vous n'avez pas encore corrigée ne compte pas.",
  helpDiscrimination:
    "Le lien avec le reste dit si ceux qui réussissent cette question réussissent aussi les autres (corrélation, de -1 à 1, sans compter la question elle-même). En dessous de 0,2 il est faible ; négatif, l'énoncé ou le corrigé mérite une relecture.",
  helpFirst:
    'Un second essai peut connaître déjà le corrigé : seuls les premiers essais sont comptés, sauf demande.',
}
