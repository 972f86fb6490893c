/** French words for last year's courses in the new year. Ordinary spaces and straight apostrophes: `setFrench` sets them. */
const plural = (count: number, one: string, many: string): string => (count < 2 ? one : many)

export const coursePassageFr = {
  title: "Cours de l'an dernier",
  intro: (p: { from: string }) =>
    `Dites, pour chaque classe de la nouvelle année, si elle reprend des cours de ${p.from}.`,
  introMeans:
    "Une classe de cette année reprend les cours d'une classe du même niveau : la matière, le nom, et les enseignants qui sont encore dans l'établissement. Les leçons et les devoirs ne viennent pas avec : l'enseignant les reprend ensuite lui-même. Les notes restent dans l'année passée.",
  nothingThere: "L'an dernier n'a pas de cours de classe entière à reprendre.",
  from: (p: { name: string }) => `Quels cours la classe ${p.name} reprend-elle ?`,
  none: 'Aucun',
  chosen: (p: { count: number; of: number }) =>
    `${p.count} ${plural(p.count, 'cours choisi', 'cours choisis')} sur ${p.of}`,
  isTaken: 'Déjà repris',
  nobody: 'Sans enseignant',
  left: (p: { count: number; names: string }) =>
    `${plural(p.count, "N'enseigne", "N'enseignent")} plus ici : ${p.names}`,
  hasSubject: (p: { subject: string }) => `Cette classe a déjà un cours : ${p.subject}`,
  together: 'Plusieurs classes ensemble, un seul cours',
  changeTeachers: 'Changer les enseignants',
  teachersTitle: (p: { name: string }) => `Qui enseigne ${p.name} cette année ?`,
  teachersDone: 'Garder ce choix',
  nothing: "Aucun cours n'est choisi.",
  submit: 'Reprendre les cours choisis',
  confirmTitle: (p: { count: number }) => `Reprendre ${p.count} cours ?`,
  confirmMeans: (p: { classes: number; without: number }) =>
    `Ils s'ouvrent pour ${p.classes} ${plural(p.classes, 'classe', 'classes')} de la nouvelle année${
      p.without === 0 ? '' : ` ; ${p.without} sans enseignant pour l'instant`
    }. Cela s'annule tant que rien n'y a été fait.`,
  confirm: 'Oui, reprendre',
  done: (p: { opened: number; already: number }) =>
    p.already === 0
      ? `${p.opened} ${plural(p.opened, 'cours est repris', 'cours sont repris')}.`
      : `${p.opened} ${plural(p.opened, 'cours est repris', 'cours sont repris')}, ${p.already} ${plural(p.already, "l'était déjà", "l'étaient déjà")}.`,
  groups: (p: { names: string }) =>
    `Les cours de groupes ne se reprennent pas, puisque les groupes changent : ${p.names}.`,
  taken: (p: { count: number }) => `Cours repris de l'an dernier : ${p.count}`,
  undoMeans:
    "Un cours repris se retire tant qu'il n'a ni séance, ni travail, ni rien d'écrit. Il pourra être repris de nouveau.",
  undoAll: (p: { count: number }) => `Retirer les ${p.count} cours où rien n'a été fait`,
  undo: 'Retirer',
  inUse: 'On y travaille déjà',
  undone: (p: { undone: number; kept: number }) =>
    p.kept === 0
      ? `${p.undone} ${plural(p.undone, 'cours est retiré', 'cours sont retirés')}.`
      : `${p.undone} ${plural(p.undone, 'cours est retiré', 'cours sont retirés')} ; ${p.kept} ${plural(p.kept, 'reste, car on y a fait quelque chose', 'restent, car on y a fait quelque chose')}.`,
}
