/** French words of a work plan, as its pupil and the guardians read it. Ordinary spaces and straight apostrophes: `setFrench` sets them. */
import { ofName } from '#browser/catalogue/set-french.ts'

const plural = (count: number, one: string, many: string): string => (count < 2 ? one : many)

interface Reader {
  readonly tu: boolean
}

export const workPlanFr = {
  own: 'Mon plan de travail',
  ofChild: (p: { name: string }): string => `Le plan de travail ${ofName(p.name)}`,
  childIntro:
    "Ce que ses enseignants lui demandent, et ce que l'élève a coché. Ici, rien ne se coche.",
  none: (p: Reader): string =>
    p.tu
      ? "Tu n'as pas de plan de travail ces jours-ci. Quand un enseignant t'en prépare un, ta journée le montre."
      : 'Pas de plan de travail ces jours-ci. Quand un enseignant en prépare un, la journée le montre.',
  noneOfChild: 'Pas de plan de travail ces jours-ci.',
  onDay: (p: { own: boolean; progress: string }) =>
    `${p.own ? 'Mon plan de travail' : 'Plan de travail'} : ${p.progress}`,
  ofCourse: (p: { course: string; progress: string }) => `${p.course} : ${p.progress}`,
  withComment: "avec un mot de l'enseignant",
  coming: 'Bientôt',
  over: 'Terminé',
  progress: (p: { done: string; total: string }) => `${p.done} sur ${p.total}`,
  span: (p: { from: string; to: string }) => `du ${p.from} au ${p.to}`,
  done: 'fait',
  toDo: 'à faire',
  read: 'Lire la leçon',
  open: "Ouvrir l'exercice",
  handedIn: 'rendu',
  ticksItself: (p: Reader): string =>
    p.tu ? 'se coche quand tu le rends' : "se coche quand l'élève le rend",
  gone: {
    words: 'Retiré',
    resource: "Cette leçon n'est plus dans le cours : elle ne compte pas.",
    assignment: "Cet exercice n'est pas à faire : il ne compte pas.",
  },
  waiting: (p: { count: number }) =>
    `${p.count} ${plural(p.count, 'coche est', 'coches sont')} sur cet appareil`,
  leaves: (p: Reader): string =>
    p.tu
      ? 'Ton enseignant en saura autant dès que la connexion revient.'
      : "L'enseignant en saura autant dès que la connexion revient.",
  refused: (p: { count: number }) =>
    `${p.count} ${plural(p.count, "coche n'a pas été prise", "coches n'ont pas été prises")} par l'école`,
  full: (p: Reader): string =>
    p.tu
      ? "Ton appareil est plein : cette coche n'est pas gardée. Fais de la place, puis recommence."
      : "L'appareil est plein : cette coche n'est pas gardée. Faites de la place, puis recommencez.",
}
