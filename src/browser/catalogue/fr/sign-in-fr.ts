/**
 * French words for signing in: cards, codes, passwords, who is on this device. Pages of pupils say
 * *tu*, pages of passwords and letters say *vous*; the first page, which is everybody's, avoids
 * both. Ordinary spaces and straight apostrophes: `setFrench` sets them.
 */
import { ofName } from '#browser/catalogue/set-french.ts'

const plural = (count: number, one: string, many: string): string => (count < 2 ? one : many)

export const signInFr = {
  // The first choice
  title: 'Entrer dans Préau',
  intro: "Qu'y a-t-il sous la main ?",
  haveCard: "J'ai une carte",
  haveCardHint: 'La carte de classe, avec son carré noir et blanc.',
  havePassword: "J'ai un identifiant et un mot de passe",
  havePasswordHint: 'Familles, enseignants, personnels, direction.',
  haveLetter: "J'ai reçu une lettre",
  haveLetterHint: 'Première fois, ou mot de passe oublié.',
  haveDictated: "On m'a dicté un code",
  haveDictatedHint: "Par téléphone, quand la carte est restée à l'école.",
  shared: 'Cet ordinateur est partagé',
  sharedHint:
    "Bibliothèque, salle informatique, chez un voisin : rien n'y reste, et la connexion s'arrête après 4 heures ou quand le navigateur se ferme.",
  alreadyHere: (p: { name: string }) => `Ici, c'est ${p.name} qui est en ligne.`,
  goOn: 'Continuer',
  somebodyElse: "Quelqu'un d'autre arrive",
  backToChoice: 'Autre façon d’entrer',
  helpLost: "Rien de tout cela : l'école peut aider",
  // Why one stands outside
  endedTitle: 'La connexion est terminée',
  endedMeans:
    "Elle dure 90 jours, 4 heures sur un ordinateur partagé, et l'école peut l'arrêter avant. Rien de ce qui a été reçu n'est perdu.",
  endedTodo: 'Il suffit de se connecter de nouveau.',
  closedTitle: "L'école a fermé ce compte",
  closedMeans: "Le travail n'est pas effacé. C'est souvent la suite d'un changement d'école.",
  closedTodo: "L'école peut le rouvrir : il suffit de lui téléphoner.",
  closedTakeOff: 'Retirer ce compte de cet appareil',
  // Cards and codes: tu
  cardTitle: "J'ai une carte",
  cardIntro: 'Ta carte ouvre la porte.',
  scanTitle: 'Avec un téléphone ou une tablette',
  scanText: "Ouvre l'appareil photo. Vise le carré noir et blanc. Touche le lien qui apparaît.",
  typeTitle: 'Avec le code écrit dessus',
  typeText: 'Il y a quatre groupes de quatre signes. Un adulte peut le taper avec toi.',
  codeLabel: 'Le code de ta carte',
  codeHint: 'Majuscules ou minuscules, cela ne change rien.',
  codeShort: (p: { count: number }) =>
    `Il manque encore ${p.count} ${plural(p.count, 'signe', 'signes')}.`,
  enter: 'Entrer',
  entering: 'La porte s’ouvre…',
  codeInThree: 'Mon code a seulement trois groupes',
  dictatedTitle: "On m'a dicté un code",
  dictatedIntro: 'Ton enseignant te lit un code au téléphone.',
  dictatedText: 'Il y a trois groupes de quatre signes. Il sert une seule fois, pendant un jour.',
  dictatedLabel: "Le code que l'on te lit",
  dictatedWrong: {
    what: "Ce code n'ouvre rien.",
    means: 'Un signe est peut-être mal entendu. Ou ce code a déjà servi, ou il a plus d’un jour.',
    todo: "Demande à ton enseignant de le relire, un signe à la fois, ou d'en donner un autre.",
  },
  codeInFour: 'Mon code a quatre groupes',
  tooManyTries: (p: { tu: boolean; wait: string | null }) => ({
    what: "Plusieurs essais n'ont pas marché : il y a une pause.",
    means:
      "Elle protège le compte de qui voudrait deviner. Rien n'est bloqué, personne n'est puni.",
    todo: `${p.tu ? 'Réessaie' : 'Réessayez'} ${p.wait === null ? 'dans quelques minutes' : `dans ${p.wait}`}.`,
  }),
  mayTryNow: (p: { tu: boolean }) =>
    p.tu
      ? 'La pause est finie : tu peux réessayer.'
      : 'La pause est finie : vous pouvez réessayer.',
  // A scanned card
  openingTitle: 'Ta carte',
  openingText: 'Ta carte ouvre la porte…',
  noCardTitle: 'La carte est à scanner encore une fois',
  noCardText:
    "La carte n'est pas arrivée jusqu'ici. Vise de nouveau le carré noir et blanc, ou tape le code écrit sur ta carte.",
  damagedTitle: "La carte n'a pas été bien lue",
  damagedText:
    "Le carré est peut-être abîmé, ou l'adresse a été coupée. Scanne encore, bien à plat et à la lumière.",
  damagedTodo: 'Si cela recommence, tape le code écrit sur ta carte.',
  revokedTitle: "Cette carte n'ouvre plus",
  revokedText:
    'Une nouvelle carte a été faite, ou celle-ci a été signalée perdue. Ton travail est toujours là.',
  revokedTodo: "Prends ta nouvelle carte. Si tu n'en as pas, un adulte peut la demander à l'école.",
  typeInstead: 'Taper le code',
  // Hello
  hello: (p: { name: string }) => `Bonjour ${p.name} !`,
  helloText: 'La porte est ouverte.',
  itIsMe: "C'est moi, j'entre",
  notMe: "Ce n'est pas moi",
  notKeptTitle: "Ce navigateur n'a pas gardé la connexion",
  notKeptMeans:
    "La porte s'est ouverte. Mais les cookies sont refusés ici, ou l'adresse ne commence pas par https.",
  notKeptTodo:
    "Autoriser les cookies pour ce site, ou ouvrir l'adresse exacte que l'école a donnée, puis recommencer.",
  // Password: vous
  passwordTitle: "J'ai un identifiant et un mot de passe",
  login: 'Identifiant',
  loginHint: 'Une adresse électronique, ou un nom comme prenom.nom.',
  loginMissing: 'Écrivez votre identifiant.',
  password: 'Mot de passe',
  passwordMissing: 'Écrivez votre mot de passe.',
  passwordWrong: "Ce n'est pas ce mot de passe. Vérifiez les majuscules, puis recommencez.",
  showPassword: 'Montrer le mot de passe',
  forgotten: "J'ai oublié mon mot de passe ou mon identifiant",
  forgottenLines: [
    "Téléphonez à l'école. Elle vérifie qui vous êtes, puis vous donne un code, par lettre ou de vive voix.",
    "Une adresse électronique seule ne suffit jamais : une boîte volée n'ouvre pas la porte d'un enfant.",
  ],
  haveNewLetter: "J'ai ce code",
  // Letters: vous
  letterTitle: "J'ai reçu une lettre",
  letterIntro:
    'Le code est au milieu de la lettre, en trois groupes de quatre signes. Il sert une seule fois.',
  letterCode: 'Le code de la lettre',
  letterNext: 'Continuer',
  letterChecking: 'Vérification du code…',
  letterHello: (p: { name: string }) => `Bonjour ${p.name}`,
  activationText: 'Choisissez comment vous entrerez les prochaines fois.',
  resetText: (p: { login: string }) =>
    `Choisissez un nouveau mot de passe. Votre identifiant reste ${p.login}. Partout ailleurs, vos connexions s'arrêtent.`,
  letterUntil: (p: { day: string }) => `Le code sert jusqu'au ${p.day}.`,
  notMyName: "Ce n'est pas mon nom",
  newLogin: 'Votre identifiant',
  newLoginHint:
    'Celui-ci est libre. Vous pouvez le changer, par exemple pour votre adresse électronique.',
  newPassword: 'Votre nouveau mot de passe',
  newPasswordHint:
    'Au moins 12 signes, ou quatre mots sans lien entre eux : « tulipe vélo lundi bouchon ». Ni majuscule ni chiffre obligatoire.',
  advice: {
    start: 'Quatre mots se retiennent mieux que douze signes.',
    more: (p: { count: number }) =>
      `Encore ${p.count} ${plural(p.count, 'signe', 'signes')}, ou d'autres mots jusqu'à quatre.`,
    good: 'Assez long.',
  },
  weak: {
    too_short: 'Il est trop court : 12 signes au moins, ou quatre mots.',
    too_long: 'Il est trop long : 200 signes au plus.',
    common: "Il est parmi les premiers que l'on essaierait. Prenez des mots sans lien entre eux.",
    personal:
      'Il contient surtout votre nom ou votre identifiant. Prenez des mots qui ne parlent pas de vous.',
  },
  loginRefused:
    "Cet identifiant n'a pas la forme attendue : une adresse électronique, ou trois lettres au moins, sans espace.",
  loginTaken: 'Cet identifiant est déjà pris. Ajoutez par exemple un chiffre à la fin.',
  openAccount: 'Ouvrir mon compte',
  keepPassword: 'Garder ce mot de passe',
  letterWrong: {
    what: "Ce code n'ouvre rien.",
    means:
      'Un signe est peut-être mal lu. Ou ce code ne sert plus : déjà utilisé, remplacé par un plus récent, ou sa date est passée.',
    todo: "Relisez-le, quatre signes à la fois. S'il ne marche toujours pas, l'école peut en donner un autre.",
  },
  // Qui es-tu ?
  whoTitle: 'Qui es-tu ?',
  whoIntro: 'Touche ton nom.',
  isHere: 'en ligne ici',
  asksPassword: 'mot de passe demandé',
  addSomebody: "Ajouter quelqu'un",
  deviceIsFull: (p: { count: number }) =>
    `Cet appareil connaît déjà ${p.count} personnes. Pour en ajouter une, il faut d'abord en retirer une.`,
  tidy: "Retirer quelqu'un de cet appareil",
  tidyDone: 'Terminé',
  takeOff: (p: { name: string }) => `Retirer ${p.name}`,
  takeOffTitle: (p: { name: string }) => `Retirer ${p.name} de cet appareil ?`,
  takeOffMeans: (p: { name: string; isPupil: boolean }) =>
    p.isPupil
      ? `Pour revenir, ${p.name} aura besoin de sa carte. Le travail déjà reçu par l'école reste à l'école.`
      : `Pour revenir, ${p.name} aura besoin de son mot de passe.`,
  takeOffDone: (p: { name: string }) => `${p.name} n'est plus sur cet appareil.`,
  everybodyOut: 'Déconnecter tout le monde',
  everybodyOutTitle: 'Déconnecter tout le monde de cet appareil ?',
  everybodyOutMeans:
    "Chacun aura besoin de sa carte ou de son mot de passe pour revenir. Le travail déjà reçu par l'école reste à l'école.",
  nobodyHere: "Personne n'est encore connu sur cet appareil.",
  passwordOf: (p: { name: string }) => `Mot de passe ${ofName(p.name)}`,
  passwordOfMeans: 'Les pages des adultes restent fermées, même sur le téléphone de la famille.',
  openChildHere: (p: { name: string }) => `Passer cet appareil à ${p.name}`,
}
