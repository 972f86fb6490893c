/** French words of exercises as pupils do them and see them again. Ordinary spaces and straight apostrophes: `setFrench` sets them. */
const plural = (count: number, one: string, many: string): string => (count < 2 ? one : many)

/** More time than the others have. */
const more = {
  third: 'ton tiers de temps en plus',
  half: 'ta moitié de temps en plus',
  double: 'ton temps doublé',
}

export const exerciseFr = {
  exercise: 'Exercice',
  // The door
  begin: 'Commencer',
  goOn: 'Continuer',
  tryAgain: 'Faire un nouvel essai',
  questionCount: (p: { count: number }) => `${p.count} ${plural(p.count, 'question', 'questions')}`,
  points: (p: { count: number; shown: string }) =>
    `${p.shown} ${plural(p.count, 'point', 'points')}`,
  dueBy: (p: { when: string }) => `À rendre avant : ${p.when}`,
  attemptsLeft: (p: { count: number }) =>
    p.count === 1 ? 'Il te reste 1 essai.' : `Il te reste ${p.count} essais.`,
  timeLimit: (p: { time: string }) => `Une fois commencé, tu as ${p.time}.`,
  timeWithMore: (p: { time: string; extra: keyof typeof more }) =>
    `Une fois commencé, tu as ${p.time}, ${more[p.extra]} compris.`,
  timeLeft: (p: { time: string }) => `Il te reste ${p.time}`,
  timeOver: 'Le temps est écoulé',
  timeOverMeans:
    'Rends ta copie maintenant : elle arrive marquée « en retard », et rien de ce que tu as écrit ne se perd.',
  feedbackNow: 'Tu verras la correction dès que tu auras rendu ta copie.',
  feedbackAfter: "Tu verras la correction après l'heure de remise.",
  opensAt: (p: { when: string }) => `Il ouvre ${p.when}.`,
  wasDue: (p: { when: string }) => `C'était pour ${p.when}.`,
  copies: (p: { count: number }) => plural(p.count, 'Copie rendue', 'Copies rendues'),
  attemptNumber: (p: { number: number }) => `Essai ${p.number}`,
  receivedAt: (p: { when: string }) => `Reçue ${p.when}`,
  resultLater: 'Résultat à venir',
  pointsOf: (p: { points: string; max: string }) => `${p.points} sur ${p.max}`,
  partToMark: "une partie attend l'enseignant",
  seeCopy: 'Voir la copie',
  team: {
    with: (p: { names: string }) => `Un travail en équipe, avec ${p.names}`,
    childWith: (p: { names: string }) => `En équipe avec ${p.names}`,
    means:
      "La copie que l'un de vous rend compte pour toute l'équipe. Les brouillons ne se partagent pas : chacun écrit le sien.",
    handedIn: (p: { name: string; when: string }) =>
      `${p.name} a rendu une copie pour ton équipe. Elle est reçue ${p.when}.`,
    draftStays:
      'Ton brouillon reste ici. Si tu le rends aussi, les deux copies sont gardées : la dernière reçue compte.',
    receipt: 'Cette copie compte pour toute ton équipe.',
    by: (p: { name: string }) => `Rendue par ${p.name}`,
    copyOf: (p: { name: string; others: string }) =>
      `Copie d'équipe, rendue par ${p.name}, avec ${p.others}`,
  },
  // Questions
  overview: 'Les questions',
  answeredCount: 'Questions répondues',
  overviewStates: {
    empty: 'sans réponse',
    partly: 'commencée',
    whole: 'répondue',
    on_device: "sur cet appareil, pas encore reçue par l'école",
  },
  questionNumber: (p: { number: number; all: number }) => `Question ${p.number} sur ${p.all}`,
  questionSpoken: (p: { number: number }) => `Question ${p.number}`,
  choicesSpoken: 'Les choix :',
  gapSpoken: '(trou)',
  trueOrFalseSpoken: 'Vrai ou faux ?',
  rereadLesson: (p: { title: string }) => `Relire la leçon « ${p.title} »`,
  hint: 'Un indice',
  hintNumber: (p: { number: number; all: number }) => `Indice ${p.number} sur ${p.all}`,
  hintPrice: (p: { count: number; shown: string }) =>
    `coûte ${p.shown} ${plural(p.count, 'point', 'points')}`,
  hintCosts: (p: { count: number; shown: string }) =>
    `Cet indice coûte ${p.shown} ${plural(p.count, 'point, retiré', 'points, retirés')} de ce que ta réponse gagne. Une fois ouvert, tu peux le relire autant que tu veux.`,
  openHint: "Ouvrir l'indice",
  hintsOpened: (p: { opened: number; all: number; taken: string; count: number; tu: boolean }) => {
    const opened = p.tu
      ? `Tu as ouvert ${p.opened} ${plural(p.opened, 'indice', 'indices')} sur ${p.all}`
      : `${p.opened} ${plural(p.opened, 'indice ouvert', 'indices ouverts')} sur ${p.all}`
    return p.count === 0
      ? `${opened}.`
      : `${opened} : ${p.taken} ${plural(p.count, 'point', 'points')} de moins.`
  },
  previous: 'Précédente',
  nextQuestion: 'Suivante',
  finish: 'Rendre ma copie',
  saved: 'reçu',
  savedPartly: 'reçu, à compléter',
  unanswered: 'Sans réponse',
  notKeptYet: 'pas encore gardé',
  // Answers
  chooseOne: 'Choisis une réponse.',
  chooseSeveral: 'Tu peux choisir plusieurs réponses.',
  isTrue: 'Vrai',
  isFalse: 'Faux',
  yourAnswer: 'Ta réponse',
  yourNumber: 'Ton nombre',
  changeSign: 'Changer le signe : plus ou moins',
  unit: 'Unité',
  unitOptional: 'Unité (si tu veux)',
  chooseUnit: 'Choisis',
  chooseMatch: 'Choisis',
  alreadyUsed: 'déjà utilisé',
  unmatch: 'Enlever ce choix',
  matched: "C'est relié.",
  orderHow: 'Touche une ligne pour la prendre.',
  orderPlace: 'Touche la place où la poser, ou sers-toi des flèches.',
  orderAsItIs: 'Cet ordre me convient',
  moveUp: 'Monter',
  moveDown: 'Descendre',
  movedTo: (p: { what: string; place: number }) => `${p.what} : place ${p.place}`,
  gapNumber: (p: { number: number; all: number }) => `Trou ${p.number} sur ${p.all}`,
  gapChoose: '…',
  yourText: 'Ton texte',
  wordCount: (p: { count: number; shown: string }) =>
    `${p.shown} ${plural(p.count, 'mot', 'mots')}`,
  annotationsMissing:
    "Les annotations de l'enseignant ne sont pas encore arrivées : elles viendront avec la connexion.",
  filesMissing: 'La place des fichiers viendra avec la connexion.',
  photoNumber: (p: { number: number }) => `Photo ${p.number}`,
  // Saving
  unsaved: (p: { count: number }) =>
    p.count < 2
      ? "L'école n'a pas encore reçu ta dernière réponse."
      : `L'école n'a pas encore reçu ${p.count} réponses.`,
  unsavedMeans:
    "Ce que tu as fait est gardé sur cet appareil, même si tu fermes la page. L'envoi recommence tout seul.",
  onPageOnly: "Cet appareil n'a pas pu garder ton travail.",
  keepPageOpen:
    "Ce que tu as fait est seulement dans cette page. Garde-la ouverte : l'envoi recommence tout seul.",
  noRoomForCopy: "Cet appareil n'a plus de place pour ta copie : elle n'est pas partie.",
  makeRoomForCopy:
    'Garde cette page ouverte. Retire un fichier, ou attends que tes fichiers soient arrivés, puis réessaie.',
  unsavedConcern: "Un exercice a des réponses qui ne sont pas encore arrivées à l'école.",
  signInAgain: 'Se connecter',
  // Handing in
  submitTitle: 'Rendre ta copie ?',
  submit: 'Rendre ma copie',
  readAgain: 'Relire encore',
  goToQuestion: (p: { number: number }) => `Aller à la question ${p.number}`,
  withoutAnswer: (p: { count: number }) =>
    p.count < 2 ? '1 question est sans réponse.' : `${p.count} questions sont sans réponse.`,
  notComplete: (p: { count: number }) =>
    p.count < 2 ? '1 réponse est incomplète.' : `${p.count} réponses sont incomplètes.`,
  theseQuestions: (p: { numbers: string; count: number }) =>
    p.count < 2 ? `C'est la question ${p.numbers}.` : `Ce sont les questions ${p.numbers}.`,
  allAnswered: 'Tu as répondu à toutes les questions.',
  photosPreparing: (p: { count: number }) =>
    p.count < 2
      ? '1 photo ou fichier se prépare. Ta copie peut partir dans un instant.'
      : `${p.count} photos ou fichiers se préparent. Ta copie peut partir dans un instant.`,
  photosWaiting: 'Une photo ou un fichier attend sur cet appareil et partira avec ta copie.',
  photosNotSent: (p: { count: number }) =>
    p.count < 2
      ? "1 photo ou fichier n'est pas parti : il ne sera pas dans ta copie."
      : `${p.count} photos ou fichiers ne sont pas partis : ils ne seront pas dans ta copie.`,
  attemptsLeftAfter: (p: { count: number }) =>
    p.count < 2
      ? 'Ensuite, il te restera 1 autre essai.'
      : `Ensuite, il te restera ${p.count} autres essais.`,
  onlyOnce: 'Une fois rendue, ta copie ne peut plus changer.',
  submitting: "Ta copie part vers l'école…",
  notArrivedYet: "L'école n'a pas encore confirmé ta copie.",
  notArrivedMeans:
    "Ta copie est gardée sur cet appareil : tu peux fermer la page. Elle partira toute seule dès que la connexion revient, et ne compte qu'une fois.",
  changeAnswers: 'Modifier mes réponses',
  // The receipt
  receiptTitle: 'Ta copie est arrivée',
  receiptShort: (p: { number: string }) => `reçu n° P-${p.number}`,
  receiptNumber: 'Numéro du reçu',
  receiptTime: 'Reçue',
  receiptHash: 'Empreinte',
  receiptMeans:
    "Note ce numéro si tu veux : il prouve que l'école a reçu ta copie. L'empreinte est calculée à partir de tes réponses ; si une seule lettre changeait, elle serait différente.",
  proofSame: "Cet appareil a refait le calcul : c'est bien ta copie, entière.",
  proofDiffers: "L'empreinte ne correspond pas à ce qui est sur cet appareil.",
  proofDiffersTodo: 'Montre cette page à ton enseignant : la copie reçue est peut-être incomplète.',
  seeResult: 'Voir ma copie',
  backToDay: 'Retour à ma journée',
  // The result
  resultTitle: (p: { title: string }) => `Copie : ${p.title}`,
  total: 'Résultat',
  totalOf: (p: { points: string; max: string }) => `${p.points} points sur ${p.max}`,
  toMarkCount: (p: { count: number }) =>
    p.count < 2
      ? "1 réponse est corrigée par l'enseignant : ses points viendront quand il rendra la copie."
      : `${p.count} réponses sont corrigées par l'enseignant : leurs points viendront quand il rendra la copie.`,
  returned: (p: { when: string; tu: boolean }): string =>
    p.tu ? `Ta copie est rendue (${p.when}).` : `La copie est rendue (${p.when}).`,
  copyToMark:
    "Toute la copie est relue par l'enseignant selon la grille : ce qu'il en dit viendra quand il rendra la copie.",
  wholeCopy: 'Toute la copie',
  rightCount: (p: { right: number; all: number }) =>
    `${p.right} ${plural(p.right, 'réponse juste', 'réponses justes')} sur ${p.all}`,
  notOpen: (p: { when: string | null; tu: boolean }): string => {
    const when = p.when === null ? 'plus tard' : p.when
    return p.tu
      ? `La correction ouvre ${when}. Tes réponses sont ci-dessous.`
      : `La correction ouvre ${when}. Les réponses données sont ci-dessous.`
  },
  marks: {
    right: 'Juste',
    partly: 'En partie juste',
    wrong: 'À revoir',
    unanswered: 'Sans réponse',
    to_mark: 'À lire par l’enseignant',
  },
  given: (p: { tu: boolean }): string => (p.tu ? 'Ta réponse' : 'Réponse donnée'),
  nothingGiven: (p: { tu: boolean }): string => (p.tu ? "Tu n'as pas répondu." : 'Pas de réponse.'),
  expected: 'Réponse attendue',
  expectedAmong: 'Réponses acceptées',
  feedback: 'À savoir',
  explanation: 'Explication',
  changedByHand: (p: { points: string; before: string }) =>
    `L'enseignant a changé les points : ${p.points} au lieu de ${p.before}.`,
  comment: 'Le mot de l’enseignant',
  spoken: 'L’enseignant en parle de vive voix',
  partLabel: (p: { number: number }) => `Trou ${p.number}`,
  placeLabel: (p: { number: number }) => `Place ${p.number}`,
  partRight: 'juste',
  partWrong: 'à revoir',
  partHalf: 'en partie',
  partsCaption: 'Réponse par réponse',
  partColumn: 'Élément',
  otherAttempts: 'Tous mes essais',
}
