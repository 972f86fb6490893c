/** French words of days at a distance, as the head declares them. Ordinary spaces and straight apostrophes: `setFrench` sets them. */

const plural = (count: number, one: string, many: string): string => (count < 2 ? one : many)
export const distanceFr = {
  title: 'Jours à distance',
  none: "Aucun jour à distance n'est déclaré.",
  means:
    "Ces jours-là, élèves, familles et enseignants lisent que l'école est à la maison, et chaque séance attend ses élèves ici.",
  closeTomorrow: "L'établissement ferme : cours à distance à partir de demain",
  other: "D'autres jours, certaines classes",
  // Declaring
  dialog: 'Cours à distance',
  scope: 'Pour qui',
  scopes: { school: "Tout l'établissement", classes: 'Certaines classes' },
  classes: 'Classes',
  wholeLevel: (p: { level: string }) => `${p.level} : tout le niveau`,
  reason: 'Raison',
  reasons: {
    school_closed: "L'établissement est fermé",
    classes_closed: 'Des classes sont fermées',
    half_capacity: 'Demi-jauge : on vient à tour de rôle',
    weather: 'Météo',
    other: 'Autre raison',
  },
  words: 'Un mot aux familles, facultatif',
  wordsHint: 'Les élèves et leurs responsables le lisent sur leur journée.',
  reach: (p: { classes: number; pupils: number; lessons: number }) =>
    `Cela concerne ${p.classes} ${plural(p.classes, 'classe', 'classes')}, ${p.pupils} ${plural(p.pupils, 'élève', 'élèves')} et ${p.lessons} ${plural(p.lessons, 'séance', 'séances')}.`,
  noLesson: "Aucune séance n'est prévue ces jours-là : vérifiez les dates.",
  notYet: "Rien n'est encore déclaré.",
  declare: 'Déclarer',
  declared: (p: { classes: number; pupils: number }) =>
    `Déclaré : ${p.classes} ${plural(p.classes, 'classe', 'classes')}, ${p.pupils} ${plural(p.pupils, 'élève', 'élèves')}`,
  errors: {
    fromDay: "Choisissez aujourd'hui ou un jour à venir.",
    untilDay: 'Choisissez un dernier jour qui suit le premier, dans un an au plus.',
    classIds: 'Choisissez au moins une classe.',
  },
  // Parts of classes that take turns
  turns: {
    open: 'La moitié de certaines classes, à tour de rôle',
    dialog: 'Une moitié à la maison, à tour de rôle',
    means:
      "Choisissez les classes : chacune est partagée en deux moitiés par ordre alphabétique, que vous pouvez changer. Chaque jour, l'une est à la maison et l'autre en classe.",
    partOf: (p: { part: 'first' | 'second'; letters: string | null; count: number }) => {
      const name = p.part === 'first' ? '1re moitié' : '2e moitié'
      const letters = p.letters === null ? '' : ` (${p.letters})`
      return `${name}${letters} : ${p.count} ${plural(p.count, 'élève', 'élèves')}`
    },
    alwaysThere: (p: { count: number }) => `toujours en classe : ${p.count}`,
    shareBy: (p: { name: string }) => `Comment partager la ${p.name}`,
    alphabet: 'Par ordre alphabétique',
    group: (p: { name: string; count: number }) =>
      `${p.name} (${p.count} ${plural(p.count, 'élève', 'élèves')}) d'un côté, les autres de l'autre`,
    parts: { first: '1re moitié', second: '2e moitié', neither: 'toujours en classe' },
    rhythm: 'Rythme',
    rhythms: { day: 'Un jour sur deux', week: 'Une semaine sur deux' },
    atHome: 'Qui est à la maison',
    whoIsHome: { first: '1re moitié', second: '2e moitié', nobody: 'personne' },
    noDay: "Aucune séance n'est prévue entre ces deux jours.",
    reachTitle: 'À la maison',
    reach: (p: { part: 'first' | 'second'; pupils: number; days: number; lessons: number }) =>
      `${p.part === 'first' ? '1re moitié' : '2e moitié'} : ${p.pupils} ${plural(p.pupils, 'élève', 'élèves')}, ${p.days} ${plural(p.days, 'jour', 'jours')}, ${p.lessons} ${plural(p.lessons, 'séance', 'séances')}.`,
    declared: 'Les moitiés à la maison sont déclarées',
    errors: {
      days: 'Choisissez au moins un jour où une moitié est à la maison.',
      pupils: "C'est trop d'élèves à la fois : déclarez un niveau après l'autre.",
    },
    some: (p: { names: string; count: number }) =>
      p.count === 0
        ? `${p.names}, une partie`
        : `${p.names}, une partie (${p.count} ${plural(p.count, 'élève', 'élèves')})`,
    details: (p: { count: number }) =>
      p.count === 0
        ? 'Quels élèves'
        : `Quels élèves, ${p.count === 1 ? 'quel jour' : `quels jours (${p.count})`}`,
    pupils: 'Élèves',
  },
  // What was declared
  wholeSchool: "Tout l'établissement",
  by: (p: { by: string; day: string }) => `${p.by}, le ${p.day}`,
  withdrawn: 'retiré',
  past: 'Déjà passés',
  // Taking back
  change: 'Raccourcir ou arrêter',
  changeOf: (p: { span: string }) => `Jours à distance ${p.span}`,
  changeMeans:
    "Les jours passés restent comme ils ont été. Pour aller plus loin, déclarez d'autres jours.",
  stop: "Tout arrêter à partir d'aujourd'hui",
  shorten: 'Raccourcir',
  changed: 'Les jours à distance sont changés',
  changeError: 'Choisissez un dernier jour plus tôt que le précédent, et pas avant hier.',
}
