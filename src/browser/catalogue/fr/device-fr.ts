/**
 * French words about what this device keeps: the app itself, the coming days, what is read without
 * a line. Ordinary spaces and straight apostrophes: `setFrench` sets them.
 */

interface Reader {
  /** Whether the reader is a pupil. */
  readonly tu: boolean
}

export const deviceFr = {
  // Versions of the app
  versionReady:
    "Une nouvelle version de Préau est prête. Elle s'ouvre toute seule la prochaine fois, ou maintenant.",
  versionReplaced:
    'Une nouvelle version de Préau est ouverte dans un autre onglet. Ici, elle vient en rechargeant la page.',
  openVersion: 'Ouvrir la nouvelle version',
  versionWaits:
    'La nouvelle version attend la fin du travail ouvert, ici ou dans un autre onglet : rien de ce qui est commencé ne bouge.',
  // Read from this device
  offline: (p: Reader) =>
    p.tu
      ? 'Hors ligne : voici ce que ton appareil a gardé.'
      : 'Hors ligne : voici ce que votre appareil a gardé.',
  late: (p: Reader) =>
    p.tu
      ? 'Préau tarde à répondre : en attendant, voici ce que ton appareil a gardé.'
      : 'Préau tarde à répondre : en attendant, voici ce que votre appareil a gardé.',
  keptSince: (p: { when: string }) =>
    `Gardé ici : ${p.when}. Tout se met à jour dès que la connexion revient.`,
  keepsNothing: (p: Reader) =>
    p.tu
      ? "Ce navigateur ne garde rien (fenêtre privée ou réglage). Préau marche avec une connexion ; sans elle, tes leçons ne s'ouvriront pas."
      : "Ce navigateur ne garde rien (fenêtre privée ou réglage). Préau marche avec une connexion ; sans elle, les leçons ne s'ouvriront pas.",
  storageFull: (p: Reader) =>
    p.tu
      ? "Ton appareil n'a plus de place : une partie des leçons à venir n'a pas pu être gardée. Avec une connexion, tout s'ouvre comme avant."
      : "Votre appareil n'a plus de place : une partie des leçons à venir n'a pas pu être gardée. Avec une connexion, tout s'ouvre comme avant.",
  fetching: 'Préau : les leçons à venir',
  // Installing
  installTitle: 'Préau comme une application',
  installText:
    "Installé, Préau a son icône sur l'écran d'accueil et s'ouvre aussi sans connexion. Il pèse moins lourd qu'une photo.",
  installOnApple: (p: Reader) =>
    p.tu
      ? "Touche « Partager », puis « Sur l'écran d'accueil »."
      : "Touchez « Partager », puis « Sur l'écran d'accueil ».",
}
