/** French words of grades, for those who give them and those who get them. Ordinary spaces and straight apostrophes: `setFrench` sets them. */
import { ofName } from '#browser/catalogue/set-french.ts'

const plural = (count: number, one: string, many: string): string => (count < 2 ? one : many)

const others = (more: number): string =>
  more === 0 ? '' : ` Et ${more} ${plural(more, 'autre case', 'autres cases')}.`

export const gradesFr = {
  title: 'Notes',
  list: {
    title: 'Carnets de notes',
    intro: 'Un carnet par enseignement.',
    open: 'Ouvrir',
    empty: "Vous n'avez pas encore d'enseignement cette année.",
    former: 'Années passées',
    formerMeans: "Ce que vous avez enseigné se relit. Rien ne s'y change plus.",
    formerBook: (p: { name: string; year: string }) => `${p.name}, ${p.year}`,
    formerLog: 'Cahier de textes',
  },
  book: {
    appreciations: 'Appréciations',
    title: (p: { course: string }) => `Notes · ${p.course}`,
    back: 'Carnets de notes',
    add: 'Ajouter une évaluation',
    empty:
      "Aucune évaluation dans cette période. Ajoutez la première : l'élève ne la voit que quand vous le décidez.",
    emptyToRead: 'Aucune évaluation dans cette période.',
    noPupils: "Cet enseignement n'a pas encore d'élève.",
    period: 'Période',
    wholeYear: "Toute l'année",
    noPeriod: 'Hors période',
    assessment: 'Évaluation',
    pupil: 'Élève',
    average: 'Moyenne',
    averageOf20: 'Moyenne sur 20',
    noAverage: '–',
    classMean: 'Moyenne de la classe',
    classSteps: 'Répartition',
    classTogether: 'La classe',
    stepCount: (p: { count: string; name: string }) => `${p.count} : ${p.name}`,
    download: 'Télécharger (CSV)',
    fileName: (p: { course: string }) => `notes ${p.course}`,
    table: (p: { course: string }) => `Notes de ${p.course}`,
    cell: (p: { pupil: string; assessment: string }) => `${p.pupil}, ${p.assessment}`,
    change: (p: { title: string }) => `Modifier « ${p.title} »`,
    outOf: (p: { max: string }) => `sur ${p.max}`,
    weight: (p: { weight: string }) => `coef. ${p.weight}`,
    notShown: 'pas encore montrée',
    shownFrom: (p: { when: string }) => `montrée ${p.when}`,
    shown: 'montrée',
    keys: 'Entrée ou ↓ : élève suivant. Écrivez la note, ou abs (absent), disp (dispensé), nn (non noté), nr (non rendu). Vide : aucune note. Rien de tout cela ne compte comme un zéro.',
    stepKeys:
      'Entrée ou ↓ : élève suivant. Écrivez 1, 2, 3 ou 4, ou abs (absent), disp (dispensé), nn (non noté), nr (non rendu). Vide : aucune note.',
    saved: 'Tout est enregistré.',
    saving: 'Enregistrement…',
    waits: (p: { count: number }) =>
      `${p.count} ${plural(p.count, 'note est gardée', 'notes sont gardées')} sur cette page.`,
    nextTry: (p: { wait: string }) => `Nouvel essai dans ${p.wait}.`,
    wrong: (p: { pupil: string; assessment: string; what: string; more: number }) =>
      `${p.pupil}, ${p.assessment} : ${p.what}${others(p.more)}`,
    overtaken: (p: { pupil: string; assessment: string; by: string; theirs: string }) =>
      `${p.pupil}, ${p.assessment} : ${p.by} a mis ${p.theirs} entre-temps.`,
    keepOwn: (p: { own: string }) => `Garder ${p.own}`,
    keepNone: 'Laisser sans note',
    takeNewer: (p: { theirs: string }) => `Prendre ${p.theirs}`,
    refused: (p: { pupil: string; assessment: string; more: number }) =>
      `La note de ${p.pupil} pour « ${p.assessment} » n'est pas enregistrée : revenez dans sa case et validez de nouveau.${others(p.more)}`,
  },
  copyLevel: {
    title: 'Niveau de la copie',
    means: "Il va dans le carnet de notes. L'élève et sa famille le voient quand vous l'y montrez.",
  },
  takeOver: {
    act: 'Reporter dans le carnet de notes',
    given: (p: { count: number }) =>
      `${p.count} ${plural(p.count, 'note reportée', 'notes reportées')}. Les élèves ne les voient pas encore.`,
    changed: (p: { count: number }) =>
      `${p.count} ${plural(p.count, 'note reportée auparavant suit', 'notes reportées auparavant suivent')} les points changés de la copie.`,
    withdrawn: (p: { count: number }) =>
      `${p.count} ${plural(p.count, 'note reportée auparavant est retirée : sa copie a été reprise', 'notes reportées auparavant sont retirées : leur copie a été reprise')} ou déplacée.`,
    waiting: (p: { count: number }) =>
      `${p.count} ${plural(p.count, 'copie reste', 'copies restent')} à corriger : reportez de nouveau ensuite.`,
    open: 'Ouvrir le carnet',
  },
  mistakes: {
    unreadable:
      'Écrivez un nombre, ou abs (absent), disp (dispensé), nn (non noté), nr (non rendu).',
    too_many: (p: { max: string }) => `Pas plus de ${p.max}.`,
    too_fine: 'Deux décimales au plus.',
    step: 'Écrivez 1, 2, 3 ou 4, ou abs (absent), disp (dispensé), nn (non noté), nr (non rendu).',
  },
  none: {
    absent: 'abs',
    dispensed: 'disp',
    not_marked: 'nn',
    not_handed_in: 'nr',
  },
  noneLong: {
    absent: 'Absent',
    dispensed: 'Dispensé',
    not_marked: 'Non noté',
    not_handed_in: 'Non rendu',
  },
  attainment: ['Non atteint', 'Partiellement atteint', 'Atteint', 'Dépassé'],
  mastery: [
    'Maîtrise insuffisante',
    'Maîtrise fragile',
    'Maîtrise satisfaisante',
    'Très bonne maîtrise',
  ],
  edit: {
    newTitle: 'Nouvelle évaluation',
    changeTitle: "Modifier l'évaluation",
    name: 'Titre',
    on: 'Date',
    scale: 'Comment notez-vous ?',
    points: 'Des points',
    attainment: 'Quatre niveaux (objectif non atteint … dépassé)',
    mastery: 'Maîtrise du socle (insuffisante … très bonne)',
    outOf: 'Notée sur',
    weight: 'Coefficient',
    weightHint: '0 : la note est montrée, mais ne compte pas.',
    load: {
      tooMany: (p: { name: string; count: number }) =>
        `Ce serait la ${p.count}e évaluation de ${p.name} cette semaine-là`,
      other: (p: { day: string; course: string; title: string }) =>
        `${p.day} : ${p.title} (${p.course})`,
      means: 'Vous pouvez enregistrer quand même, ou choisir une autre semaine.',
    },
    shown: 'Les élèves et leurs responsables voient les notes',
    shownNever: 'Pas encore',
    shownNow: 'Dès maintenant',
    shownOn: 'À partir du',
    shownDay: 'Jour',
    /** Of the set-up that is read, not typed. */
    setUp: { scale: 'Notation', shown: 'Visible' },
    save: "Enregistrer l'évaluation",
    remove: "Retirer l'évaluation",
    removeQuestion: (p: { title: string }) => `Retirer « ${p.title} » et ses notes ?`,
    removeMeans: 'Les notes disparaissent du carnet et des moyennes.',
    removed: 'Évaluation retirée.',
    mistakes: {
      title: 'Donnez un titre.',
      on: 'Choisissez une date.',
      outOf: 'Un nombre de 1 à 1 000.',
      weight: 'Un nombre de 0 à 100.',
      shownDay: 'Choisissez un jour.',
    },
    gradesDoNotFit:
      "Des notes déjà données n'ont pas leur place dans cette échelle. Effacez-les d'abord ; si l'une est celle d'un élève parti, créez plutôt une autre évaluation.",
  },
  family: {
    title: 'Mes notes',
    ofChild: (p: { name: string }) => `Notes ${ofName(p.name)}`,
    empty: 'Pas encore de note à voir. Quand un enseignant en montrera une, elle sera ici.',
    averageIs: (p: { average: string; counted: number }) =>
      `Moyenne : ${p.average} sur 20 (${p.counted} ${plural(p.counted, 'note', 'notes')})`,
    noAverage: 'Pas de moyenne : aucune note ne compte.',
    outOf: (p: { points: string; max: string }) => `${p.points} sur ${p.max}`,
    weight: (p: { weight: string }) => `coefficient ${p.weight}`,
    doesNotCount: 'ne compte pas dans la moyenne',
    rules: 'Absent, dispensé, non noté ou non rendu ne compte jamais comme un zéro.',
  },
  periods: {
    inUse:
      'Dans une période que vous retirez, des appréciations ou des bulletins sont déjà écrits : elle peut changer de nom et de dates, mais pas disparaître. Rechargez la page pour la retrouver.',
    title: 'Périodes de notes',
    intro:
      'Les évaluations sont rangées par période, selon leur date ; les moyennes sont faites par période.',
    none: "Aucune période : toute l'année compte ensemble.",
    add: 'Ajouter une période',
    label: 'Nom',
    starts: 'Du',
    ends: 'Au',
    remove: (p: { label: string }) => `Retirer ${p.label}`,
    removeOne: 'Retirer',
    nextLabel: (p: { number: number }) => `Trimestre ${p.number}`,
    saved: 'Les périodes sont enregistrées.',
    mistakes: {
      label: 'Donnez un nom à chaque période.',
      ends_before_start: 'Une période finit avant de commencer.',
      overlap: 'Deux périodes se recouvrent.',
      outside_year: "Une période sort de l'année scolaire.",
      days: 'Choisissez le premier et le dernier jour de chaque période.',
    },
  },
}
