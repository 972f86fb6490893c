/** French words of work that comes after its due time: why it counts as it does, and who decides. Ordinary spaces and straight apostrophes: `setFrench` sets them. */

/** Between which times; `isOneDay`: the times alone say enough. */
interface Span {
  readonly from: string
  readonly until: string
  readonly isOneDay: boolean
}

const between = ({ from, until, isOneDay }: Span): string =>
  isOneDay ? `de ${from} à ${until}` : `(${from} – ${until})`

export const lateFr = {
  outage: {
    stopped: (p: Span) => `la plateforme était en panne ${between(p)}`,
    no_database: (p: Span) => `la plateforme ne répondait pas ${between(p)}`,
    stalled: (p: Span) => `la plateforme ne répondait pas ${between(p)}`,
    line: (p: Span) => `il y avait trop de monde à l'entrée de la plateforme ${between(p)}`,
  },
  extended: (p: { late: string; why: string }) =>
    `En retard de ${p.late}, mais ${p.why} : cette copie compte à l'heure.`,
  late: (p: { late: string }) => `En retard de ${p.late}.`,
  toDecide: (p: { late: string; when: string; tu: boolean }): string =>
    p.tu
      ? `En retard de ${p.late}. Ton appareil dit avoir essayé ${p.when} : c'est ton enseignant qui décide si ta copie compte à l'heure.`
      : `En retard de ${p.late}. L'appareil dit avoir essayé ${p.when} : c'est l'enseignant qui décide si la copie compte à l'heure.`,
  accepted: (p: { late: string }) =>
    `En retard de ${p.late}, mais l'enseignant a décidé que cette copie compte à l'heure.`,
  leftLate: (p: { late: string }) =>
    `En retard de ${p.late} : l'enseignant a décidé que cette copie compte en retard.`,
  /** Beside a time of the same day, and of another. */
  at: (p: { time: string }) => `à ${p.time}`,
  atOnDay: (p: { day: string; time: string }) => `${p.day} à ${p.time}`,
  short: {
    extended: "comptée à l'heure",
    late: 'en retard',
    to_decide: 'en retard, à décider',
    accepted: "comptée à l'heure par l'enseignant",
    left_late: 'en retard',
  },
  movedDue: (p: { when: string }) =>
    `Nouvelle limite, car la plateforme n'était pas accessible : ${p.when}.`,
  // Handed in on paper by a teacher
  onPaper: {
    by: (p: { name: string }) => `remise sur papier par ${p.name}`,
    saidAt: (p: { when: string }) => `qui dit l'avoir reçue ${p.when}`,
    sheets: 'Copie papier : tout le travail',
  },
  // For the teacher
  decideTitle: 'Cette copie est arrivée en retard',
  lateBy: (p: { late: string }) => `En retard de ${p.late}.`,
  claims: (p: { when: string }) => `L'appareil dit avoir essayé ${p.when}.`,
  claimsNothing: "L'appareil ne dit pas avoir essayé plus tôt.",
  differs: "Ce qui est arrivé n'est pas exactement ce que l'appareil avait noté à ce moment-là.",
  noRecord:
    "Aucune panne enregistrée ne l'explique : l'heure de l'appareil n'est qu'une indication, à vous de décider.",
  countInTime: "Compter à l'heure",
  leaveLate: 'Laisser en retard',
  countsInTime: "Votre décision : cette copie compte à l'heure.",
  countsLate: 'Votre décision : cette copie compte en retard.',
  decided: (p: { name: string }) => `C'est décidé pour ${p.name}.`,
}
