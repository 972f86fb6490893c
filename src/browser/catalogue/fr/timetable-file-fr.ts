/** French words for timetables that come and go as files. Ordinary spaces and straight apostrophes: `setFrench` sets them. */
const plural = (count: number, one: string, many: string): string => (count < 2 ? one : many)

export const timetableFileFr = {
  stepsTitle: 'Comment faire',
  steps: [
    "Enregistrez votre emploi du temps en CSV : une ligne par créneau de la semaine. Ou exportez un agenda (.ics) de votre logiciel d'emploi du temps.",
    "Déposez le fichier et lisez l'essai : rien ne change encore.",
    "Appliquez. Le CSV remplace l'emploi du temps des classes et des groupes qu'il nomme, l'agenda celui des cours qu'il montre ; le reste ne change pas.",
  ],
  columnsTitle: 'Les colonnes du fichier CSV',
  columnsMeans:
    'jour ; début ; fin ; semaine ; classe ; groupe ; matière ; enseignant ; salle. La semaine est A, B ou vide. Les noms sont ceux de Préau ; la casse et les accents ne comptent pas.',
  download: "Télécharger l'emploi du temps actuel (CSV)",
  currentName: 'emploi-du-temps.csv',
  isExample:
    "L'école n'a encore aucun créneau : le fichier téléchargé est un exemple, à remplacer par vos lignes.",
  file: 'Fichier CSV ou agenda (.ics)',
  chooseFile: 'Choisir le fichier',
  fileMissing: 'Choisissez un fichier.',
  from: 'Valable à partir du',
  fromHint: "Les séances d'avant ne changent pas.",
  afterYear: "Ce jour est après la fin de l'année scolaire : choisissez-en un plus tôt.",
  tryIt: 'Faire un essai',
  trying: "L'essai est en cours",
  tried: "Voici ce que le fichier ferait. Rien n'est encore changé.",
  nothingToDo: "L'emploi du temps est déjà comme dans le fichier : il n'y a rien à appliquer.",
  refused: (p: { count: number }) =>
    p.count < 2
      ? "1 ligne n'a pas pu être lue : rien n'est appliqué."
      : `${p.count} lignes n'ont pas pu être lues : rien n'est appliqué.`,
  refusedTodo:
    "Le fichier s'applique en entier ou pas du tout. Corrigez ces lignes, puis refaites l'essai.",
  apply: 'Appliquer le fichier',
  applying: "Le fichier s'applique",
  applied: "C'est fait : l'emploi du temps est appliqué.",
  see: "Voir l'emploi du temps",
  another: 'Choisir un autre fichier',
  countsTitle: 'En nombres',
  countsColumns: {
    kind: 'Quoi',
    created: 'Ajoutés',
    updated: 'Changés',
    unchanged: 'Inchangés',
    merged: 'En double',
    deleted: 'Retirés',
  },
  kinds: { slot: 'Créneaux', course: 'Cours (matière, classe, enseignant)', lesson: 'Séances' },
  rejectionsTitle: 'Lignes à corriger',
  lineColumns: { line: 'Ligne', field: 'Colonne', reason: 'Raison' },
  warningsTitle: (p: { count: number }) =>
    p.count < 2 ? '1 conflit dans ce fichier' : `${p.count} conflits dans ce fichier`,
  calendar: {
    open: (p: { count: number }) =>
      p.count < 2
        ? "1 sorte d'événement attend son cours."
        : `${p.count} sortes d'événements attendent leur cours.`,
    openMeans: "Choisissez le cours, ou laissez-les de côté. Puis refaites l'essai.",
    known: (p: { count: number }) =>
      p.count < 2
        ? "1 sorte d'événement reconnue ou décidée"
        : `${p.count} sortes d'événements reconnues ou décidées`,
    where: (p: { dates: number; line: number }) =>
      `${p.dates} ${plural(p.dates, 'date', 'dates')}, ligne ${p.line} du fichier`,
    choose: 'Choisir le cours',
    leave: 'Laisser de côté',
    scope: 'Seuls les créneaux de ces cours sont remplacés.',
    tryAgain: "Refaire l'essai avec ces choix",
    notes: (p: { count: number }) => `Ce qui n'est pas repris du fichier (${p.count})`,
  },
}
