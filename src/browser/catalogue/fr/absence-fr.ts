/** French words for teachers who are away and the lessons they leave. Ordinary spaces and straight apostrophes: `setFrench` sets them. */

const plural = (count: number, one: string, many: string): string => (count < 2 ? one : many)

export const absenceFr = {
  title: 'Professeurs absents',
  none: "Aucune absence n'est notée pour aujourd'hui ou la suite.",
  record: 'Noter une absence',
  recordTitle: 'Un professeur est absent',
  means:
    "Aucun motif n'est demandé ni gardé. Élèves et familles ne lisent que ce que vous décidez pour chaque séance. L'absence est effacée un mois après son dernier jour.",
  who: 'Professeur',
  choose: 'Choisir un professeur',
  chooseOne: 'Choisissez un professeur.',
  fromError: "Choisissez aujourd'hui ou un jour à venir.",
  untilError: 'Choisissez un dernier jour qui suit le premier, dans les deux cents jours.',
  save: "Noter l'absence",
  saved: "L'absence est notée",
  // Its lessons
  left: (p: { count: number }) =>
    `${p.count} ${plural(p.count, 'séance sans professeur', 'séances sans professeur')}`,
  allArranged: 'Toutes les séances sont arrangées.',
  noLesson: 'Aucune séance ces jours-là.',
  states: {
    without: 'sans professeur',
    cancelled: 'annulée',
    substituted: 'remplacée',
    moved: 'déplacée',
    given: 'donnée par un collègue du cours',
  },
  arranged: 'Déjà arrangées',
  cancel: 'Annuler',
  substitute: 'Remplacer',
  move: 'Déplacer ou échanger',
  cancelAll: 'Annuler toutes ces séances',
  substituteAll: 'Tout confier à un remplaçant',
  cancelled: (p: { count: number }) =>
    `${p.count} ${plural(p.count, 'séance annulée', 'séances annulées')}`,
  // A substitute
  substituteTitle: 'Qui prend ces séances ?',
  named: (p: { count: number }) =>
    `${p.count} ${plural(p.count, 'séance confiée', 'séances confiées')}`,
  partly: (p: { count: number }) =>
    p.count < 2
      ? "Une séance n'a pas pu l'être. Elle reste dans la liste."
      : `${p.count} séances n'ont pas pu l'être. Elles restent dans la liste.`,
  // Taking back
  takeBack: "Retirer l'absence",
  takeBackTitle: (p: { name: string }) => `${p.name} est là, finalement ?`,
  takeBackMeans:
    "Ce qui a été annulé, confié ou déplacé le reste : rétablissez ce qu'il faut dans l'emploi du temps.",
  takenBack: (p: { cancelled: number; substituted: number; moved: number }) => {
    const parts = [
      p.cancelled > 0 ? `${p.cancelled} annulée${p.cancelled > 1 ? 's' : ''}` : '',
      p.substituted > 0 ? `${p.substituted} confiée${p.substituted > 1 ? 's' : ''}` : '',
      p.moved > 0 ? `${p.moved} déplacée${p.moved > 1 ? 's' : ''}` : '',
    ].filter((part) => part !== '')
    return parts.length === 0
      ? "L'absence est retirée : aucune séance n'avait changé"
      : `L'absence est retirée. Séances qui restent changées : ${parts.join(', ')}`
  },
  // A teacher's own
  own: 'Dire que je serai absent',
  ownTitle: "Mon absence, d'ici au prochain jour de classe",
  ownMeans:
    "La direction voit quelles séances n'ont personne. Aucun motif n'est demandé. Vos élèves ne lisent que ce qui sera décidé pour chaque séance.",
  ownUntilError: (p: { day: string }) =>
    `Choisissez un jour d'aujourd'hui à ${p.day} ; pour la suite, voyez la direction.`,
  ownTold: (p: { span: string }) => `Votre absence est notée, ${p.span}`,
  school: 'Établissement',
}
