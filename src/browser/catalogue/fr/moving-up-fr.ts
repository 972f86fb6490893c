/** French words for the passage into the next year's classes. Ordinary spaces and straight apostrophes: `setFrench` sets them. */
const plural = (count: number, one: string, many: string): string => (count < 2 ? one : many)

export const movingUpFr = {
  title: "Passage dans l'année suivante",
  intro: (p: { from: string; to: string }) =>
    `Dites, pour chaque classe de ${p.from}, où vont ses élèves en ${p.to}.`,
  introMeans:
    "Là où le nom de la classe dit le niveau, la classe suivante est proposée : vérifiez-la. Un élève qui redouble ou va dans une autre classe se déplace ensuite, depuis la nouvelle. Ce que les élèves ont fait l'an dernier reste à eux.",
  pupils: (p: { count: number }) =>
    `${p.count} ${plural(p.count, 'élève sans classe cette année', 'élèves sans classe cette année')}`,
  where: (p: { name: string }) => `Où vont les élèves de ${p.name} ?`,
  later: 'Décider plus tard',
  newClass: 'Dans une nouvelle classe',
  classesOf: (p: { label: string }) => `Classes de ${p.label}`,
  leave: "Ils quittent l'établissement",
  leaveMeans:
    "Leur accès ici est fermé. Leur travail n'est pas effacé, et une fiche se rouvre depuis la liste des personnes.",
  newName: 'Nom de la nouvelle classe',
  nameMissing: 'Donnez un nom à la nouvelle classe.',
  nothing: "Rien n'est encore décidé : choisissez pour une classe au moins.",
  submit: 'Faire passer les élèves',
  confirmTitle: (p: { count: number }) =>
    `${p.count} ${plural(p.count, 'élève quitte', 'élèves quittent')} l'établissement ?`,
  confirmMeans: (p: { names: string }) =>
    `Tous les élèves de ${p.names} perdent leur accès ici, ainsi que leurs responsables pour eux.`,
  confirm: 'Oui, faire passer les classes',
  done: (p: { opened: number; moved: number; left: number }) =>
    `${[
      `${p.moved} ${plural(p.moved, 'élève a sa classe', 'élèves ont leur classe')}`,
      ...(p.opened === 0
        ? []
        : [`${p.opened} ${plural(p.opened, 'classe ouverte', 'classes ouvertes')}`]),
      ...(p.left === 0 ? [] : [`${p.left} ${plural(p.left, 'départ', 'départs')}`]),
    ].join(', ')}.`,
  next: "Restent les cours, que vous pouvez reprendre plus bas, l'emploi du temps, et les cartes des nouvelles classes à imprimer.",
  noYear:
    "L'année qui suit n'est pas encore ouverte, ou c'est la première de l'établissement : il n'y a rien à faire passer.",
  openYear: "Ouvrir l'année suivante",
  nobody: "Tous les élèves des classes de l'an dernier ont une classe, ou sont partis.",
  toClasses: 'Voir les classes',
}
