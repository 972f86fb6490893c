/** French words for importing a question bank. Ordinary spaces and straight apostrophes: `setFrench` sets them. */
const plural = (count: number, one: string, many: string): string => (count < 2 ? one : many)

export const bankFr = {
  title: 'Importer des questions',
  intro:
    "Un fichier GIFT ou XML Moodle, exporté de Moodle ou écrit à la main, devient un exercice. Vous voyez d'abord ce qui sera repris : rien n'est créé avant votre accord.",
  file: 'Votre fichier GIFT ou XML Moodle',
  fileHint: (p: { max: string }) => `Un fichier .gift, .txt ou .xml, de ${p.max} au plus.`,
  otherFile: 'Choisir un autre fichier',
  school: "L'établissement de l'exercice",
  howTitle: 'Où trouver ce fichier, comment en écrire un',
  howMoodle:
    'Dans Moodle : ouvrir le cours, « Banque de questions », puis « Exporter », et choisir « Format XML Moodle » ou « Format GIFT ».',
  howByHand:
    'À la main, en GIFT : un fichier de texte simple, une ligne vide entre deux questions, les réponses entre accolades, = devant la bonne et ~ devant les autres.',
  example: `La capitale de l'Italie est… {=Rome ~Milan ~Naples}

Combien de côtés a un hexagone ? {#6}

La Loire se jette dans l'Atlantique. {VRAI}`,
  exampleName: 'Exemple de trois questions GIFT',
  sending: (p: { name: string }) => `Envoi de « ${p.name} »`,
  sentShare: (p: { percent: string }) => `${p.percent} envoyés`,
  reading: 'Lecture des questions',
  notGift: {
    empty: {
      what: 'Ce fichier est vide.',
      todo: "L'ouvrir là où vous l'avez écrit, vérifier que vos questions y sont, l'enregistrer, puis le choisir de nouveau.",
    },
    document: {
      what: "Ce fichier est un document de traitement de texte ou une archive : ses questions ne s'y lisent pas.",
      todo: "Dans le traitement de texte, « Enregistrer sous » puis « Texte brut (.txt) ». Si c'est une archive, en sortir d'abord le fichier .gift, .txt ou .xml.",
    },
    pdf: {
      what: "Ce fichier est un PDF : ses questions ne s'y lisent pas.",
      todo: "Choisir le fichier .gift, .txt ou .xml d'où vient ce PDF, ou exporter la banque de Moodle en « Format XML Moodle ».",
    },
    web_page: {
      what: "Ce fichier est une page web, pas un fichier de questions. Cela arrive quand Moodle s'est déconnecté pendant le téléchargement.",
      todo: "Se reconnecter à Moodle, refaire l'export, puis choisir le nouveau fichier.",
    },
    not_text: {
      what: "Ce fichier n'est pas du texte : c'est peut-être une image, un son ou un fichier abîmé.",
      todo: 'Choisir un fichier de texte dont le nom finit par .gift, .txt ou .xml.',
    },
    unreadable: {
      what: "L'appareil n'a pas pu lire ce fichier : il a été déplacé, ou n'est pas encore téléchargé ici.",
      todo: "L'ouvrir une fois sur cet appareil, le fermer, puis le choisir de nouveau.",
    },
    no_question: {
      what: 'Aucune question GIFT ou XML Moodle dans ce fichier.',
      todo: "C'est bien du texte, mais sans réponses entre accolades { }. L'exemple ci-dessous montre ce qu'il faut écrire ; un autre fichier est peut-être le bon.",
    },
  },
  report: {
    heading: (p: { name: string }) => `Ce que contient « ${p.name} »`,
    whole: (p: { count: number; number: string }) =>
      `${p.number} ${plural(p.count, 'question reprise telle quelle', 'questions reprises telles quelles')}`,
    lossy: (p: { count: number; number: string }) =>
      `${p.number} ${plural(p.count, 'demande votre accord', 'demandent votre accord')} : pas tout à fait comme dans le fichier`,
    rejected: (p: { count: number; number: string }) =>
      `${p.number} ${plural(p.count, 'question non reprise, à corriger dans le fichier', 'questions non reprises, à corriger dans le fichier')}`,
    texts: (p: { count: number; number: string }) =>
      `${p.number} ${plural(p.count, 'texte sans question', 'textes sans question')} : au-dessus de la question qui suit`,
    closing: (p: { count: number; number: string }) =>
      `${p.number} ${plural(p.count, 'texte', 'textes')} après la dernière question : à la fin de l'introduction de l'exercice, à relire`,
    homeless: (p: { count: number; number: string }) =>
      `${p.number} ${plural(p.count, "texte sans question n'est pas repris : il n'y a pas de question à côté, ou il est trop long", "textes sans question ne sont pas repris : il n'y a pas de question à côté, ou ils sont trop longs")}`,
    allRejected: "Aucune question ne peut être reprise telle qu'elle est écrite.",
    allRejectedTodo:
      'Chaque raison est dite plus bas, avec la ligne du fichier : les corriger, enregistrer, puis choisir de nouveau le fichier.',
    exerciseTitle: "Titre de l'exercice",
    exerciseTitleHint: 'Ce que liront les élèves.',
    titleMissing: 'Donner un titre.',
  },
  already: {
    what: "Vous avez déjà importé ces questions : rien n'est à créer.",
    where: (p: { title: string }) => `Elles sont dans votre exercice « ${p.title} ».`,
    whereMany: (p: { count: number }) => `Elles sont dans ${p.count} de vos exercices.`,
    bar: 'Rien de nouveau à créer',
  },
  create: (p: { exercises: number }) =>
    p.exercises < 2 ? "Créer l'exercice" : `Créer les ${p.exercises} exercices`,
  creating: (p: { exercises: number }) =>
    p.exercises < 2 ? "Création de l'exercice…" : 'Création des exercices…',
  will: (p: { count: number; number: string }) =>
    `${p.number} ${plural(p.count, 'question', 'questions')} en brouillon`,
  willSplit: (p: { number: string; exercises: number }) =>
    `${p.number} questions, en ${p.exercises} exercices de 100 au plus`,
  left: (p: { count: number }) =>
    plural(
      p.count,
      `${p.count} reste dehors : accord non donné`,
      `${p.count} restent dehors : accord non donné`,
    ),
  nothingYet: "Aucune question à reprendre pour l'instant : donner votre accord plus haut.",
  tooManyChoices:
    "Tant d'accords donnés un par un ne passent pas en une fois : tout accepter, ou couper la banque en plusieurs fichiers.",
  agree: {
    title: 'Votre accord, question par question',
    means:
      'Ces questions fonctionnent, mais autrement que dans votre fichier. Cochez celles que vous prenez ainsi ; les autres restent dehors et votre fichier ne change pas.',
    all: (p: { count: number }) => `Tout prendre ainsi (${p.count})`,
    text: 'Texte sans question',
  },
  refused: {
    title: 'Questions non reprises',
    line: 'Ligne',
    question: 'Question',
    reason: 'Pourquoi',
    excerpt: 'Dans le fichier',
  },
  wholeTitle: 'Questions reprises telles quelles',
  textsTitle: 'Textes sans question',
  textPlaces: {
    above: 'au-dessus de la question qui suit',
    introduction: "à la fin de l'introduction",
    nowhere: 'pas repris',
  },
  kind: 'Sorte',
  notes: 'Remarques',
  untitled: (p: { index: number }) => `Question ${p.index}`,
  untitledText: (p: { index: number }) => `Texte ${p.index}`,
  atLine: (p: { line: string }) => `ligne ${p.line}`,
  showMore: (p: { count: number }) => `En montrer ${p.count} de plus`,
  kinds: {
    single_choice: 'Un seul choix',
    multiple_choice: 'Plusieurs choix',
    true_false: 'Vrai ou faux',
    numeric: 'Nombre',
    short_text: 'Réponse courte',
    match: 'Appariement',
    order: 'Mise en ordre',
    gap_text: 'Texte à trous',
    open: 'Réponse libre',
  },
  stopped: "L'envoi est arrêté. Rien n'a été créé.",
  uncertain: {
    what: "Aucune réponse n'est arrivée : l'exercice est peut-être déjà créé.",
    todo: 'Regarder la liste de vos exercices, ou réessayer ici : ce qui est déjà créé ne le sera pas deux fois.',
    look: 'Regarder mes exercices',
    again: 'Réessayer',
  },
  done: {
    title: (p: { exercises: number; count: number; number: string }) =>
      p.exercises < 2
        ? `L'exercice est créé, avec ${p.number} ${plural(p.count, 'question', 'questions')}`
        : `${p.exercises} exercices sont créés, avec ${p.number} questions en tout`,
    means:
      "C'est un brouillon : les élèves ne voient rien avant que vous le publiiez et le donniez à une séance.",
    open: "Ouvrir l'exercice",
    openPart: (p: { part: number; of: number }) => `Ouvrir l'exercice ${p.part} sur ${p.of}`,
    titleMixed: (p: { exercises: number; before: number }) =>
      `${p.exercises} ${plural(p.exercises, 'exercice est créé', 'exercices sont créés')} ; ${p.before} ${plural(p.before, 'était déjà là, inchangé', 'étaient déjà là, inchangés')}`,
    nothing: "Rien n'a été créé : aucune question ne restait à reprendre.",
    again: 'Importer un autre fichier',
  },
}
