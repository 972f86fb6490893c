/** French words of attendance: the register, a family's half-days, a school's. Ordinary spaces and straight apostrophes: `setFrench` sets them. */

const plural = (count: number, one: string, many: string): string => (count < 2 ? one : many)

export const attendanceFr = {
  states: {
    present: 'Présent',
    reached: 'Joint par téléphone ou papier',
    excused: 'Excusé',
    unreachable: 'Injoignable',
    our_fault: 'De notre fait',
    to_find_out: 'À éclaircir',
    not_known_yet: 'Pas encore connu',
  },
  /** Under a button. */
  short: {
    present: 'Présent',
    reached: 'Joint',
    excused: 'Excusé',
    unreachable: 'Injoignable',
    our_fault: 'De notre fait',
  },
  halves: { morning: 'matin', afternoon: 'après-midi' },
  why: {
    corrected: (p: { by: string; time: string }) => `corrigé par ${p.by}, ${p.time}`,
    in_live_class: (p: { time: string }) => `dans la classe en direct dès ${p.time}`,
    arrived: (p: { time: string }) => `arrivée à ${p.time}`,
    arrivedMorning: (p: { time: string }) => `arrivée le matin, à ${p.time}`,
    handed_in: (p: { time: string }) => `travail rendu à ${p.time}`,
    saved: (p: { time: string }) => `travail enregistré à ${p.time}`,
    explained: (p: { reason: string }) => `expliqué par un responsable : ${p.reason}`,
    called: (p: { by: string; time: string }) => `famille jointe par ${p.by}, ${p.time}`,
    outage: (p: { from: string; until: string }) => `panne de ${p.from} à ${p.until}`,
    came_later: (p: { time: string }) => `arrivée à ${p.time}, après la séance`,
    claimed: (p: { time: string }) => `l'appareil dit : là à ${p.time}, sans réponse du serveur`,
    nothing: "rien n'est connu",
    few_came: "peu d'élèves sont venus ici : séance en classe ?",
    not_kept: 'les arrivées de ce jour ne sont plus gardées',
  },
  reasons: {
    health: 'santé',
    no_connection: 'pas de connexion',
    no_device: "pas d'appareil",
    family: 'raison familiale',
    appointment: 'rendez-vous',
    other: 'autre raison',
  },
  /** Entries and exits of a live class. */
  stays: {
    title: 'Classe en direct : entrées et sorties',
    nobody: "Personne n'est venu dans la classe en direct de cette séance.",
    inLive: (p: { stays: string }) => `En direct : ${p.stays}`,
    span: (p: { from: string; until: string }) => `de ${p.from} à ${p.until}`,
    stay: (p: { from: string; until: string; how: string }) =>
      `de ${p.from} à ${p.until} (${p.how})`,
    since: (p: { from: string }) => `depuis ${p.from}`,
    atDoor: (p: { time: string }) => `à la porte à ${p.time}, pas entré`,
    how: {
      left: 'départ',
      lost: 'connexion perdue',
      moved: 'autre appareil',
      removed: 'sorti par un adulte',
      ended: 'fin de la classe',
      refused: 'accès fermé',
      going: 'serveur relancé',
    },
    role: { teacher: 'enseignant', adult: 'adulte de la séance', guest: 'invité' },
    more: "Seules les premières lignes sont ici : il y en a plus qu'une page n'en porte.",
    download: 'Exporter ces entrées (CSV)',
  },
  register: {
    title: 'Appel',
    intro: (p: { course: string; day: string; from: string; until: string }) =>
      `${p.course}, ${p.day}, de ${p.from} à ${p.until}`,
    back: 'Ma journée',
    familiesToCall: (p: { name: string }) => `Familles à appeler, ${p.name}`,
    explain:
      "L'appel se fait tout seul : arrivée du jour, travail rendu, pannes enregistrées. Vous ne corrigez que ce que vous savez mieux. Sans connexion ne veut pas dire absent.",
    distance: {
      all: 'Cette séance est à distance',
      some: 'Cette séance est à distance pour une partie des élèves',
    },
    distanceMeans:
      "L'établissement l'a déclaré : qui n'est pas venu ici est à éclaircir dès la fin de la séance.",
    somePlaces: (p: { home: number; room: number }) =>
      `${p.home} ${plural(p.home, 'élève', 'élèves')} à la maison, ${p.room} en classe`,
    someMeans:
      "L'établissement l'a déclaré : qui devait être à la maison et n'est pas venu ici est à éclaircir dès la fin de la séance. De qui est en classe, Préau ne sait rien par lui-même.",
    places: { home: 'À la maison', room: 'En classe' },
    inRoom: 'en classe',
    keys: "Au clavier : flèches pour changer d'élève, 1 à 5 pour choisir, 0 pour revenir à ce qui est connu, Ctrl + Z pour annuler.",
    list: 'Élèves',
    empty: "Cette séance n'a pas d'élèves.",
    correct: 'Corriger',
    onlyMissing: (p: { count: number }) => `Seulement ceux qui manquent : ${p.count}`,
    choose: (p: { name: string }) => `Corriger ${p.name}`,
    takeBack: 'Revenir à ce qui est connu',
    addNote: 'Ajouter un mot',
    changeNote: 'Changer le mot',
    noteTitle: (p: { name: string }) => `Un mot sur ${p.name}`,
    note: 'Mot, facultatif',
    noteHint: "Lu par l'équipe, l'élève et ses responsables. Aucun détail médical.",
    keepNote: 'Garder ce mot',
    undo: 'Annuler',
    done: (p: { name: string; state: string }) => `${p.name} : ${p.state}`,
    takenBack: (p: { name: string }) => `${p.name} : correction retirée`,
    saving: 'Enregistrement…',
    saved: 'Enregistré',
    keepsTrying: 'Gardé sur cette page, nouvel essai dès que possible',
    refused: "Le serveur n'a pas pris cette correction",
  },
  family: {
    title: 'Présences',
    titleOf: (p: { name: string }) => `Présences de ${p.name}`,
    back: 'Mes enfants',
    intro: 'Les trente derniers jours, demi-journée par demi-journée.',
    toExplain: (p: { count: number }) =>
      `${p.count} ${plural(p.count, 'demi-journée', 'demi-journées')} à expliquer`,
    nothingToExplain: 'Rien à expliquer.',
    none: 'Pas encore de séance ces trente derniers jours.',
    explainHalf: 'Expliquer',
    explainOther: 'Prévenir pour un autre jour',
    formTitle: (p: { name: string }) => `Expliquer pour ${p.name}`,
    reason: 'Pourquoi ?',
    noDetail:
      'Un mot suffit : ne donnez aucun détail médical. Personne ne vous demandera de certificat ici.',
    from: 'Du',
    until: 'Au',
    half: 'Demi-journée',
    note: 'Précision, si vous voulez',
    noteHint: 'Lue par la vie scolaire et la direction, pas par les enseignants.',
    send: "Envoyer à l'établissement",
    sent: "C'est transmis à l'établissement.",
    today: { morning: 'ce matin', afternoon: 'cet après-midi' },
    halfDay: (p: { day: string; half: string }) => `${p.day}, ${p.half}`,
    lesson: (p: { time: string; course: string; why: string }) =>
      `${p.time} ${p.course} : ${p.why}`,
  },
  own: {
    title: 'Mes présences',
    toFindOut: "L'école ne sait pas tout",
    whatToDo: (p: { tu: boolean }): string =>
      p.tu
        ? "Ce n'est pas une faute. Si tu as eu une panne ou si tu étais malade, dis-le à un parent : il peut l'expliquer ici. Tu peux aussi le dire à ton enseignant."
        : "Ce n'est pas une faute. En cas de panne ou de maladie, un parent peut l'expliquer ici ; un enseignant peut aussi le noter.",
  },
  school: {
    title: 'Présences',
    intro: 'Les demi-journées, classe par classe',
    on: 'Jour',
    chart: (p: { day: string }) => `Élèves vus ou joints, ${p.day}`,
    chartSummary: (p: { seen: string; all: string }) =>
      `${p.seen} demi-journées sur ${p.all} : présent ou joint.`,
    share: 'Vus ou joints',
    caption: 'Demi-journées par classe',
    className: 'Classe',
    half: 'Demi-journée',
    pupils: 'Élèves',
    none: 'Pas de séance ce jour-là.',
    notBegun:
      "Rien n'est encore connu de ce jour : les chiffres viennent avec les premiers élèves.",
    toCall: 'À joindre',
    callList: 'Familles à appeler, avec leurs numéros',
    toCallNone: 'Personne à joindre pour ce jour.',
    toCallCut: (p: { shown: number; all: number }) =>
      `Les ${p.shown} premiers sur ${p.all}, le matin d'abord : l'export et les listes des classes les ont tous.`,
    toCallCaption: 'Élèves dont on ne sait rien, ou injoignables',
    name: 'Nom',
    state: 'État',
    exportTitle: 'Exporter une période',
    exportMeans:
      "Un fichier pour tableur, une ligne par élève et demi-journée, 31 jours au plus : les arrivées ne sont pas gardées plus longtemps. L'export est noté dans « Qui a fait quoi ».",
    from: 'Du',
    until: 'Au',
    download: 'Exporter (CSV)',
    wrongDays: "Choisissez deux jours dans l'ordre, à 31 jours au plus.",
  },
}
