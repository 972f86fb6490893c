/** French words for class cards, letters and sheets to print. Ordinary spaces and straight apostrophes: `setFrench` sets them. */
import { ofName } from '#browser/catalogue/set-french.ts'

const plural = (count: number, one: string, many: string): string => (count < 2 ? one : many)

export const paperFr = {
  card: {
    demonstration: 'démonstration',
    qr: (p: { name: string }) => `Code à scanner de la carte ${ofName(p.name)}`,
    scan: "Scanne avec l'appareil photo du téléphone.",
    orType: (p: { site: string }) => `Ou va sur ${p.site}, « J'ai une carte », et tape :`,
    page: (p: { number: number; count: number }) => `Planche ${p.number} sur ${p.count}`,
  },
  cards: {
    title: 'Cartes de classe',
    titleOf: (p: { className: string }) => `Cartes de classe : ${p.className}`,
    back: 'La classe',
    empty:
      "Aucune carte ici. Une carte se crée pour chaque élève de la classe quand cette page s'ouvre : ajoutez d'abord des élèves, ou rechargez la page pour refaire les cartes révoquées.",
    demoTitle: 'Planche de démonstration',
    demoMeans:
      "L'adresse de cette installation n'est pas une adresse publique en https : ces cartes ne marcheront pas hors d'ici, et portent la mention « démonstration ». L'exploitant fixe la vraie adresse avec PREAU_URL.",
    explain:
      "Chaque carte ouvre la journée d'un élève, comme une clé : distribuez-les une à une, et ne les photographiez pas. Imprimer de nouveau donne les mêmes cartes.",
    printHint:
      'Papier A4, échelle 100 %, sans en-tête ni pied de page du navigateur. Dix cartes par feuille ; découpez le long des pointillés.',
    print: (p: { count: number }) => `Imprimer ${p.count} ${plural(p.count, 'carte', 'cartes')}`,
    more: "D'autres actions sur la classe",
    caption: 'Élèves qui ont une carte',
    columns: { print: 'À imprimer', name: 'Élève', issued: 'Carte faite le', acts: 'Agir' },
    printOne: (p: { name: string }) => `Imprimer la carte ${ofName(p.name)}`,
    chosen: (p: { count: number; total: number }) => `${p.count} à imprimer sur ${p.total}`,
    actsOf: (p: { name: string }) => `Actions sur la carte ${ofName(p.name)}`,
    onlyThis: "N'imprimer que cette carte",
    reissue: 'Refaire la carte',
    revoke: 'Révoquer la carte',
    reissueTitle: (p: { name: string }) => `Refaire la carte ${ofName(p.name)} ?`,
    reissueMeans:
      "Pour une carte perdue ou vue par quelqu'un d'autre : l'ancienne n'ouvre plus rien, la nouvelle est à imprimer et à donner.",
    revokeTitle: (p: { name: string }) => `Révoquer la carte ${ofName(p.name)} ?`,
    revokeMeans: "La carte n'ouvre plus rien. Ouvrir de nouveau cette page en crée une nouvelle.",
    sessionsEnd: (p: { name: string }) =>
      `Les appareils ${ofName(p.name)} qui se sont connectés avec cette carte sont déconnectés tout de suite, et l'adresse d'agenda de l'élève ne montre plus rien. Le travail déjà reçu reste.`,
    reissued: (p: { name: string }) =>
      `Carte ${ofName(p.name)} refaite : imprimez la nouvelle, l'ancienne n'ouvre plus rien.`,
    revoked: (p: { name: string; count: number }) =>
      p.count === 0
        ? `Carte ${ofName(p.name)} révoquée. Aucun appareil n'était connecté avec elle.`
        : `Carte ${ofName(p.name)} révoquée, ${p.count} ${plural(p.count, 'appareil déconnecté', 'appareils déconnectés')}.`,
    revokeClass: 'Révoquer toutes les cartes',
    revokeClassTitle: (p: { className: string }) =>
      `Révoquer toutes les cartes de ${p.className} ?`,
    revokeClassMeans: (p: { count: number }) =>
      `${p.count} ${plural(p.count, "carte n'ouvrira", "cartes n'ouvriront")} plus rien. Il faudra en imprimer de nouvelles et les distribuer.`,
    revokeClassSessions:
      "Tous les appareils connectés avec ces cartes sont déconnectés tout de suite, même pendant un exercice, et les adresses d'agenda des élèves ne montrent plus rien. Le travail déjà reçu reste.",
    classRevoked: (p: { count: number; sessionCount: number }) =>
      `${p.count} ${plural(p.count, 'carte révoquée', 'cartes révoquées')}, ${p.sessionCount} ${plural(p.sessionCount, 'appareil déconnecté', 'appareils déconnectés')}.`,
    sheetTitle: 'Ce qui sera imprimé',
  },
  letters: {
    title: 'Lettres à imprimer',
    explain:
      "Une lettre par personne, avec un code personnel pour ouvrir son compte. Le code vaut soixante jours ; réimprimer donne le même. Une lettre ne montre jamais rien de l'autre responsable.",
    audience: 'Pour qui ?',
    guardians: 'Les responsables',
    guardiansHint: 'Ceux que vous avez confirmés et qui n’ont pas encore ouvert leur compte.',
    staff: "L'équipe",
    staffHint: 'Enseignants et personnels qui n’ont pas encore ouvert leur compte.',
    classFilter: 'Responsables des élèves de',
    allClasses: 'Toutes les classes',
    prepare: 'Préparer les lettres',
    preparing: 'Préparation en cours',
    nothingYet:
      'Choisissez pour qui, puis préparez les lettres : elles s’affichent ici avant l’impression.',
    ready: (p: { count: number }) =>
      p.count === 0
        ? 'Aucune lettre à imprimer.'
        : `${p.count} ${plural(p.count, 'lettre prête', 'lettres prêtes')}.`,
    readyMeans:
      "Imprimez en A4, échelle 100 %, sans en-tête ni pied de page du navigateur. L'adresse tombe dans la fenêtre d'une enveloppe.",
    noneMeans: 'La liste ci-dessous dit pourquoi, personne par personne.',
    demoMeans:
      "Lettres de démonstration : l'adresse de cette installation n'est pas publique. L'exploitant fixe la vraie adresse avec PREAU_URL.",
    print: (p: { count: number }) => `Imprimer ${p.count} ${plural(p.count, 'lettre', 'lettres')}`,
    batch: 'Paquet affiché',
    batchesMean: (p: { letters: string; batches: number }) =>
      `${p.letters} lettres en tout, en ${p.batches} paquets d’une ramette au plus, rangées par classe puis par nom. Qui a plusieurs enfants n’a qu’une lettre, dans la première de leurs classes.`,
    batchOf: (p: { place: number; count: number; first: string; last: string }) =>
      `Paquet ${p.place} : de ${p.first} à ${p.last} (${p.count} ${plural(p.count, 'lettre', 'lettres')})`,
    nextBatch: (p: { place: number }) => `Préparer le paquet ${p.place}`,
    listChanged: 'La liste a changé depuis. Préparez les lettres de nouveau.',
    notAllNamed: (p: { shown: number }) =>
      `Les ${p.shown} premières sont nommées ici ; celles dont le compte est ouvert viennent en dernier.`,
    withoutTitle: (p: { count: number }) =>
      `${p.count} ${plural(p.count, 'personne sans lettre', 'personnes sans lettre')}, et pourquoi`,
    columns: { name: 'Nom', why: 'Pourquoi' },
    reasons: {
      to_confirm: "Le lien avec l'enfant reste à confirmer.",
      blocked: 'Tous ses liens sont bloqués.',
      own_school:
        "Cette personne a des droits que vous ne pouvez pas ouvrir : la direction, son autre établissement ou l'exploitant lui donne sa lettre.",
      has_account: 'Son compte est déjà ouvert.',
    },
    toGuardians: 'Confirmer les responsables',
  },
  letter: {
    letterOf: (p: { name: string }) => `Lettre ${ofName(p.name)}`,
    title: 'Votre accès à Préau',
    openGuardian:
      'Préau est la classe à la maison de l’école. Cette lettre ouvre votre compte de responsable.',
    openStaff:
      "Préau est la classe à la maison de l'école. Cette lettre ouvre votre compte pour travailler avec les élèves.",
    childrenOpen: (p: { count: number }) =>
      p.count < 2
        ? 'Vous y verrez la journée, le travail à faire et les résultats de :'
        : 'Vous y verrez la journée, le travail à faire et les résultats de vos enfants :',
    ofClass: (p: { className: string }) => `classe de ${p.className}`,
    step1: 'Sur un téléphone ou un ordinateur, ouvrez :',
    orScan: "ou scannez ce carré avec l'appareil photo.",
    qr: 'Carré à scanner : il ouvre la page où taper le code',
    step2: 'Choisissez « J’ai reçu une lettre », puis tapez ce code :',
    step3: 'Choisissez votre identifiant et un mot de passe d’au moins 12 signes. C’est fini.',
    once: (p: { day: string }) => `Ce code sert une seule fois, jusqu'au ${p.day}.`,
    ownGuardian:
      'Cette lettre est pour vous seulement : ne la donnez pas, même à votre enfant. Chaque responsable reçoit la sienne.',
    ownStaff: 'Cette lettre est pour vous seulement : ne la donnez à personne.',
    helpTitle: 'Besoin d’aide ?',
    helpPhone: (p: { phone: string }) =>
      `Appelez l'école au ${p.phone}, ou venez : nous le ferons avec vous.`,
    helpNoPhone: "Appelez l'école, ou venez : nous le ferons avec vous.",
  },
  coming: {
    title: 'Les prochains jours sur papier',
    titleOf: (p: { course: string }) => `Les prochains jours sur papier : ${p.course}`,
    intro:
      "Pour un élève sans connexion : les leçons et les exercices des prochains jours d'école, avec de la place pour écrire et sans aucune réponse. Le nom d'aucun élève n'y figure.",
    open: 'Imprimer les prochains jours',
    nothing: "Rien à imprimer : cet enseignement n'a pas de séance dans les prochains jours.",
    notToSome: "Ce qui n'est donné qu'à certains élèves n'est pas sur ces feuilles.",
    notOpenTitle: "Pas sur ces feuilles : l'heure n'est pas venue",
    notOpen: (p: { title: string; when: string }) => `${p.title} : ouvre ${p.when}`,
    withName: 'Une ligne pour écrire le nom',
    withExercises: 'Avec les exercices',
    print: 'Imprimer ces feuilles',
    preparing: 'Les images arrivent',
    printHint:
      "Papier A4, sans en-tête ni pied de page du navigateur. Chaque séance commence une page. Les enregistrements et les fichiers joints restent à l'écran ; une copie rendue sur papier se dépose ensuite depuis le suivi de l'exercice.",
    name: 'Nom :',
    earlier: 'Donné avant, encore à rendre',
    cancelled: 'Cette séance est annulée.',
    homework: 'Travail à faire :',
    homeworkFor: (p: { day: string }) => `Pour le ${p.day} :`,
    again: (p: { titles: string }) => `À relire, sur une feuille précédente : ${p.titles}.`,
    unprepared: (p: { count: number }) =>
      p.count < 2
        ? "Une séance n'est pas sur ces feuilles : rien n'y est préparé"
        : `${p.count} séances ne sont pas sur ces feuilles : rien n'y est préparé`,
    exercise: (p: { title: string }) => `Exercice : ${p.title}`,
    due: (p: { when: string }) => `À rendre : ${p.when}`,
    drawn: (p: { count: number; all: number }) =>
      `À l'écran, ${p.count} questions sont tirées au sort parmi ces ${p.all}.`,
    question: (p: { number: string }) => `Question ${p.number}`,
    points: (p: { points: string; one: boolean }) => `${p.points} ${p.one ? 'point' : 'points'}`,
    tickOne: 'Coche une case.',
    tickSeveral: 'Coche une ou plusieurs cases.',
    isTrue: 'Vrai',
    isFalse: 'Faux',
    answer: 'Réponse :',
    withUnit: "(avec l'unité)",
    match: 'Écris dans chaque case la lettre qui va avec.',
    order: "Numérote les cases dans l'ordre.",
  },
}
