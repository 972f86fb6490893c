/** French words for people of a school and what they are in it. Ordinary spaces and straight apostrophes: `setFrench` sets them. */
import { ofName } from '#browser/catalogue/set-french.ts'

const plural = (count: number, one: string, many: string): string => (count < 2 ? one : many)

export const peopleFr = {
  title: 'Personnes',
  intro: "Ouvrir la fiche d'un élève laisse une ligne dans « Qui a fait quoi ».",
  search: 'Chercher un nom ou un prénom',
  role: 'Rôle',
  allRoles: 'Tous les rôles',
  withoutClass: 'Seulement sans classe',
  withInactive: 'Montrer aussi les accès fermés',
  caption: 'Personnes',
  captionFirst: "Premières personnes, dans l'ordre des noms",
  columns: { name: 'Nom', role: 'Rôle', className: 'Classe, enfants', state: 'Accès' },
  noClass: 'sans classe',
  active: 'ouvert',
  closed: 'fermé',
  more: 'Afficher la suite',
  found: (p: { count: string; one: boolean; more: boolean }) =>
    p.more
      ? `Les ${p.count} premières personnes, dans l'ordre des noms ; il y en a d'autres`
      : `${p.count} ${p.one ? 'personne' : 'personnes'}`,
  nobody:
    "Personne ne correspond. Vérifiez l'orthographe, essayez le début du nom seul, ou montrez aussi les accès fermés.",
  nobodyWithoutClass: 'Tous les élèves ont une classe.',
  nobodyYet: "L'école est encore vide. Importez la liste des élèves, ou ajoutez une personne.",
  importRoster: 'Importer la liste des élèves',
  roles: {
    pupil: 'élève',
    teacher: 'enseignant',
    staff: 'personnel',
    head: 'direction',
    guardian: 'responsable',
  },
  rolePlurals: {
    pupil: 'Élèves',
    teacher: 'Enseignants',
    staff: 'Personnels',
    head: 'Direction',
    guardian: 'Responsables',
  },
  functions: {
    cpe: "conseiller principal d'éducation (CPE)",
    aed: "assistant d'éducation (AED)",
    documentaliste: 'professeur documentaliste',
    secretary: 'secrétariat',
    aesh: "accompagnant d'élèves en situation de handicap (AESH)",
    other: 'autre fonction',
  },
  rights: {
    roster: {
      name: 'Fiches et classes',
      means: 'Voit et corrige les fiches, change les classes, les groupes et les cours.',
    },
    cards: {
      name: 'Cartes et lettres',
      means: 'Imprime, refait et révoque les cartes de classe ; imprime les lettres.',
    },
    guardians: {
      name: 'Responsables',
      means: 'Confirme ou bloque ce que les responsables voient.',
    },
    timetable: {
      name: 'Emploi du temps',
      means: "Change l'emploi du temps et annule des séances.",
    },
    follow: {
      name: 'Suivi',
      means: 'Voit la journée et le travail de toutes les classes, sans rien changer.',
    },
  },
  kinds: {
    mother: 'mère',
    father: 'père',
    tutor: 'tuteur ou tutrice',
    other: 'autre lien',
    unknown: 'lien non précisé',
  },
  linkRights: { to_confirm: 'à confirmer', confirmed: 'confirmé', blocked: 'bloqué' },
  pick: {
    search: 'Chercher un nom',
    nobody: 'Personne ne correspond.',
    found: 'Personnes trouvées',
    limited: (p: { count: number }) =>
      `Les ${p.count} premières. Tapez plus de lettres pour en voir d'autres.`,
    chosen: (p: { count: number }) =>
      p.count === 0
        ? "Personne n'est encore choisi"
        : `${p.count} ${plural(p.count, 'personne choisie', 'personnes choisies')}`,
    remove: (p: { name: string }) => `Retirer ${p.name}`,
    already: 'déjà là',
  },
  fields: {
    givenName: 'Prénom',
    familyName: 'Nom de famille',
    usageName: "Nom d'usage",
    usageNameHint: "S'il remplace le nom de famille dans les listes.",
    civility: 'Civilité',
    civilityHint: '« Mme » ou « M. », en tête des lettres.',
    birthDate: 'Date de naissance',
    email: 'Adresse électronique',
    phone: 'Téléphone',
    addressLines: 'Rue et numéro',
    addressHint: 'Une ligne par ligne, comme sur une enveloppe.',
    postcode: 'Code postal',
    commune: 'Commune',
    country: 'Pays',
    missing: 'À remplir.',
    emailWrong: 'Une adresse a la forme nom@exemple.fr.',
    phoneWrong: 'Seulement des chiffres, des espaces et les signes + ( ) . -',
  },
  add: {
    open: 'Ajouter une personne',
    title: 'Ajouter une personne',
    means:
      "Pour une arrivée isolée. Pour une liste entière, l'import évite les doublons : cherchez d'abord le nom.",
    as: "Ce qu'elle est ici",
    addedBefore: {
      what: 'Cette personne a déjà été ajoutée.',
      todo: "Votre premier envoi était arrivé ; ce que vous avez changé depuis ne l'est pas. Fermez, retrouvez la personne et corrigez sa fiche.",
    },
    className: 'Classe',
    laterClass: 'Pas encore de classe',
    staffFunction: 'Fonction',
    submit: 'Ajouter',
    done: (p: { name: string }) => `${p.name} est dans l'école.`,
  },
  file: {
    title: 'Fiche',
    back: 'Personnes',
    enquiries: 'Questions de cet élève aux enseignants',
    pupilLine:
      "L'ouverture de cette fiche d'élève est notée dans « Qui a fait quoi », avec votre nom.",
    details: 'Coordonnées',
    correct: 'Corriger',
    correctTitle: (p: { name: string }) => `Corriger la fiche ${ofName(p.name)}`,
    corrected: 'Fiche corrigée.',
    empty: 'non renseigné',
    age: (p: { age: number }) => `${p.age} ans`,
    ofAgeTitle: (p: { name: string }) => `${p.name} a 18 ans ou plus`,
    ofAgeMeans:
      "À 18 ans, c'est avec l'élève que vous revoyez ce que ses responsables voient. Il en est prévenu à sa connexion.",
    ofAgeAct: 'Revoir les responsables',
    rolesTitle: 'Dans cette école',
    rolesNone: 'Aucun rôle : cette personne est connue par ses enfants.',
    rolesColumns: { role: 'Rôle', rights: 'Droits', state: 'Accès' },
    noRights: 'aucun',
    allRights: 'tous',
    changeRights: 'Changer les droits',
    giveRole: 'Donner un rôle',
    belongs: 'Classes, groupes et cours',
    belongsNone: 'Ni classe, ni groupe, ni cours cette année.',
    classes: 'Classes',
    groups: 'Groupes',
    courses: 'Cours',
    timetable: 'Emploi du temps',
    guardians: 'Responsables',
    guardiansNone: "Aucun responsable n'est lié à cet élève.",
    removedGuardians: 'Liens retirés depuis peu',
    putBack: (p: { guardian: string }) => `Remettre ${p.guardian}`,
    linkBack: 'Lien remis, à confirmer.',
    children: 'Enfants dans cette école',
    addGuardian: 'Ajouter un responsable',
    decide: 'Décider de ce que voient les responsables',
    endLink: 'Retirer le lien',
    endLinkOf: (p: { guardian: string; pupil: string }) =>
      `Retirer le lien entre ${p.guardian} et ${p.pupil}`,
    endLinkTitle: (p: { guardian: string; pupil: string }) =>
      `${p.guardian} n'est plus responsable ${ofName(p.pupil)} ?`,
    endLinkMeans:
      "Ce responsable ne voit plus rien de cet enfant, dès maintenant. Si les fichiers d'ONDE contiennent encore ce lien, le prochain import peut le rapporter, à confirmer. Pour fermer durablement l'accès, bloquez plutôt le lien.",
    linkEnded: 'Lien retiré.',
    columns: { name: 'Nom', kind: 'Lien', rights: 'Décision', acts: 'Actes' },
    entry: 'Entrée dans Préau',
  },
  account: {
    none: "Aucun compte encore : la première lettre l'ouvre.",
    neverOpened: "Le compte n'a jamais été ouvert avec une lettre.",
    openedOn: (p: { day: string }) => `Compte ouvert le ${p.day}.`,
    disabled: 'Le compte est fermé : plus rien ne lui est ouvert.',
    pupil: 'Un élève entre avec sa carte de classe.',
    printCards: (p: { name: string }) => `Cartes de la classe ${p.name}`,
    codeActivation: 'Nouveau code de lettre',
    codeReset: 'Code pour un nouveau mot de passe',
    codeTitleActivation: (p: { name: string }) => `Un nouveau code pour ${p.name} ?`,
    codeTitleReset: (p: { name: string }) => `Un code de nouveau mot de passe pour ${p.name} ?`,
    codeMeansActivation:
      "Les codes d'avant, ceux des lettres déjà imprimées, ne marchent plus. Remettez le nouveau en main propre, ou par courrier : il ouvre le compte.",
    codeMeansReset:
      "Assurez-vous que c'est bien la personne : ce code lui permet de choisir un nouveau mot de passe. Les codes d'avant ne marchent plus ; le mot de passe actuel marche jusqu'au nouveau.",
    codeAct: 'Créer le code',
    codeElsewhere: (p: { name: string }) =>
      `${p.name} a un enfant dans une autre école, et entre avec le compte qui y est en service.`,
    codeElsewhereDo:
      "Aucun code ne peut être donné ici pour ce compte. Mot de passe oublié ? Fermez son accès ici ; l'école de son enfant pourra lui remettre un code.",
    codeShown: (p: { name: string }) => `Le code ${ofName(p.name)}`,
    codeUntil: (p: { day: string }) => `Il sert une fois, jusqu'au ${p.day}.`,
    codeWhere: "La personne le tape sous « Se connecter », « J'ai reçu une lettre ».",
    codeOnce: "Ce code ne s'affichera plus : notez-le avant de fermer.",
    notConfirmed:
      "Aucun lien avec un enfant n'est confirmé : pas de code tant que vous n'avez pas décidé.",
  },
  rightsDialog: {
    title: (p: { name: string; role: string }) => `Droits ${ofName(p.name)} (${p.role})`,
    means: 'Ils valent dans toute cette école, dès que vous enregistrez.',
    function: 'Fonction',
    rights: 'Droits confiés',
    ofFunction: 'vient avec la fonction',
    done: 'Droits enregistrés.',
  },
  roleDialog: {
    title: (p: { name: string }) => `Donner un rôle à ${p.name}`,
    role: 'Rôle',
    headMeans: (p: { name: string }) =>
      `${p.name} pourra tout faire dans cette école, comme vous : fiches, cartes, droits des autres, et aussi fermer votre accès.`,
    submit: 'Donner ce rôle',
    done: 'Rôle donné.',
    elsewhere: (p: { name: string }) =>
      `${p.name} est ici comme responsable, et a aussi un enfant dans une autre école.`,
    elsewhereDo:
      'Un rôle ici donnerait à la direction un accès à ce que l’autre école lui montre. Ajoutez plutôt une nouvelle personne du même nom, avec ce rôle : elle aura un compte à part pour son travail.',
  },
  closing: {
    close: "Fermer l'accès",
    open: "Rouvrir l'accès",
    title: (p: { name: string }) => `Fermer l'accès ${ofName(p.name)} ?`,
    roles: (p: { roles: string }) => `Ce qui se ferme ici : ${p.roles}.`,
    kept: (p: { roles: string }) =>
      `Ce qui reste ouvert ici : ${p.roles}. Seule la direction peut le fermer.`,
    now: "Dès maintenant, cette personne n'entre plus à ce titre, même sur un appareil déjà connecté, et ne figure plus dans les listes.",
    pupil: "Ses responsables ne voient plus son travail ici. Sa carte de classe n'ouvre plus rien.",
    stillGuardian: "Elle reste responsable de ses enfants et continue d'entrer comme telle.",
    elsewhere: "Ce qu'elle est dans une autre école n'est pas touché.",
    nothingLost:
      "Rien n'est effacé : copies, notes et places dans les classes restent. Vous pouvez rouvrir l'accès à tout moment.",
    closed: (p: { name: string }) => `L'accès ${ofName(p.name)} est fermé.`,
    opened: (p: { name: string }) => `L'accès ${ofName(p.name)} est rouvert.`,
    openTitle: (p: { name: string }) => `Rouvrir l'accès ${ofName(p.name)} ?`,
    openRoles: (p: { roles: string }) =>
      `Ce qui s'ouvre de nouveau : ${p.roles}, avec les droits, les classes et les cours d'avant.`,
    lastHead:
      "C'est la seule personne à la direction de cette école : donnez d'abord ce rôle à une autre.",
    own: "C'est votre propre accès : après cela, une autre personne de la direction devra le rouvrir.",
  },
  guardianDialog: {
    title: (p: { name: string }) => `Ajouter un responsable ${ofName(p.name)}`,
    who: 'Qui est-ce ?',
    new: 'Une nouvelle personne',
    known: "Quelqu'un que l'école connaît déjà",
    kind: 'Lien avec l’enfant',
    kindUnknown: 'Non précisé',
    means:
      "Le lien commence « à confirmer » : ce responsable ne voit rien tant que personne n'a décidé.",
    submit: 'Ajouter',
    done: 'Responsable ajouté, à confirmer.',
    chooseOne: 'Choisissez une personne.',
    elsewhere:
      'Cette personne est responsable dans une autre école, avec un compte en service là-bas.',
    elsewhereDo:
      'Ajoutez plutôt une nouvelle personne du même nom : elle aura un compte à part ici.',
  },
}
