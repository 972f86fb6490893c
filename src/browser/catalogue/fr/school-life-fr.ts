/** French words for whoever makes the timetable: lessons, weekly slots, school year, days off. Ordinary spaces and straight apostrophes: `setFrench` sets them. */
const plural = (count: number, one: string, many: string): string => (count < 2 ? one : many)

export const schoolLifeFr = {
  title: 'Emploi du temps',
  whose: 'De qui',
  chooseWhose: 'Choisir une classe ou un enseignant',
  groups: { classes: 'Par classe', teachers: 'Par enseignant' },
  views: {
    label: "Parties de l'emploi du temps",
    week: 'Semaine',
    slots: "Toute l'année",
    absences: 'Absences',
    clashes: 'Conflits',
    import: 'Importer un fichier',
  },
  toYear: 'Année scolaire et jours sans école',
  noClasses:
    "L'école n'a encore aucune classe cette année. Importez la liste des élèves, puis revenez ici.",
  noYear: "Aucune année scolaire n'est ouverte : sans elle, pas d'emploi du temps.",
  toSchoolYear: "Ouvrir l'année scolaire",
  lesson: {
    subtitle: (p: { day: string; starts: string; ends: string }) =>
      `${p.day}, de ${p.starts} à ${p.ends}`,
    with: (p: { teachers: string }) => `Avec ${p.teachers}`,
    withNobody: "Aucun enseignant n'est nommé.",
    forWhom: (p: { audience: string }) => `Pour ${p.audience}`,
    where: (p: { room: string }) => `Salle : ${p.room}`,
    nowhere: 'Aucune salle indiquée.',
    note: (p: { note: string }) => `Note de l'enseignant : ${p.note}`,
    movedFrom: (p: { day: string }) => `Déplacée : elle était prévue ${p.day}.`,
    isCancelled: 'Cette séance est annulée.',
    mayOnlyLook:
      'Pour la changer, il faut le droit « emploi du temps » ou enseigner dans ce cours.',
    cancel: 'Annuler la séance',
    cancelMeans:
      'Elle reste visible, barrée, dans la journée des élèves et de leurs responsables. Le travail qui y est attaché reste à rendre.',
    cancelled: 'Séance annulée.',
    restore: 'Rétablir la séance',
    restored: 'Séance rétablie.',
    move: 'Déplacer',
    moveTitle: 'Déplacer la séance',
    moveMeans:
      "Ce qui y est attaché (leçon, exercice, travail à faire) la suit. Le travail donné lors d'une autre séance pour celle-ci change de jour avec elle ; donné pour une date, il y reste.",
    moveRefused: {
      startsAt:
        "La séance a commencé : elle reste où elle est, avec son appel. Rien n'a été changé.",
      homeworkDueOn:
        "Le travail donné à cette séance est à rendre avant ce jour-là : changez-en d'abord la date. Rien n'a été changé.",
      onDate: "Ce jour est passé, ou hors de l'année scolaire. Rien n'a été changé.",
    } as Readonly<Record<string, string>>,
    moveAnyway: 'Déplacer quand même',
    changedMeanwhile: "Cette séance a été déplacée ou annulée entre-temps. Rien n'a été changé.",
    lookAgain: 'Fermez, rechargez la semaine et regardez où elle en est, puis recommencez.',
    takeRoomAnyway: 'Prendre cette salle quand même',
    moved: 'Séance déplacée.',
    changeRoom: 'Changer de salle',
    roomTitle: 'Changer de salle, ce jour-là seulement',
    roomChanged: 'Salle changée.',
    back: 'Retour à la séance',
  },
  wholeDay: {
    open: 'Annuler…',
    keep: 'Ne rien annuler',
    title: (p: { day: string }) => `Annuler des séances : ${p.day}`,
    explain: "Pour un enseignant absent ou une sortie : choisissez les séances qui n'ont pas lieu.",
    confirm: (p: { count: number }) =>
      p.count < 2 ? 'Annuler 1 séance' : `Annuler ${p.count} séances`,
    chooseOne: 'Choisissez au moins une séance.',
    done: (p: { count: number }) =>
      `${p.count} ${plural(p.count, 'séance annulée', 'séances annulées')}.`,
    undone: 'Les séances sont rétablies.',
    partly: (p: { count: number }) =>
      p.count < 2
        ? "1 séance n'a pas pu être annulée."
        : `${p.count} séances n'ont pas pu être annulées.`,
  },
  slots: {
    explain:
      "Les créneaux qui se répètent chaque semaine, à partir d'aujourd'hui. Un changement vaut pour toutes les séances à venir.",
    label: 'Les créneaux de la semaine',
    none: "Aucun créneau encore. Ajoutez-les ici, ou importez tout l'emploi du temps d'un fichier.",
    add: 'Ajouter un créneau',
    addOn: (p: { day: string }) => `Ajouter un créneau le ${p.day}`,
    addTitle: 'Ajouter un créneau',
    addedBefore: {
      what: 'Ce créneau a déjà été ajouté.',
      todo: "Votre premier envoi était arrivé ; ce que vous avez changé depuis ne l'est pas. Fermez, retrouvez le créneau et changez-le.",
    },
    editTitle: 'Changer le créneau',
    week: (p: { letter: string }) => `Semaine ${p.letter} seulement`,
    until: (p: { day: string }) => `jusqu'au ${p.day}`,
    from: (p: { day: string }) => `à partir du ${p.day}`,
    clash: 'Conflit',
    course: 'Cours',
    courseHint: 'La matière, la classe ou le groupe, et qui enseigne.',
    chooseCourse: 'Choisir un cours',
    noCourse:
      "Aucun cours n'est ouvert ici. Un cours (matière, classe, enseignant) s'ouvre sur la page de la classe.",
    nobody: 'sans enseignant',
    weekday: 'Jour',
    starts: 'Début',
    ends: 'Fin',
    weeks: 'Semaines',
    everyWeek: 'Toutes',
    onlyA: 'Semaine A',
    onlyB: 'Semaine B',
    room: 'Salle',
    fromDay: 'À partir du',
    fromHint: "Les séances d'avant restent comme elles étaient.",
    homeworkFollows:
      'Le travail à faire donné pour une séance de ce créneau change de jour avec elle ; donné pour une date, il y reste.',
    toDay: "Jusqu'au",
    toHint: "Laissez vide pour aller jusqu'à la fin de l'année.",
    remove: 'Retirer le créneau',
    removeTitle: 'Retirer ce créneau ?',
    removeMeans:
      'À partir de ce jour, ses séances disparaissent. Celles qui portent une leçon, un exercice ou un changement restent.',
    removeFrom: 'À partir de quel jour',
    errors: {
      course: 'Choisissez un cours.',
      times: 'Donnez une heure de début et de fin.',
      order: 'La fin doit venir après le début.',
      day: 'Donnez un jour.',
    },
    created: 'Créneau ajouté.',
    changed: 'Créneau changé.',
    removed: 'Créneau retiré.',
  },
  rebuilt: {
    lessons: (p: { created: number; updated: number; deleted: number }) =>
      p.created + p.updated + p.deleted === 0
        ? "Aucune séance à venir n'a changé."
        : `Séances à venir : ${[
            p.created > 0 ? `${p.created} ${plural(p.created, 'ajoutée', 'ajoutées')}` : '',
            p.updated > 0 ? `${p.updated} ${plural(p.updated, 'changée', 'changées')}` : '',
            p.deleted > 0 ? `${p.deleted} ${plural(p.deleted, 'retirée', 'retirées')}` : '',
          ]
            .filter((part) => part !== '')
            .join(', ')}.`,
    followed: (p: { count: number }) =>
      p.count < 2
        ? '1 séance préparée a suivi son créneau, avec tout ce qui y est attaché ou noté :'
        : `${p.count} séances préparées ont suivi leur créneau, avec tout ce qui y est attaché ou noté :`,
    kept: (p: { count: number }) =>
      p.count < 2
        ? '1 séance est restée, parce que quelque chose y est attaché ou noté :'
        : `${p.count} séances sont restées, parce que quelque chose y est attaché ou noté :`,
    more: (p: { count: number }) => (p.count < 2 ? 'et une autre' : `et ${p.count} autres`),
    hide: 'Masquer ce message',
  },
  clashes: {
    title: (p: { count: number }) =>
      p.count < 2 ? '1 conflit à regarder' : `${p.count} conflits à regarder`,
    explain:
      "Quelqu'un ou une salle est à deux endroits à la fois. Rien n'est interdit : deux classes peuvent partager une salle exprès.",
    none: "Aucun conflit : personne n'est à deux endroits à la fois.",
    caption: 'Conflits',
    movedCaption: 'Conflits des séances déplacées',
    before: (p: { count: number; dayOff: string | null }) =>
      [
        p.dayOff === null ? '' : `L'école est fermée ce jour-là (${p.dayOff}).`,
        p.count === 0
          ? ''
          : p.count < 2
            ? 'Il y aurait un conflit.'
            : `Il y aurait ${p.count} conflits.`,
      ]
        .filter((part) => part !== '')
        .join(' '),
    allowed: "Rien n'est interdit : vous pouvez le faire quand même, ou choisir autre chose.",
    span: (p: { starts: string; ends: string }) => `${p.starts} – ${p.ends}`,
    columns: { what: 'Qui ou quoi', when: 'Quand', courses: 'Cours', act: 'Changer' },
    kinds: {
      teacher: (p: { what: string }) => `${p.what} a deux cours à la fois`,
      room: (p: { what: string }) => `« ${p.what} » : deux cours à la fois dans cette salle`,
      class: (p: { what: string }) => `${p.what} a deux cours à la fois`,
    },
    when: (p: { day: string; starts: string; ends: string; week: string | null }) =>
      `${p.day}, ${p.starts} – ${p.ends}${p.week === null ? '' : `, semaine ${p.week}`}`,
    change: (p: { course: string }) => `Changer « ${p.course} »`,
    more: (p: { count: number }) =>
      p.count < 2
        ? "et un autre : voyez l'onglet « Conflits »"
        : `et ${p.count} autres : voyez l'onglet « Conflits »`,
    many: (p: { count: number }) =>
      `Les ${p.count} premiers sont montrés ; la suite apparaîtra quand ceux-ci seront réglés.`,
  },
  year: {
    title: 'Année scolaire et jours sans école',
    yearsTitle: 'Années scolaires',
    caption: 'Années scolaires ouvertes',
    columns: { label: 'Année', starts: 'Premier jour', ends: 'Dernier jour', act: 'Changer' },
    current: 'en cours',
    none: "Aucune année scolaire n'est ouverte. Sans elle, ni classe, ni emploi du temps, ni journée d'élève.",
    noneForStaff: 'La direction ouvre une année scolaire ; le reste se règle ici.',
    open: 'Ouvrir une année scolaire',
    openTitle: 'Ouvrir une année scolaire',
    change: (p: { label: string }) => `Changer l'année ${p.label}`,
    changeTitle: (p: { label: string }) => `Année ${p.label}`,
    label: 'Nom',
    labelHint: 'Comme on la dit : 2026-2027.',
    starts: 'Premier jour de classe',
    ends: 'Dernier jour de classe',
    firstWeek: (p: { day: string }) => `La première semaine (lundi ${p.day}) est une`,
    weekA: 'semaine A',
    weekB: 'semaine B',
    firstWeekHint:
      'Les semaines alternent ensuite sans exception, vacances comprises. Une école sans semaines A et B peut laisser A.',
    changeMeans:
      "Les séances à venir suivent les nouvelles dates. Celles qui portent une leçon, un exercice ou un changement restent. Une période de notes qui commence ou finit avec l'année la suit.",
    periodOutside: (p: { label: string }) =>
      `La période « ${p.label} » n'aurait plus aucun jour dans cette année. Rien n'est changé : déplacez ou retirez d'abord cette période, plus bas sur la page.`,
    openButton: "Ouvrir l'année",
    opened: "L'année est ouverte.",
    changed: "L'année est changée.",
    errors: {
      label: 'Donnez un nom à cette année.',
      labelTaken: 'Une autre année porte déjà ce nom.',
      days: 'Donnez un premier et un dernier jour.',
      order: 'Le dernier jour doit venir après le premier.',
      length: 'Une année scolaire dure de 90 à 400 jours : vérifiez les dates.',
      overlap: 'Ces dates se croisent avec une autre année.',
    },
    lettersTitle: 'Semaines A et B',
    lettersNow: (p: { letter: string }) => `Cette semaine est une semaine ${p.letter}.`,
    lettersCaption: 'Les prochaines semaines',
    lettersWeek: (p: { day: string }) => `lundi ${p.day}`,
    lettersNone: 'Les semaines A et B se voient ici quand une année est ouverte.',
  },
  off: {
    title: 'Jours sans école',
    zone: (p: { zone: string }) => `Vacances : ${p.zone}.`,
    zoneUnknown:
      "La zone de vacances de l'école n'est pas connue : aucun calendrier officiel ne s'applique. Fermez vous-même les jours sans école.",
    calendarUnknown:
      "Le calendrier des vacances n'est pas encore installé. L'exploitant l'installe par une commande ; en attendant, fermez vous-même les jours sans école.",
    knownUntil: (p: { day: string }) => `Le calendrier officiel est connu jusqu'au ${p.day}.`,
    endsBefore: (p: { day: string }) =>
      `Le calendrier officiel s'arrête le ${p.day}, avant la fin de l'année scolaire. L'exploitant doit installer la suite.`,
    caption: 'Jours sans école de cette année',
    columns: { label: 'Quoi', days: 'Quand', source: "D'où il vient", act: 'Rouvrir' },
    sources: { zone: 'calendrier officiel', public: 'jour férié', school: "fermé par l'école" },
    oneDay: (p: { day: string }) => p.day,
    days: (p: { from: string; to: string }) => `du ${p.from} au ${p.to}`,
    past: (p: { count: number }) => `Déjà passés (${p.count})`,
    none: "Aucun jour sans école n'est connu pour la suite de l'année.",
    add: 'Fermer des jours',
    addTitle: "Fermer l'école certains jours",
    addMeans:
      'Les séances de ces jours disparaissent. Celles qui portent une leçon, un exercice ou un changement restent.',
    label: 'Pourquoi',
    labelHint: "Les élèves le voient : « Pont de l'Ascension », « Travaux ».",
    from: 'Premier jour fermé',
    to: 'Dernier jour fermé',
    close: 'Fermer ces jours',
    closed: 'Ces jours sont fermés.',
    remove: (p: { label: string }) => `Rouvrir : ${p.label}`,
    removeTitle: (p: { label: string }) => `Rouvrir l'école : ${p.label} ?`,
    removeMeans: "Les séances prévues par l'emploi du temps reviennent ces jours-là.",
    removeConfirm: "Rouvrir l'école",
    opened: "L'école est de nouveau ouverte ces jours-là.",
    errors: {
      label: 'Dites pourquoi : les élèves le verront.',
      days: 'Donnez le premier et le dernier jour.',
      order: 'Le dernier jour vient avant le premier.',
      taken: 'Une fermeture commence déjà ce jour-là.',
    },
  },
}
