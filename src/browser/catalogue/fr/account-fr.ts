/**
 * French words of what is one's own: how one reads, the password, the devices, a child's card.
 * Ordinary spaces and straight apostrophes: `setFrench` sets them.
 */
import { ofName } from '#browser/catalogue/set-french.ts'

const plural = (count: number, one: string, many: string): string => (count < 2 ? one : many)

export const accountFr = {
  // My account
  accountTitle: 'Mon compte',
  howIRead: 'Ma façon de lire',
  passwordSection: 'Mot de passe',
  changePassword: 'Changer mon mot de passe',
  currentPassword: 'Votre mot de passe actuel',
  passwordChanged: (p: { count: number }) =>
    p.count === 0
      ? 'Le mot de passe est changé.'
      : `Le mot de passe est changé. ${p.count} ${plural(p.count, 'autre connexion a été arrêtée', 'autres connexions ont été arrêtées')}.`,
  currentWrong: "Ce n'est pas le mot de passe actuel. Vérifiez les majuscules.",
  devicesTitle: (p: { tu: boolean }): string =>
    p.tu ? 'Là où tu es en ligne' : 'Là où vous êtes en ligne',
  devicesIntro: (p: { tu: boolean }): string =>
    p.tu
      ? 'Si tu ne reconnais pas un appareil, ferme-le et préviens ton enseignant.'
      : 'Un appareil que vous ne reconnaissez pas : fermez-le, puis changez votre mot de passe.',
  thisDevice: 'cet appareil',
  sharedDevice: 'ordinateur partagé',
  openedOn: (p: { when: string; way: string }) => `Depuis ${p.when}, ${p.way}`,
  openUntil: (p: { when: string }) => `jusqu'à ${p.when}`,
  ways: {
    card: 'avec la carte',
    short_code: 'avec le code de la carte',
    password: 'avec le mot de passe',
    dictated_code: 'avec un code dicté',
    letter: 'avec une lettre',
    guardian: 'ouvert par un responsable',
  },
  unknownDevice: 'Appareil inconnu',
  closeSession: 'Fermer',
  closeSessionOf: (p: { device: string }) => `Fermer ${p.device}`,
  sessionClosed: 'Cet appareil est déconnecté.',
  closeOthers: 'Fermer tous les autres',
  othersClosed: (p: { count: number }) =>
    `${p.count} ${plural(p.count, 'autre appareil déconnecté', 'autres appareils déconnectés')}.`,
  peopleTitle: 'Sur cet appareil',
  peopleText: 'Un même appareil peut connaître plusieurs personnes, chacune avec ses affaires.',
  // Lessons in the phone's own calendar
  calendar: {
    title: "Dans l'agenda du téléphone",
    intro: (p: { tu: boolean }): string =>
      p.tu
        ? "Avec une adresse secrète, l'agenda de ton téléphone montre tes cours et suit tout seul les changements."
        : "Avec une adresse secrète, l'agenda de votre téléphone montre les cours et suit tout seul les changements.",
    whoSees:
      "Toute personne qui a l'adresse voit les cours, les heures, les salles et les changements, sans se connecter. Elle ne voit ni noms d'élèves, ni travail à faire, ni notes.",
    taught: 'Les cours que je donne',
    own: 'Mes cours',
    none: "Pas d'adresse pour l'instant.",
    since: (p: { made: string; until: string }) =>
      `Adresse créée : ${p.made}. Valable jusqu'au ${p.until}.`,
    make: 'Créer une adresse',
    makeFor: (p: { name: string }) => `Créer une adresse : ${p.name}`,
    replace: "Changer d'adresse",
    replaceFor: (p: { name: string }) => `Changer d'adresse : ${p.name}`,
    replaceTitle: (p: { name: string }) => `Changer d'adresse : ${p.name}`,
    end: "Supprimer l'adresse",
    endFor: (p: { name: string }) => `Supprimer l'adresse : ${p.name}`,
    endTitle: (p: { name: string }) => `Supprimer l'adresse : ${p.name}`,
    endText:
      "L'adresse d'avant ne montrera plus rien à personne. Les agendas qui s'en servent cesseront de suivre les cours.",
    ended: "L'adresse ne montre plus rien.",
    madeTitle: "L'adresse est prête",
    madeText: "Elle ne s'affiche que cette fois. Gardez-la pour vous, comme une clé.",
    address: "L'adresse secrète",
    open: "Ouvrir dans l'agenda",
    copy: "Copier l'adresse",
    copied: "Adresse copiée. Collez-la dans l'agenda, là où il propose de s'abonner.",
    copyFailed: "Le navigateur a refusé de copier. Sélectionnez l'adresse et copiez-la.",
  },
  // At eighteen: tu, this pupil has always been one
  ofAgeTitle: 'Tu as 18 ans',
  ofAgeText: (p: { day: string }) =>
    `Depuis le ${p.day}, tu as atteint la majorité. La direction revoit avec toi ce que tes responsables peuvent voir ici.`,
  ofAgeTodo: "Si tu préfères que cela change, dis-le à la direction : c'est toi qui décides.",
  // A child's card
  childCardTitle: (p: { name: string }) =>
    p.name === '' ? 'La carte' : `La carte ${ofName(p.name)}`,
  childCardIntro: (p: { name: string }) =>
    `Avec l'appareil ${ofName(p.name)}, visez le carré, ou tapez le code. Montrer la carte laisse une trace que la direction peut lire.`,
  childCardQr: (p: { name: string }) => `Carré à scanner pour ouvrir la journée ${ofName(p.name)}`,
  childCardCode: 'Code à taper',
  childCardAt: (p: { site: string }) => `sur ${p.site}`,
  childCardDemo: "Démonstration : cette carte n'ouvre que cette installation d'essai.",
  childCardPassword: {
    what: 'La carte se montre après le mot de passe.',
    means: "Cette connexion n'a pas été ouverte avec votre mot de passe.",
    todo: 'Déconnectez-vous, puis revenez avec votre identifiant et votre mot de passe.',
  },
  openChildMeans: (p: { name: string }) =>
    `Sur cet appareil, ${p.name} verra seulement ses propres pages. Les vôtres attendront votre mot de passe.`,
  printCard: 'Imprimer la carte',
  backToChildren: 'Mes enfants',
}
