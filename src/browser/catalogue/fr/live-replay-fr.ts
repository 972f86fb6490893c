/** French words of a recorded class. Ordinary spaces and straight apostrophes: `setFrench` sets them. */

interface Reader {
  readonly tu: boolean
}

export const liveReplayFr = {
  title: 'Revoir la classe',
  see: 'Revoir la classe enregistrée',
  perhaps: 'La revoir, si elle a été enregistrée',
  remove: 'Effacer l’enregistrement',
  removeAsk: 'Effacer cet enregistrement ?',
  removeMeans: 'Personne ne pourra plus revoir cette classe.',
  none: 'Cette classe n’a pas été enregistrée, ou son enregistrement est effacé.',
  removed: 'L’enregistrement est effacé.',
  controls: 'Lecture',
  play: 'Lire',
  pause: 'Mettre en pause',
  where: 'Moment de la classe',
  /** How far from the beginning: no hour of the day. */
  moment: (p: { minutes: number; seconds: number }) =>
    p.minutes === 0
      ? `${p.seconds} s`
      : `${p.minutes} min\u00a0${String(p.seconds).padStart(2, '0')}`,
  place: (p: { place: string; length: string }) => `${p.place} sur ${p.length}`,
  speed: 'Vitesse',
  times: (p: { times: string }) => `× ${p.times}`,
  turns: 'Pages tournées pendant la classe',
  turn: (p: { page: string; place: string }) => `Page ${p.page}, à ${p.place}`,
  cut: 'Il manque du son',
  cutMeans: (p: { from: string; until: string }) =>
    `Ce qui s'est dit de ${p.from} à ${p.until} n'a pas pu être gardé : le serveur n'avait plus de place.`,
  goes: (p: { on: string }) => `Cet enregistrement s’efface le ${p.on}.`,
  keep: {
    start: (p: { size: string }) => `Garder sur cet appareil, environ ${p.size}`,
    fetching: 'La classe arrive sur cet appareil',
    stop: 'Arrêter',
    kept: 'Gardée sur cet appareil : elle se revoit sans connexion.',
    forget: 'Retirer de cet appareil',
    full: (p: Reader) =>
      p.tu
        ? "Il n'y a plus assez de place sur ton appareil. Rien n'a été gardé."
        : "Il n'y a plus assez de place sur votre appareil. Rien n'a été gardé.",
    stopped: (p: Reader) =>
      p.tu
        ? "Tout n'est pas arrivé. Réessaie : ce qui est là n'est pas redemandé."
        : "Tout n'est pas arrivé. Réessayez : ce qui est là n'est pas redemandé.",
  },
}
