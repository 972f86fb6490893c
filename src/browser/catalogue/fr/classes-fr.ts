/** French words for classes, groups and courses. Ordinary spaces and straight apostrophes: `setFrench` sets them. */
import { coursePassageFr } from '#browser/catalogue/fr/course-passage-fr.ts'
import { movingUpFr } from '#browser/catalogue/fr/moving-up-fr.ts'

const plural = (count: number, one: string, many: string): string => (count < 2 ? one : many)

export const classesFr = {
  title: 'Classes, groupes et cours',
  tabsLabel: 'Classes, groupes ou cours',
  tabs: { classes: 'Classes', groups: 'Groupes', courses: 'Cours' },
  acts: 'Actes',
  list: {
    caption: 'Classes de cette année',
    columns: {
      name: 'Classe',
      level: 'Niveau',
      pupils: 'Élèves',
      cards: 'Cartes',
      teachers: 'Professeurs principaux',
    },
    noTeacher: 'personne',
    cardsAll: 'toutes faites',
    cardsNone: 'pas encore de cartes',
    cardsMissing: (p: { count: number }) =>
      p.count < 2 ? '1 carte manque' : `${p.count} cartes manquent`,
    noPupil: 'classe vide',
    print: 'Imprimer les cartes',
    ofClass: (p: { name: string }) => `de la classe ${p.name}`,
    missingTitle: (p: { count: number }) =>
      p.count < 2 ? "1 élève n'a pas de carte" : `${p.count} élèves n'ont pas de carte`,
    missingMeans:
      "Sans carte, un élève n'entre qu'avec un code dicté. Imprimer la planche d'une classe crée les cartes qui manquent.",
    create: 'Ouvrir une classe',
    empty: "Aucune classe cette année. L'import de la liste des élèves les crée toutes d'un coup.",
    importRoster: 'Importer la liste des élèves',
    moveUp: "Faire passer les classes de l'an dernier",
  },
  form: {
    createTitle: 'Ouvrir une classe',
    renameTitle: (p: { name: string }) => `Renommer ${p.name}`,
    name: 'Nom',
    nameHint: 'Comme les familles le disent : « 6e B », « CM1 ».',
    nameMissing: 'Donnez un nom.',
    nameTaken: 'Ce nom est déjà pris cette année : choisissez-en un autre.',
    yearMissing: "Aucune année scolaire n'est ouverte : la direction doit d'abord en ouvrir une.",
    level: 'Niveau',
    create: 'Ouvrir',
    created: (p: { name: string }) => `${p.name} est ouvert.`,
    renamed: 'Nom enregistré.',
    groupTitle: 'Ouvrir un groupe',
    groupHint: 'Un groupe réunit des élèves de plusieurs classes : « Latin 5e », « Chorale ».',
  },
  one: {
    title: 'Classe',
    /** A class may be called "Classe A". */
    name: (p: { name: string }) => (/^classe\b/i.test(p.name) ? p.name : `Classe ${p.name}`),
    intro: (p: { level: string | null; year: string; count: number }) =>
      [
        p.level === null ? `Année ${p.year}` : `${p.level} · année ${p.year}`,
        `${p.count} ${plural(p.count, 'élève', 'élèves')}`,
      ].join(' · '),
    back: 'Classes',
    print: 'Imprimer les cartes',
    timetable: 'Emploi du temps',
    rename: 'Renommer',
    pupils: 'Élèves',
    pupil: 'Élève',
    card: 'Carte de classe',
    hasCard: 'a sa carte',
    noCard: 'pas encore de carte',
    noPupils:
      "La classe est encore vide. Ajoutez des élèves un à un, ou importez la liste de l'école.",
    add: 'Ajouter des élèves',
    choose: 'Choisir',
    chooseOne: (p: { name: string }) => `Choisir ${p.name}`,
    chooseAll: 'Tous les élèves',
    chosen: (p: { count: number }) =>
      p.count === 0
        ? 'Aucun élève choisi'
        : `${p.count} ${plural(p.count, 'élève choisi', 'élèves choisis')}`,
    move: 'Changer de classe',
    takeOut: 'Sortir de la classe',
    over: (p: { year: string }) => `L'année ${p.year} est terminée : cette classe ne change plus.`,
    overPupils: "Plus personne n'est dans cette classe.",
    readOnly: 'Vous voyez cette classe ; la direction ou le secrétariat peut la changer.',
  },
  move: {
    title: (p: { count: number; name: string }) =>
      p.count === 1 ? `Changer ${p.name} de classe` : `Changer ${p.count} élèves de classe`,
    to: 'Nouvelle classe',
    means: (p: { count: number; from: string; to: string }) =>
      p.count === 1
        ? `Dès maintenant, cet élève quitte ${p.from} et suit les séances et le travail de ${p.to}.`
        : `Dès maintenant, ces ${p.count} élèves quittent ${p.from} et suivent les séances et le travail de ${p.to}.`,
    kept: 'Les copies et les notes faites avant restent.',
    card: "La carte d'avant marche jusqu'à l'impression de la planche de la nouvelle classe ; imprimez-la, elle donne la nouvelle.",
    groups: 'Les groupes ne changent pas.',
    submit: 'Changer de classe',
    done: (p: { count: number; to: string }) =>
      p.count < 2
        ? `1 élève est maintenant en ${p.to}.`
        : `${p.count} élèves sont maintenant en ${p.to}.`,
    undone: (p: { name: string }) => `C'est annulé : retour en ${p.name}.`,
    undoFailed:
      "Le retour n'a pas pu se faire. Choisissez les élèves dans leur nouvelle classe et changez-les de classe.",
    noOther: "Il n'y a pas d'autre classe cette année : ouvrez-en une d'abord.",
  },
  out: {
    title: (p: { count: number; name: string; from: string }) =>
      p.count === 1
        ? `Sortir ${p.name} de la classe ${p.from} ?`
        : `Sortir ${p.count} élèves de la classe ${p.from} ?`,
    means: (p: { count: number }) =>
      p.count === 1
        ? "Cet élève n'est plus dans aucune classe : plus de séances de classe pour lui, jusqu'à ce qu'une classe le reçoive. Ses groupes ne changent pas."
        : "Ces élèves ne sont plus dans aucune classe : plus de séances de classe pour eux, jusqu'à ce qu'une classe les reçoive. Leurs groupes ne changent pas.",
    leaves: "Pour un départ de l'école, fermez plutôt l'accès depuis la fiche.",
    submit: 'Sortir de la classe',
    done: (p: { count: number }) =>
      p.count < 2
        ? '1 élève est sorti de la classe.'
        : `${p.count} élèves sont sortis de la classe.`,
    partly: (p: { done: number; count: number }) =>
      `${p.done} ${plural(p.done, 'élève est sorti', 'élèves sont sortis')} sur ${p.count}.`,
  },
  addPupils: {
    title: (p: { name: string }) => `Ajouter des élèves en ${p.name}`,
    how: "D'où viennent-ils ?",
    known: "De l'école : ils changent de classe",
    new: "Ils arrivent dans l'école",
    means: 'Un élève choisi quitte sa classe actuelle et entre dans celle-ci, dès maintenant.',
    newMeans: "Un nouvel élève à la fois. Sa carte de classe s'imprime ensuite avec la planche.",
    submit: (p: { count: number }) => (p.count < 2 ? 'Ajouter' : `Ajouter ces ${p.count} élèves`),
    nobody: 'Choisissez au moins un élève.',
    added: (p: { count: number; name: string }) =>
      p.count < 2 ? `1 élève ajouté en ${p.name}.` : `${p.count} élèves ajoutés en ${p.name}.`,
  },
  teachers: {
    title: 'Enseignants',
    main: 'principal',
    byCourse: "S'y ajoutent les enseignants des cours ci-dessous.",
    none: "Personne n'a la classe entière.",
    change: 'Changer les enseignants',
    dialogTitle: (p: { name: string }) => `Enseignants de la classe ${p.name}`,
    means:
      'Ils voient toute la classe et ses élèves. Pour une seule matière, ouvrez plutôt un cours.',
    mains: 'Professeurs principaux',
    done: 'Enseignants enregistrés.',
  },
  groups: {
    caption: 'Groupes de cette année',
    columns: { name: 'Groupe', pupils: 'Élèves' },
    create: 'Ouvrir un groupe',
    empty:
      'Aucun groupe cette année. Un groupe réunit des élèves de plusieurs classes, pour un cours de latin ou un demi-groupe.',
    title: 'Groupe',
    intro: (p: { count: number }) => `${p.count} ${plural(p.count, 'élève', 'élèves')}`,
    back: 'Groupes',
    pupil: 'Élève',
    className: 'Classe',
    members: 'Élèves du groupe',
    add: 'Ajouter des élèves',
    remove: 'Retirer du groupe',
    over: "L'année de ce groupe est terminée : il ne change plus.",
    overMembers: "Plus personne n'est dans ce groupe.",
    noMembers: 'Le groupe est encore vide. Ajoutez des élèves, classe par classe ou un à un.',
    addTitle: (p: { name: string }) => `Ajouter des élèves au groupe ${p.name}`,
    fromClass: 'Classe',
    byName: 'Chercher par nom, dans toute l’école',
    wholeClass: (p: { name: string }) => `Toute la classe ${p.name}`,
    already: 'déjà dans le groupe',
    submit: (p: { count: number }) => (p.count < 2 ? 'Ajouter' : `Ajouter ces ${p.count} élèves`),
    added: (p: { count: number }) =>
      p.count < 2 ? '1 élève ajouté au groupe.' : `${p.count} élèves ajoutés au groupe.`,
    removed: (p: { count: number }) =>
      p.count < 2 ? '1 élève retiré du groupe.' : `${p.count} élèves retirés du groupe.`,
    restored: "C'est annulé : le groupe est comme avant.",
    undoFailed: "Le groupe n'a pas pu être remis comme avant. Ajoutez de nouveau les élèves.",
    tooMany: (p: { max: number }) => `Un groupe a ${p.max} élèves au plus.`,
  },
  courses: {
    caption: 'Cours de cette année',
    openedBefore: {
      what: 'Ce cours a déjà été ouvert.',
      todo: "Votre premier envoi était arrivé ; ce que vous avez changé depuis ne l'est pas. Fermez, retrouvez le cours et modifiez-le.",
    },
    captionOfClass: (p: { name: string }) => `Cours de la classe ${p.name}`,
    explain:
      'Un cours est une matière, suivie par des classes ou des groupes, avec ses enseignants.',
    columns: {
      name: 'Cours',
      subject: 'Matière',
      followers: 'Classes et groupes',
      teachers: 'Enseignants',
    },
    noTeacher: 'aucun enseignant',
    create: 'Ouvrir un cours',
    change: 'Changer',
    close: 'Fermer le cours',
    menu: (p: { name: string }) => `Actes sur le cours ${p.name}`,
    empty:
      "Aucun cours encore. Ouvrez-en un : c'est par un cours qu'une séance, une leçon ou un exercice arrive chez les élèves.",
    withoutTeacher: (p: { count: number }) =>
      p.count < 2 ? "1 cours n'a pas d'enseignant" : `${p.count} cours n'ont pas d'enseignant`,
    withoutTeacherMeans: "Personne ne peut y attacher de leçon ni d'exercice.",
    createTitle: 'Ouvrir un cours',
    changeTitle: (p: { name: string }) => `Changer le cours ${p.name}`,
    subject: 'Matière',
    subjectMissing: 'Choisissez une matière.',
    classes: 'Classes qui le suivent',
    groups: 'Groupes qui le suivent',
    followersMissing: 'Choisissez au moins une classe ou un groupe.',
    followersHint: 'Tous les élèves des classes et des groupes choisis suivent le cours.',
    teachers: 'Enseignants',
    name: 'Nom du cours',
    nameHint: 'Laissé vide, il se forme seul : « Mathématiques 6e A ».',
    save: 'Enregistrer',
    submit: 'Ouvrir le cours',
    created: 'Le cours est ouvert.',
    changed: 'Le cours est enregistré.',
    closeTitle: (p: { name: string }) => `Fermer le cours ${p.name} ?`,
    closeMeans:
      "Ses séances quittent l'emploi du temps, et personne ne le suit plus. Les copies et les notes faites dans ce cours restent. Un cours fermé ne se rouvre pas.",
    closed: 'Le cours est fermé.',
    filter: 'Chercher un cours, une classe, un nom',
  },
  movingUp: movingUpFr,
  coursePassage: coursePassageFr,
}
