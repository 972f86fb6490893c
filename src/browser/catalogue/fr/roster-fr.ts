/** French words for importing rosters and their reports. Ordinary spaces and straight apostrophes: `setFrench` sets them. */
const plural = (count: number, one: string, many: string): string => (count < 2 ? one : many)

export const rosterFr = {
  title: 'Importer la liste des élèves',
  lastApplied: (p: { when: string }) => `Dernier import de la liste : ${p.when}.`,
  openRun: "Ouvrir l'import",
  runOf: (p: { when: string }) => `Import commencé ${p.when}.`,
  states: {
    reading: 'Un import est en cours de lecture.',
    preview: 'Un import attend votre accord.',
    applying: "Un import est en train de s'appliquer.",
    applied: 'Import appliqué.',
    refused: "Import arrêté : rien n'a été appliqué.",
    failed: "Import interrompu : rien n'a été appliqué.",
  },
  upload: {
    stepsTitle: 'Comment faire',
    steps: [
      'Dans ONDE, ouvrez « Listes & documents », puis « Extractions », et téléchargez les trois extractions : élèves, enseignants, responsables.',
      'Déposez ici les trois fichiers CSV, tels quels, sans les ouvrir dans un tableur.',
      "Lisez l'aperçu : ce qui sera créé, modifié, et les lignes refusées avec leur raison.",
      "Appliquez. Tant que vous n'appliquez pas, rien ne change.",
    ],
    filesLabel: 'Les trois fichiers CSV',
    filesHint: "Déposez-les ensemble ou l'un après l'autre : chacun est reconnu à ses colonnes.",
    chooseFiles: 'Choisir les fichiers',
    checkTitle: 'Fichiers reconnus',
    kinds: { pupils: 'Élèves', teachers: 'Enseignants', guardians: 'Responsables' },
    missing: 'à ajouter',
    unknownFile: (p: { name: string }) => `Que contient ${p.name} ?`,
    unknownHint:
      "Ses colonnes n'ont pas été reconnues : vérifiez que c'est bien une extraction ONDE.",
    nothing: 'Ne pas envoyer ce fichier',
    replaced: (p: { kind: string; name: string }) =>
      `Deux fichiers « ${p.kind} » : le dernier, ${p.name}, est gardé.`,
    send: "Envoyer et voir l'aperçu",
    sending: 'Envoi en cours',
    needThree: 'Il manque encore un fichier : les trois sont lus ensemble.',
    privacy:
      "Les fichiers sont lus sur le serveur de l'école, gardés seulement jusqu'à la fin de l'import, puis effacés.",
    othersTitle: "AAF, annuaire des établissements, calendrier : par l'exploitant",
    others:
      "Un collège ou un lycée est rempli depuis l'AAF par l'exploitant, avec la commande ./preau import aaf. L'annuaire (./preau import schools) et le calendrier des vacances (./preau import calendar) aussi.",
    earlier: 'Imports précédents',
    columns: { when: 'Commencé', state: 'Où il en est', changes: 'Changements' },
    stateWords: {
      reading: 'en lecture',
      preview: 'attend votre accord',
      applying: "s'applique",
      applied: 'appliqué',
      refused: 'arrêté',
      failed: 'interrompu',
    },
  },
  run: {
    title: "Aperçu de l'import",
    overPage: 'Import de la liste',
    back: 'Importer',
    files: (p: { names: string }) => `Fichiers : ${p.names}`,
    reading: 'Lecture des fichiers',
    applying: 'Application en cours',
    readingMeans:
      "Rien n'est changé pendant la lecture. Vous pouvez quitter cette page : l'aperçu vous attendra 7 jours.",
    applyingMeans:
      "Tout s'applique d'un coup, ou rien. Vous pouvez quitter cette page sans rien interrompre.",
    percent: (p: { percent: string }) => `${p.percent} %`,
    previewTitle: "Voici ce que l'import ferait. Rien n'est encore changé.",
    previewNothing: "L'école est déjà comme dans les fichiers : il n'y a rien à appliquer.",
    appliedTitle: "C'est fait : la liste est appliquée.",
    appliedMeans:
      'Il reste à confirmer les responsables, puis à imprimer les cartes et les lettres.',
    refusedTitle: "L'import est arrêté : rien n'a été appliqué.",
    refusedByOther:
      "Un envoi plus récent a pris sa place, ou personne ne l'a confirmé en 7 jours. L'école n'a pas changé.",
    failedTitle: "L'import a été interrompu : rien n'a été appliqué.",
    failedMeans:
      "L'erreur est de notre côté. Renvoyez les trois fichiers ; si cela recommence, appelez l'aide.",
    apply: 'Appliquer',
    applyCount: (p: { count: string; many: boolean }) =>
      `Appliquer ${p.count} ${p.many ? 'changements' : 'changement'}`,
    other: "Choisir d'autres fichiers",
    applyTitle: 'Appliquer cet import ?',
    applyMeans: (p: { created: string; updated: string; deactivated: string }) =>
      `Créations : ${p.created} ; modifications : ${p.updated} ; départs ou fins : ${p.deactivated}. Personne n'est effacé : ceux qui partent sont désactivés et peuvent revenir.`,
    applyRejected: (p: { count: string; many: boolean }) =>
      p.many
        ? `${p.count} lignes refusées ne seront pas prises.`
        : `${p.count} ligne refusée ne sera pas prise.`,
    departuresTitle: 'Beaucoup de départs : est-ce bien vrai ?',
    departuresWho: (p: { pupils: string; staff: string }) =>
      `Élèves qui ne sont plus dans les fichiers : ${p.pupils}. Enseignants et personnels : ${p.staff}.`,
    departuresTodo:
      "C'est souvent le signe d'un fichier incomplet (une seule classe extraite, une autre école). Si ces départs sont vrais, dites-le ici.",
    departuresAccept: "J'ai vérifié : ces personnes ont vraiment quitté l'école.",
    countsTitle: 'En nombres',
    countsColumns: {
      kind: 'Quoi',
      read: 'Lus',
      created: 'Créés',
      updated: 'Modifiés',
      unchanged: 'Inchangés',
      merged: 'Réunis',
      deactivated: 'Partis ou finis',
      rejected: 'Refusés',
    },
    kinds: {
      school: 'Établissements',
      level: 'Niveaux',
      subject: 'Matières',
      class: 'Classes',
      group: 'Groupes',
      pupil: 'Élèves',
      staff: 'Enseignants et personnels',
      guardian: 'Responsables',
      link: 'Liens entre responsable et enfant',
      membership: 'Élèves dans une classe',
      teaching: "Enseignants d'une classe",
      course: 'Cours (matières)',
      period: 'Périodes de vacances',
      file: 'Fichiers',
    },
    rejectionsTitle: (p: { count: string; many: boolean }) =>
      `${p.count} ${p.many ? 'lignes refusées' : 'ligne refusée'}`,
    noRejection: 'Aucune ligne refusée.',
    warningsTitle: (p: { count: string; many: boolean }) => `${p.count} à regarder`,
    lineColumns: { file: 'Fichier', line: 'Ligne', field: 'Champ', reason: 'Raison' },
    shownOf: (p: { shown: string; total: string }) =>
      `Les ${p.shown} premières sur ${p.total} : le fichier à télécharger les contient toutes.`,
    download: 'Télécharger la liste (CSV)',
    toGuardians: 'Confirmer les responsables',
    toCards: 'Imprimer les cartes',
    toLetters: 'Imprimer les lettres',
    changed: (p: { count: string; many: boolean }) =>
      `${p.count} ${plural(p.many ? 2 : 1, 'changement', 'changements')}`,
    ready: "L'aperçu est prêt.",
    finished: "L'import est appliqué.",
  },
}
