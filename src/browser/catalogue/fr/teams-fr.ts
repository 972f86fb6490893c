/** French words of teams as teachers make them. Ordinary spaces and straight apostrophes: `setFrench` sets them. */
const plural = (count: number, one: string, many: string): string => (count < 2 ? one : many)

export const teamsFr = {
  open: 'Équipes',
  column: 'Équipe',
  team: (p: { number: number }) => `Équipe ${p.number}`,
  summary: (p: { teams: number; alone: number }) =>
    `${p.teams} ${plural(p.teams, 'équipe', 'équipes')}${
      p.alone === 0 ? '' : `, ${p.alone} ${plural(p.alone, 'élève seul', 'élèves seuls')}`
    }`,
  fixed: 'Une copie est rendue : les équipes ne changent plus.',
  how: 'Ce travail se fait',
  alone: 'Chacun pour soi',
  together: 'En équipe',
  means:
    "La copie que rend un élève compte pour toute son équipe, et le nombre d'essais aussi. Les brouillons ne se partagent pas. L'équipe a l'échéance la plus tardive de ses membres. Les équipes peuvent changer jusqu'à la première copie rendue.",
  give: {
    teams: 'Les équipes',
    drawn: 'au hasard, maintenant',
    afterwards: 'je les forme ensuite',
    drawnMeans:
      "Elles se tirent au sort quand l'exercice est donné, et se retouchent dans « Suivre ».",
    afterwardsMeans: "Une fois l'exercice donné, la page pour les former s'ouvre.",
    means: 'La copie que rend un élève compte pour toute son équipe.',
    done: (p: { title: string }) => `« ${p.title} » est donné en équipes tirées au sort.`,
    toMake: (p: { title: string }) => `« ${p.title} » est donné. Formez maintenant les équipes.`,
  },
  size: 'Élèves par équipe',
  draw: 'Tirer au sort',
  drawAgain: 'Tirer au sort de nouveau',
  drawn: (p: { number: string }) => `Tirage n° ${p.number}. Vous pouvez le retoucher ci-dessous.`,
  who: 'Équipe de chaque élève',
  byOneself: 'Seul',
  wrong: (p: { teams: string; count: number; min: number; max: number }) =>
    `${plural(p.count, `L'équipe ${p.teams} doit`, `Les équipes ${p.teams} doivent`)} compter de ${p.min} à ${p.max} élèves.`,
  none: 'Formez au moins une équipe.',
  save: 'Enregistrer les équipes',
  saved: 'Les équipes sont enregistrées.',
  savedAlone: 'Chacun travaille pour soi.',
  handedInBy: (p: { name: string }) => `rendue par ${p.name}`,
  copyOf: (p: { names: string }) => `Copie d'équipe : ${p.names}.`,
  copyMeans:
    'Les points et les commentaires valent pour chacun. Pour donner à un élève une note à lui, changez-la dans le carnet de notes.',
}
