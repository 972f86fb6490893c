/** French words for the day: the pupil's rail, the guardian's view of it, what is due. Ordinary spaces and straight apostrophes: `setFrench` sets them. */
export const dayFr = {
  title: 'Ma journée',
  hello: (p: { name: string }) => (p.name === '' ? 'Bonjour' : `Bonjour ${p.name}`),
  lessons: 'Les cours',
  otherDays: 'Autres jours',
  backToToday: "Aujourd'hui",
  myWeek: 'Ma semaine',
  // A lesson
  read: 'Lire la leçon',
  readingTime: (p: { minutes: number }) => `Leçon · ${p.minutes} min de lecture`,
  room: (p: { room: string }) => (/^\d/.test(p.room) ? `salle ${p.room}` : p.room),
  cancelled: 'Ce cours est annulé.',
  moved: 'Ce cours a changé de place.',
  movedFrom: (p: { day: string }) => `Ce cours a été déplacé. Il était prévu ${p.day}.`,
  homework: 'À faire',
  homeworkFor: (p: { day: string }) => `À faire pour ${p.day}`,
  // Work
  states: {
    not_opened: 'à faire',
    begun: 'commencé',
    received: 'reçu',
    marked: 'corrigé',
  },
  acts: {
    not_opened: "Faire l'exercice",
    begun: 'Continuer',
    received: 'Voir ma copie',
    marked: 'Voir la correction',
  },
  look: 'Voir le travail',
  due: (p: { when: string }) => `pour ${p.when}`,
  dueMoved: (p: { when: string }) =>
    `pour ${p.when} : limite repoussée, car la plateforme n'était pas accessible`,
  noDue: 'sans date limite',
  opens: (p: { when: string }) => `ouvre ${p.when}`,
  lateAccepted: (p: { when: string; tu: boolean }): string =>
    p.tu
      ? `C'était pour ${p.when}. Tu peux encore le rendre.`
      : `C'était pour ${p.when}. Une copie en retard est encore acceptée.`,
  lateClosed: (p: { when: string }) => `C'était pour ${p.when}. L'heure de remise est passée.`,
  toHandIn: 'À rendre',
  returned: (p: { count: number; tu: boolean }): string =>
    p.count === 1
      ? p.tu
        ? 'Ta copie est rendue'
        : 'Une copie est rendue'
      : p.tu
        ? 'Tes copies sont rendues'
        : 'Des copies sont rendues',
  returnedOn: (p: { when: string }) => `rendue ${p.when}`,
  handedIn: (p: { count: number }) => `Déjà rendu (${p.count})`,
  nothingToHandIn: (p: { tu: boolean }): string =>
    p.tu ? 'Rien à rendre : tu es à jour.' : 'Rien à rendre : tout est à jour.',
  // Days without lessons
  dayOver: (p: { tu: boolean }): string =>
    p.tu
      ? 'Les cours de la journée sont finis. Tu peux relire tes leçons.'
      : 'Les cours de la journée sont finis.',
  holiday: (p: { label: string | null; tu: boolean }): string => {
    const what = p.label === null ? "C'est congé" : `Congé : ${p.label}`
    return p.tu ? `${what}. Profites-en bien.` : `${what}.`
  },
  myGrades: 'Mes notes',
  myLog: 'Mon cahier de textes',
  myAttendance: 'Mes présences',
  myReports: 'Mes bulletins',
  myEnquiries: 'Mes questions',
  distance: {
    ofLesson: { all: 'à distance', some: 'à distance pour une partie des élèves' },
    places: (p: { home: number; room: number }) => `${p.home} à la maison, ${p.room} en classe`,
  },
  announcements: 'Annonces',
  announcedBy: (p: { by: string; of: string; until: string }) =>
    p.of === '' ? `${p.by}, jusqu'au ${p.until}` : `${p.by}, ${p.of}, jusqu'au ${p.until}`,
  answered: (p: { title: string; more: number }) =>
    p.more === 0
      ? `Réponse à une question sur « ${p.title} »`
      : `Réponses à des questions, la dernière sur « ${p.title} »`,
  readAnswer: (p: { many: boolean }): string => (p.many ? 'Lire les réponses' : 'Lire la réponse'),
  weekend: (p: { tu: boolean }): string =>
    p.tu
      ? "C'est le week-end : pas de cours. Repose-toi, joue, lis."
      : "C'est le week-end : pas de cours.",
  noLessons: (p: { tu: boolean }): string =>
    p.tu
      ? "Pas de cours ce jour-là. S'il devait y en avoir, préviens ton enseignant."
      : "Pas de cours ce jour-là. S'il devait y en avoir, prévenez l'école.",
  lacking: {
    no_class: (p: { tu: boolean }): string =>
      p.tu
        ? "Tu n'es dans aucune classe pour le moment : c'est l'école qui t'y inscrit, et tes cours apparaîtront ici aussitôt. Demande à un adulte d'appeler l'école avec toi."
        : "Cet élève n'est dans aucune classe pour le moment : c'est l'école qui l'y inscrit, et ses cours apparaîtront ici aussitôt. Appelez l'école.",
    no_courses: (p: { tu: boolean }): string =>
      p.tu
        ? "Ta classe n'a pas encore de cours ici : l'école les prépare, et ils apparaîtront tout seuls. Si cela dure, demande à un adulte d'appeler l'école avec toi."
        : "La classe de cet élève n'a pas encore de cours ici : l'école les prépare, et ils apparaîtront tout seuls. Si cela dure, appelez l'école.",
  },
  nextSchoolDay: (p: { day: string }) => `Prochains cours : ${p.day}`,
}
