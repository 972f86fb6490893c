/** French words of a course that is taken up again. Ordinary spaces and straight apostrophes: `setFrench` sets them. */

const lessons = (count: number) => `${count} leçon${count > 1 ? 's' : ''}`
const exercises = (count: number) => `${count} exercice${count > 1 ? 's' : ''}`

export const repriseFr = {
  open: 'Reprendre un autre cours ici',
  title: 'Reprendre un cours',
  titleOf: (p: { of: string }) => `Reprendre un cours : ${p.of}`,
  /** `of`: classes and groups that the name does not say. */
  courseOf: (p: { name: string; of: string; year: string }) =>
    p.of === '' ? `${p.name} (${p.year})` : `${p.name}, ${p.of} (${p.year})`,
  intro:
    "Ce que portaient les séances d'un cours, de cette année ou d'une année passée, va aux séances de celui-ci, dans le même ordre. Rien de ce que les élèves ont fait ne vient avec.",
  new: 'Choisir ce qui est repris',
  source: 'Cours à reprendre',
  choose: 'Choisir un cours',
  noSource:
    "Aucun autre cours de l'établissement ne porte de leçon ni d'exercice de vous. Ceux d'un collègue se trouvent dans « Mes leçons » et « Mes exercices », s'il les partage.",
  sourceLine: (p: { name: string; of: string; resources: number; exercises: number }) =>
    `${p.name}${p.of === '' ? '' : ` (${p.of})`} : ${lessons(p.resources)}, ${exercises(p.exercises)}`,
  plan: 'Ce qui irait où',
  firstLesson: 'À partir de la séance',
  numbered: (p: { number: number; when: string }) => `Séance ${p.number}, ${p.when}`,
  firstDay: 'Première séance ici, à partir du',
  firstDayHint:
    'Les séances suivantes se remplissent dans leur ordre. Vacances et séances annulées sont sautées.',
  summary: (p: { resources: number; exercises: number; withoutLesson: number }) =>
    `${lessons(p.resources)}, ${exercises(p.exercises)}, ${p.withoutLesson} sans séance`,
  summaryHint:
    'Les leçons sont attachées tout de suite à leur séance, où les élèves les lisent. Les exercices attendent : aucun ne leur est donné avant que vous le disiez.',
  cut: (p: { count: number }) =>
    `Ce cours porte plus de ${p.count} leçons et exercices : la suite se reprend à partir d'une séance plus tardive.`,
  empty: 'Rien à reprendre à partir de cette séance.',
  all: 'Tout cocher',
  none: 'Ne rien cocher',
  goesTo: (p: { when: string }) => `vers le ${p.when}`,
  noLesson: 'sans séance : en attente',
  kinds: { resource: 'leçon', exercise: 'exercice' },
  states: {
    to_copy: "d'un collègue, qui le partage : une copie sera à vous",
    not_shared: "d'un collègue, qui ne le partage pas",
    not_published: 'pas encore publié',
    there: 'déjà à cette séance',
  },
  inCourse: 'déjà dans ce cours',
  wasToSome: "n'était donné qu'à certains élèves : ici, ce serait à tout le cours",
  times: (p: { opens: string; due: string }) => `ouvre ${p.opens}, à rendre ${p.due}`,
  opens: (p: { opens: string }) => `ouvre ${p.opens}, sans date de remise`,
  apply: 'Reprendre dans ce cours',
  applied: (p: { resources: number; exercises: number; withoutLesson: number }) =>
    `Repris : ${lessons(p.resources)} ${p.resources > 1 ? 'placées' : 'placée'}, ${exercises(p.exercises)} à donner, ${p.withoutLesson} sans séance`,
  of: (p: { name: string; year: string }) => `${p.name}, ${p.year}`,
  facts: (p: { when: string; resources: number; exercises: number }) =>
    `Repris ${p.when} : ${lessons(p.resources)} ${p.resources > 1 ? 'placées' : 'placée'}, ${exercises(p.exercises)} ${p.exercises > 1 ? 'donnés' : 'donné'}`,
  done: "Plus rien n'attend.",
  toGive: 'À donner',
  toGiveHint: 'Les élèves ne les voient pas encore.',
  give: (p: { count: number }) => `Donner ${exercises(p.count)}`,
  given: (p: { count: number }) => `${exercises(p.count)} ${p.count > 1 ? 'donnés' : 'donné'}`,
  here: 'Repris, à donner',
  giveOne: 'Donner',
  at: (p: { when: string }) => `séance : ${p.when}`,
  withoutLesson: 'Sans séance',
  withoutLessonHint:
    'Plus de séance libre, ou séance retirée depuis : choisissez-en une, ou laissez.',
  lesson: (p: { title: string }) => `Séance pour « ${p.title} »`,
  chooseLesson: 'Choisir une séance',
  noLessons: "Ce cours n'a pas encore de séance à venir : elles viennent avec l'emploi du temps.",
  place: 'Placer',
  placed: (p: { title: string }) => `Placé : ${p.title}`,
  drop: 'Laisser',
  dropped: (p: { title: string }) => `Laissé : ${p.title}`,
  undo: 'Défaire cette reprise',
  undoTitle: 'Défaire cette reprise ?',
  undoMeans:
    'Ses leçons quittent les séances, ses exercices donnés sont retirés, ce qui attend est oublié. Vos leçons et vos exercices restent à vous.',
  undone: 'Reprise défaite',
  begun:
    "Une de ces séances a commencé, ou un élève a ouvert un exercice : la reprise ne se défait plus d'un coup. Retirez depuis chaque séance.",
}
