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
    "La nouvelle version attend la fin de l'exercice ouvert : rien du travail commencé ne bouge.",
  // Installing
  installTitle: 'Préau comme une application',
  installText:
    "Installé, Préau a son icône sur l'écran d'accueil et s'ouvre aussi sans connexion. Il pèse moins lourd qu'une photo.",
  installOnApple: (p: Reader) =>
    p.tu
      ? "Touche « Partager », puis « Sur l'écran d'accueil »."
      : "Touchez « Partager », puis « Sur l'écran d'accueil ».",
}
