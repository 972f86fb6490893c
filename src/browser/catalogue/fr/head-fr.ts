/** French words for a head's first page, the guardians to decide on and who did what. Ordinary spaces and straight apostrophes: `setFrench` sets them. */
import { ofName } from '#browser/catalogue/set-french.ts'

const plural = (count: number, one: string, many: string): string => (count < 2 ? one : many)

export const headFr = {
  navigation: {
    home: 'Établissement',
    classes: 'Les classes',
    people: 'Personnes',
    guardians: 'Responsables',
    timetable: 'Emploi du temps',
  },
  choose: {
    title: 'Vos établissements',
    open: 'Ouvrir',
    code: (p: { uai: string }) => `Code UAI : ${p.uai}`,
    none: 'Aucun établissement ne vous a confié de droit. La direction peut vous en donner depuis votre fiche.',
  },
  home: {
    title: 'Établissement',
    year: (p: { label: string | null }) =>
      p.label === null ? 'Aucune année scolaire ouverte' : `Année ${p.label}`,
    importRoster: 'Importer la liste des élèves',
    emptyForHead:
      "L'école est encore vide. Commencez par importer les trois fichiers d'ONDE : élèves, enseignants, responsables. Rien ne s'applique sans votre accord.",
    emptyForStaff:
      "L'école est encore vide. La direction commence par importer la liste des élèves ; ensuite, tout se fait ici.",
    needsTitle: 'Ce qui vous attend',
    allWell: "Rien n'attend : les classes, les cartes et les responsables sont en ordre.",
    numbersTitle: 'En nombres',
    announce: 'Annoncer à une classe ou à tous',
    signatures: 'Faire signer aux responsables',
    placesTitle: 'Tout le reste',
    numbers: {
      pupils: (p: { count: number }) => plural(p.count, 'élève', 'élèves'),
      classes: (p: { count: number }) => plural(p.count, 'classe', 'classes (divisions)'),
      teachers: (p: { count: number }) => plural(p.count, 'enseignant', 'enseignants'),
      staff: (p: { count: number }) => plural(p.count, 'personnel', 'personnels et direction'),
      guardians: (p: { count: number }) => plural(p.count, 'responsable', 'responsables'),
      groups: (p: { count: number }) => plural(p.count, 'groupe', 'groupes'),
      courses: (p: { count: number }) => plural(p.count, 'cours (matière)', 'cours (matières)'),
    },
  },
  needs: {
    no_school_year: () => ({
      what: "Aucune année scolaire n'est ouverte.",
      means: "Sans elle, ni classe, ni emploi du temps, ni journée d'élève.",
      act: "Ouvrir l'année scolaire",
    }),
    school_year_over: (p: { day: string }) => ({
      what: `L'année scolaire s'est terminée le ${p.day}.`,
      means: 'Les journées des élèves sont vides depuis.',
      act: "Ouvrir l'année suivante",
    }),
    zone_unknown: () => ({
      what: "La zone de vacances de l'école n'est pas connue.",
      means: 'Les séances tombent aussi pendant les vacances, sauf les jours que vous fermez.',
      act: 'Voir les vacances',
    }),
    calendar_unknown: () => ({
      what: "Le calendrier des vacances n'est pas encore installé.",
      means:
        "Les séances tombent aussi pendant les vacances. L'exploitant l'installe par une commande ; vous pouvez fermer des jours vous-même.",
      act: 'Voir les vacances',
    }),
    calendar_ends: (p: { day: string }) => ({
      what: `Le calendrier des vacances s'arrête le ${p.day}.`,
      means:
        "Après ce jour, plus aucune vacance n'est connue. L'exploitant doit installer la suite.",
      act: 'Voir les vacances',
    }),
    guardians_to_confirm: (p: { count: number }) => ({
      what: `${p.count} ${plural(p.count, 'lien entre responsable et enfant à confirmer', 'liens entre responsables et enfants à confirmer')}.`,
      means: "Tant que vous n'avez pas confirmé, ces responsables ne voient rien.",
      act: 'Confirmer',
    }),
    pupils_without_card: (p: { count: number }) => ({
      what: `${p.count} ${plural(p.count, 'élève sans carte de classe', 'élèves sans carte de classe')}.`,
      means: 'Imprimer la planche de la classe crée les cartes qui manquent.',
      act: 'Choisir une classe',
    }),
    pupils_to_move_up: (p: { count: number }) => ({
      what: `${p.count} ${plural(p.count, "élève de l'an dernier attend sa nouvelle classe", "élèves de l'an dernier attendent leur nouvelle classe")}.`,
      means: "L'année passée ne donne plus de place : leur journée reste vide jusque-là.",
      act: 'Faire passer les classes',
    }),
    pupils_without_class: (p: { count: number }) => ({
      what: `${p.count} ${plural(p.count, "élève n'est dans aucune classe", 'élèves ne sont dans aucune classe')}.`,
      means: 'Leur journée reste vide.',
      act: 'Chercher les élèves',
    }),
    courses_without_teacher: (p: { count: number }) => ({
      what: `${p.count} cours sans enseignant.`,
      means: "Personne ne peut y attacher de leçon ni d'exercice.",
      act: 'Voir les cours',
    }),
    classes_without_timetable: (p: { count: number }) => ({
      what: `${p.count} ${plural(p.count, 'classe sans emploi du temps', 'classes sans emploi du temps')}.`,
      means: 'La journée de ces élèves reste vide.',
      act: "Remplir l'emploi du temps",
    }),
  },
  places: {
    morning: {
      title: 'Ce matin',
      means:
        'Passer à distance, noter un professeur absent ; élèves sans nouvelles, présences, charge.',
    },
    imports: {
      title: 'Importer la liste des élèves',
      means: "Les trois fichiers d'ONDE : aperçu d'abord, rien sans votre accord.",
    },
    classes: {
      title: 'Imprimer les cartes de classe',
      means: 'Une planche par classe : chaque élève entre avec sa carte.',
    },
    letters: {
      title: 'Imprimer les lettres',
      means: "Une par personne : les responsables et l'équipe ouvrent leur compte.",
    },
    people: {
      title: 'Chercher une personne',
      means: 'Fiche, rôles, droits confiés, départs.',
    },
    timetable: {
      title: 'Emploi du temps',
      means: "Par classe ou par enseignant ; annulations, absences ; import d'un fichier.",
    },
    attendance: {
      title: 'Présences',
      means: 'Demi-journées par classe, qui appeler, export.',
    },
    lessonLogs: {
      title: 'Cahiers de textes',
      means: 'Par classe et période : lire, suivre, imprimer ; charge de la semaine.',
    },
    reports: {
      title: 'Bulletins et livrets',
      means: 'Appréciations qui manquent, publication aux familles, impression.',
    },
    schoolYear: {
      title: 'Année scolaire et jours sans école',
      means: 'Début et fin, semaines A et B, jours sans école, jours à distance.',
    },
    flags: {
      title: 'Signalements',
      means: 'Messages de classes en direct que quelqu’un a signalés.',
    },
    audit: {
      title: 'Qui a fait quoi',
      means: 'Fiches ouvertes, cartes imprimées, décisions sur les responsables.',
    },
  },
  guardians: {
    title: 'Responsables',
    intro: 'Ce que chaque responsable voit de chaque enfant',
    explain:
      "Les fichiers d'ONDE ne disent pas qui a quels droits. Un lien à confirmer n'ouvre rien ; un lien bloqué reste bloqué, même après un nouvel import.",
    tabs: { to_confirm: 'À confirmer', confirmed: 'Confirmés', blocked: 'Bloqués' },
    tabsLabel: 'Liens par décision',
    allClasses: 'Toutes les classes',
    classFilter: 'Classe',
    search: 'Chercher un nom',
    caption: {
      to_confirm: 'Liens à confirmer',
      confirmed: 'Liens confirmés',
      blocked: 'Liens bloqués',
    },
    alsoOf: (p: { children: string }) => `aussi : ${p.children}`,
    columns: {
      choose: 'Choisir',
      pupil: 'Enfant',
      className: 'Sa classe',
      guardian: 'Responsable',
      kind: 'Lien',
      others: 'Autres responsables de cet enfant',
      source: 'Origine',
      decided: 'Décidé le',
    },
    kinds: {
      mother: 'mère',
      father: 'père',
      tutor: 'tuteur ou tutrice',
      other: 'autre lien',
      unknown: 'non précisé',
    },
    sources: { onde: 'ONDE', aaf: 'AAF', local: 'à la main' },
    otherRights: { to_confirm: 'à confirmer', confirmed: 'confirmé', blocked: 'bloqué' },
    noOther: 'aucun',
    ofAge: '18 ans ou plus',
    chooseOne: (p: { guardian: string; pupil: string }) =>
      `Choisir ${p.guardian}, responsable ${ofName(p.pupil)}`,
    chooseAll: 'Choisir tous les liens affichés',
    chosen: (p: { count: number }) =>
      p.count === 0
        ? 'Aucun lien choisi'
        : `${p.count} ${plural(p.count, 'lien choisi', 'liens choisis')}`,
    confirm: 'Confirmer',
    block: 'Bloquer',
    putBack: 'Remettre à confirmer',
    confirmTitle: (p: { count: number }) =>
      p.count < 2 ? 'Confirmer ce lien ?' : `Confirmer ${p.count} liens ?`,
    confirmMeans: (p: { guardians: number; pupils: number }) =>
      `${p.guardians} ${plural(p.guardians, 'responsable verra', 'responsables verront')} la journée, le travail et les résultats de ${p.pupils} ${plural(p.pupils, 'enfant', 'enfants')}, et ${plural(p.guardians, 'pourra', 'pourront')} montrer sa carte de classe. Une lettre par responsable pourra être imprimée.`,
    confirmOfAge: (p: { count: number }) =>
      `Attention : ${p.count} ${plural(p.count, 'élève a 18 ans ou plus : voyez', 'élèves ont 18 ans ou plus : voyez')} avec l'élève ce que ses responsables voient.`,
    blockTitle: (p: { count: number }) =>
      p.count < 2 ? 'Bloquer ce lien ?' : `Bloquer ${p.count} liens ?`,
    blockMeans: (p: { guardians: number; pupils: number }) =>
      `${p.guardians} ${plural(p.guardians, 'responsable ne verra', 'responsables ne verront')} plus rien de ${p.pupils} ${plural(p.pupils, 'enfant', 'enfants')}, dès maintenant et après chaque import.`,
    blockCard:
      "La carte de classe, elle, n'est pas changée : un responsable qui l'a déjà vue peut encore s'en servir. Après le blocage, vous pourrez refaire la carte de l'enfant.",
    putBackTitle: (p: { count: number }) =>
      p.count < 2 ? 'Remettre ce lien à confirmer ?' : `Remettre ${p.count} liens à confirmer ?`,
    putBackMeans: "Ces responsables ne voient plus rien jusqu'à votre prochaine décision.",
    done: {
      confirmed: (p: { count: number }) =>
        `${p.count} ${plural(p.count, 'lien confirmé', 'liens confirmés')}.`,
      blocked: (p: { count: number }) =>
        `${p.count} ${plural(p.count, 'lien bloqué', 'liens bloqués')}.`,
      to_confirm: (p: { count: number }) =>
        `${p.count} ${plural(p.count, 'lien remis', 'liens remis')} à confirmer.`,
    },
    undone: "C'est annulé : les liens sont comme avant.",
    empty: {
      to_confirm: 'Aucun lien à confirmer. Le prochain import en apportera peut-être.',
      confirmed: "Aucun lien n'est confirmé pour l'instant.",
      blocked: "Aucun lien n'est bloqué.",
    },
    more: 'Afficher la suite',
    cardsTitle: 'La carte de classe ouvre encore',
    cardsMeans:
      "Si ce responsable a vu la carte avant le blocage, elle ouvre encore la journée de l'enfant, et un appareil déjà connecté avec elle le reste. Refaire la carte ferme tout cela : l'ancienne ne marche plus et les appareils de l'enfant connectés avec elle sont déconnectés.",
    cardsAsk:
      "Pour refaire la carte, demandez à la direction ou à une personne qui a le droit d'imprimer les cartes.",
    reissue: (p: { name: string }) => `Refaire la carte ${ofName(p.name)}`,
    reissued: (p: { name: string }) => `Carte refaite : ${p.name} a besoin de la nouvelle.`,
    printNew: (p: { name: string }) => `Imprimer la nouvelle carte (${p.name})`,
    noCard: (p: { name: string }) => `${p.name} n'est dans aucune classe : aucune carte à refaire.`,
    keepCards: 'Garder les cartes',
    ofAgeTitle: (p: { count: number }) =>
      `${p.count} ${plural(p.count, 'élève majeur à revoir', 'élèves majeurs à revoir')}`,
    ofAgeMeans:
      "À 18 ans, l'élève est prévenu, et c'est à vous de revoir avec lui ce que ses responsables voient. Confirmer de nouveau garde leur accès ; bloquer le ferme.",
    ofAgeFirst: (p: { shown: number }) =>
      `Les ${p.shown} plus jeunes sont ici ; les suivants viennent à leur place dès que vous avez décidé.`,
    ofAgeLine: (p: { name: string; className: string | null; day: string; guardians: string }) =>
      `${p.name}${p.className === null ? '' : ` (${p.className})`}, 18 ans le ${p.day} : ${p.guardians}`,
    keepAccess: "Garder l'accès",
    closeAccess: "Fermer l'accès",
  },
}
