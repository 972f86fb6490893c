/**
 * French words that every page needs: the shell and the parts. They travel with the first load,
 * so keep them few. Ordinary spaces and straight apostrophes: `setFrench` sets them.
 */
const plural = (count: number, one: string, many: string): string => (count < 2 ? one : many)

export const generalFr = {
  brand: 'Préau',
  // Shell
  skipToContent: 'Aller au contenu',
  menu: 'Menu',
  mainNavigation: 'Navigation principale',
  home: 'Accueil',
  back: 'Retour',
  nothingYet:
    "L'école n'a encore ouvert aucune page à ce compte. Elle peut le faire à tout moment : l'aide dit qui appeler.",
  homes: {
    pupil: 'Ma journée',
    guardian: 'Mes enfants',
    teacher: 'Mes cours',
    head: "L'école",
    staff: "L'école",
    operator: 'Les installations',
  },
  help: 'Aide',
  privacy: 'Vie privée',
  accessibility: 'Accessibilité : non conforme',
  verdicts: "Ce qui s'est passé",
  footerNavigation: 'Aide et informations',
  language: 'Langue',
  languageUnavailable:
    "La langue n'a pas changé : ses mots ne sont pas encore arrivés. Réessayer avec une connexion.",
  displaySettings: 'Affichage',
  // Who is in front
  person: {
    signIn: 'Se connecter',
    menuOf: (p: { name: string }) => `${p.name}, menu du compte`,
    change: 'Changer de personne',
    account: 'Mon compte',
    install: 'Installer Préau',
    leave: 'Se déconnecter',
    leaveTitle: 'Se déconnecter de cet appareil ?',
    leaveMeans: (p: { tu: boolean }) =>
      p.tu
        ? "Pour revenir, il te faudra ta carte. Le travail déjà reçu par l'école reste à l'école."
        : 'Pour revenir, il vous faudra votre identifiant et votre mot de passe.',
    changeTitle: 'Changer de personne maintenant ?',
    notReceived: "L'école n'a pas encore reçu ceci :",
    stay: 'Rester ici',
    leaveAnyway: 'Se déconnecter quand même',
    changeAnyway: 'Changer quand même',
    sharedLeave: 'Ordinateur partagé : sortir',
    endsSoonTitle: (p: { wait: string }) => `La connexion s'arrête dans ${p.wait}`,
    endsSoonMeans: (p: { tu: boolean }) =>
      p.tu
        ? "Cet ordinateur est partagé : après 4 heures, il t'oublie. Remets ton travail avant, ou connecte-toi de nouveau ensuite."
        : 'Cet ordinateur est partagé : après 4 heures, il vous oublie. Terminez ce qui est en cours, ou reconnectez-vous ensuite.',
    understood: "J'ai compris",
    otherTitle: (p: { tu: boolean }) => (p.tu ? "Ce n'est plus toi ici" : "Ce n'est plus vous ici"),
    otherMeans: (p: { tu: boolean }) =>
      p.tu
        ? "Dans un autre onglet, quelqu'un d'autre est venu, ou la connexion a été arrêtée. Cette page était à toi : rien n'en part sous un autre nom, et elle se ferme."
        : "Dans un autre onglet, quelqu'un d'autre est venu, ou la connexion a été arrêtée. Cette page était à vous : rien n'en part sous un autre nom, et elle se ferme.",
    otherGoOn: 'Fermer cette page',
  },
  // Acts
  close: 'Fermer',
  cancel: 'Annuler',
  unsavedDialog: {
    title: "Ce qui a été changé ici n'est pas enregistré.",
    stay: 'Continuer',
    lose: 'Fermer sans enregistrer',
  },
  confirm: 'Confirmer',
  save: 'Enregistrer',
  retry: 'Réessayer',
  undo: 'Annuler cette action',
  search: 'Chercher',
  clear: 'Effacer',
  more: "Plus d'actions",
  choose: 'Choisir',
  chooseFile: 'Choisir un fichier',
  removeFile: (p: { name: string }) => `Retirer ${p.name}`,
  fileTooLarge: (p: { max: string }) =>
    `Ce fichier est trop lourd pour être envoyé. En choisir un de ${p.max} au plus.`,
  optional: 'facultatif',
  required: 'obligatoire',
  // States
  information: 'Information',
  success: 'Réussi',
  attention: 'Attention',
  danger: 'Problème',
  inProgress: 'En cours',
  loadingFor: (p: { seconds: number }) =>
    p.seconds < 8
      ? `Chargement en cours, depuis ${p.seconds} s`
      : `La connexion est lente : toujours en chargement, depuis ${p.seconds} s`,
  amongTotal: (p: { value: string; total: string }) => `${p.value} sur ${p.total}`,
  onDevice: 'sur cet appareil',
  onDeviceMeans:
    'Ta copie est sur cet appareil. Elle partira toute seule dès que la connexion revient.',
  received: 'reçu',
  receivedMeans: "L'école a bien reçu cette copie.",
  safe: 'en sécurité',
  safeMeans: 'Cette copie est gardée en deux endroits.',
  // The satchel
  satchel: {
    waiting: (p: { count: number; tu: boolean }): string =>
      p.count < 2
        ? `1 travail est encore sur cet appareil. L'école ne l'a pas reçu.`
        : `${p.count} travaux sont encore sur cet appareil. L'école ne les a pas reçus.`,
    leaves: (p: { tu: boolean }): string =>
      p.tu
        ? "Tu n'as rien à faire : tout part tout seul, dans l'ordre, dès que la connexion revient."
        : "Il n'y a rien à faire : tout part tout seul, dans l'ordre, dès que la connexion revient.",
    onPageOnly: 'Garde cette page ouverte : cet appareil ne peut rien garder.',
    whenLeaving: (p: { count: number; sealed: boolean }): string => {
      const what =
        p.count < 2
          ? "1 travail reste ici, et l'école ne l'a pas encore."
          : `${p.count} travaux restent ici, et l'école ne les a pas encore.`
      return p.sealed
        ? `${what} Personne d'autre ne peut les lire ; ils partiront quand tu reviendras sur cet ordinateur.`
        : `${what} Ils partiront quand tu reviendras sur cet appareil.`
    },
    refusedTitle: "L'école n'a pas pris un de tes travaux.",
    refusedKept: 'Il est gardé sur cet appareil.',
    takeAway: "J'ai compris, l'effacer d'ici",
  },
  // Time rail
  now: 'Maintenant',
  next: 'Ensuite',
  laterCount: (p: { count: number }) => `Plus tard (${p.count})`,
  pastCount: (p: { count: number }) => `Déjà passé (${p.count})`,
  // Tables and charts
  copyTable: 'Copier le tableau',
  tableCopied: (p: { rows: number }) =>
    `Tableau copié : ${p.rows} ${plural(p.rows, 'ligne', 'lignes')}, à coller dans un tableur.`,
  copyFailed: "Le tableau n'a pas pu être copié : le navigateur l'a refusé.",
  sortBy: (p: { column: string }) => `Trier par : ${p.column}`,
  sortedUp: 'tri croissant',
  sortedDown: 'tri décroissant',
  rowCount: (p: { count: string; many: boolean }) => `${p.count} ${p.many ? 'lignes' : 'ligne'}`,
  figures: 'Voir les chiffres',
  // Subjects
  subjects: {
    french: 'Français',
    maths: 'Mathématiques',
    history: 'Histoire-géographie',
    science: 'Sciences et SVT',
    physics: 'Physique-chimie',
    technology: 'Technologie',
    english: 'Anglais',
    languages: 'Langues',
    sport: 'EPS',
    arts: 'Arts plastiques',
    music: 'Éducation musicale',
    civics: 'EMC',
    'class-life': 'Vie de classe',
    other: 'Autre matière',
  },
  // Errors that only a device can see
  noConnection: (p: { tu: boolean }) => ({
    what: 'La connexion ne passe pas.',
    means: "Cet appareil n'a pas pu joindre Préau. Rien n'est perdu.",
    todo: p.tu
      ? 'Vérifie le wifi ou le réseau, puis réessaie.'
      : 'Vérifiez le wifi ou le réseau, puis réessayez.',
  }),
  noAnswerInTime: (p: { tu: boolean }) => ({
    what: "La réponse n'est pas arrivée à temps.",
    means: 'La connexion est lente, ou beaucoup de monde arrive en même temps.',
    todo: p.tu ? 'Attends un peu, puis réessaie.' : 'Attendez un peu, puis réessayez.',
  }),
  // Nobody answers at the door
  unreachable: {
    title: 'Préau ne répond pas encore',
    notLate: "Personne n'est en retard à cause de nous.",
    byItself: 'Cette page réessaie toute seule : elle peut rester ouverte.',
    nextTry: (p: { seconds: number }) => `Prochain essai dans ${p.seconds} s`,
    tryNow: 'Essayer maintenant',
    meanwhile: 'En attendant',
    todo: (p: { tu: boolean }) =>
      p.tu
        ? "Commence par ce que tu as déjà : ton cahier, ton manuel, un livre. L'aide donne le téléphone de l'école."
        : "Le travail peut commencer avec le cahier, le manuel ou un livre. L'aide donne le téléphone de l'école.",
  },
  // Errors
  errorTitle: "Cette page n'a pas pu s'afficher",
  errorSupport: (p: { id: string }) => `Référence à donner si le problème continue : ${p.id}`,
  pageBroken: {
    what: "Cette page s'est arrêtée.",
    means: "L'erreur est de notre côté. Le travail déjà reçu reste reçu.",
    todo: "Recharger la page. Si cela recommence, la page d'aide dit qui appeler.",
  },
  pageMissing: {
    what: "Cette page n'a pas pu être chargée.",
    means: 'La connexion a manqué, ou une version plus récente de Préau vient d’arriver.',
    todo: 'Vérifier la connexion, puis réessayer.',
  },
  reload: 'Recharger la page',
  toHelp: "Ouvrir l'aide",
  opened: (p: { title: string }) => `Page ouverte : ${p.title}`,
  // The school's telephone
  schoolPhone: (p: { school: string; phone: string }) => `${p.school} : ${p.phone}`,
  schoolWithoutPhone: (p: { school: string }) =>
    `${p.school} n'a pas encore indiqué de numéro ici. Il figure dans le carnet de liaison et à l'entrée de l'école.`,
  schoolUnknown:
    "Le numéro s'affiche ici une fois connecté. Sinon, il figure dans le carnet de liaison, sur les lettres de l'école et à son entrée.",
}
