/** French words of the classes that one teaches: devices, codes to dictate, cards. Ordinary spaces and straight apostrophes: `setFrench` sets them. */
import { ofName } from '#browser/catalogue/set-french.ts'

const plural = (count: number, one: string, many: string): string => (count < 2 ? one : many)

export const teachClassesFr = {
  title: 'Mes classes',
  empty: 'Aucune classe ne vous est encore confiée. La direction compose les cours.',
  open: 'Ouvrir la classe',
  announcements: 'Annonces aux classes',
  signatures: 'À faire signer',
  enquiries: 'Questions des élèves',
  nowOf: (p: { subject: string }) => `${p.subject}, la classe maintenant`,
  pupilCount: (p: { count: number }) => `${p.count} ${plural(p.count, 'élève', 'élèves')}`,
  /** A class may be called "Classe A". */
  className: (p: { name: string }) => (/^classe\b/i.test(p.name) ? p.name : `Classe ${p.name}`),
  callList: 'Familles à appeler',
  log: 'Cahier de textes',
  load: 'Charge de la semaine',
  printCards: 'Imprimer les cartes de la classe',
  reports: 'Bulletins',
  devices: 'Nouveaux appareils',
  devicesMean:
    "Première connexion d'un élève sur un appareil inconnu. Si c'est bien l'élève, rien à faire d'autre que le confirmer.",
  noDevices: 'Aucun nouvel appareil.',
  device: 'Appareil',
  since: 'Depuis',
  by: 'Par',
  openedBy: {
    card: 'sa carte (QR)',
    short_code: 'le code de sa carte',
    dictated_code: 'un code dicté',
    password: 'un mot de passe',
    letter: 'une lettre',
    guardian: 'son responsable',
  },
  shared: 'ordinateur partagé',
  known: "C'est bien l'élève",
  knownAll: 'Tout confirmer',
  notThem: "Ce n'est pas l'élève",
  endTitle: (p: { name: string }) => `Fermer cet appareil pour ${p.name} ?`,
  endMeans:
    "La session s'arrête en deux secondes. Le travail déjà reçu reste. Pensez à refaire la carte si elle a circulé.",
  end: "Fermer l'appareil",
  ended: "L'appareil est fermé.",
  confirmed: 'Confirmé.',
  pupils: 'Élèves',
  pupil: 'Élève',
  card: 'Carte',
  hasCard: 'oui',
  noCard: 'non',
  acts: 'Actions',
  dictate: 'Dicter un code',
  /** On a phone, three beside each other under the pupil's name. */
  short: { dictate: 'Code', reissue: 'Carte' },
  reissue: 'Refaire la carte',
  dictateTitle: (p: { name: string }) => `Code pour ${p.name}`,
  dictateMeans: (p: { when: string }) =>
    `À lire à l'élève au téléphone. Il sert une seule fois, jusqu'à ${p.when}. Un nouveau code annule celui-ci.`,
  dictateHow: "L'élève ouvre Préau, choisit « On m'a dicté un code », puis tape ce code.",
  dictateAsk: (p: { name: string }) => `Donner un code à ${p.name} ?`,
  dictateAskMeans:
    "Ce code ouvre la journée de l'élève sans sa carte, une seule fois, pendant 24 heures. Ne le donnez qu'à l'élève ou à sa famille, de vive voix.",
  dictateDo: 'Montrer le code',
  reissueTitle: (p: { name: string }) => `Refaire la carte ${ofName(p.name)} ?`,
  reissueMeans:
    "L'ancienne carte ne marche plus, et les appareils qu'elle a ouverts se ferment. La nouvelle carte est à imprimer et à remettre à l'élève.",
  reissued: (p: { name: string }) => `La nouvelle carte ${ofName(p.name)} est prête à imprimer.`,
  shortCode: 'Code de la carte',
  printOne: 'Imprimer la feuille de la classe',
}
