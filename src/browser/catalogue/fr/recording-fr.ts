/** French words of the recorder. Ordinary spaces and straight apostrophes: `setFrench` sets them. */

export const recordingFr = {
  title: 'Enregistrer un son',
  start: 'Enregistrer',
  startHint: (p: { max: string }) =>
    `${p.max} au plus. Le micro ne s'ouvre qu'à cet appui, et rien ne part avant « Garder ».`,
  asking: 'Le navigateur demande le micro…',
  time: 'Durée',
  timeOf: (p: { at: string; max: string }) => `${p.at} sur ${p.max}`,
  level: 'Niveau du son',
  ears: {
    begun: "L'enregistrement a commencé.",
    hears: 'Le micro entend bien.',
    silent: "Le micro n'entend presque rien : s'approcher, ou parler plus fort.",
  },
  paused: "En pause : rien ne s'enregistre.",
  pause: 'Mettre en pause',
  resume: 'Reprendre',
  stop: 'Arrêter',
  limit: (p: { max: string }) =>
    `La limite de ${p.max} est atteinte : l'enregistrement s'est arrêté. Tout ce qui précède est là.`,
  recorded: (p: { time: string }) => `Enregistré : ${p.time}. À écouter avant de garder.`,
  listen: "L'enregistrement à écouter",
  keep: 'Garder',
  keeping: 'Envoi du son…',
  wordsNext: "Ensuite viennent ses paroles, pour qui n'entend pas.",
  again: 'Recommencer',
  leave: 'Ne pas garder',
  lose: {
    title: 'Effacer cet enregistrement ?',
    means: "Il n'est encore nulle part ailleurs : une fois effacé, il ne revient pas.",
    confirm: 'Effacer',
  },
  fileName: (p: { day: string }) => `Enregistrement du ${p.day}`,
  otherWay: 'Ou envoyer un fichier son',
  otherWayHint: 'MP3, M4A, OGG, WAV ou FLAC, 30 Mo au plus.',
  troubles: {
    unsupported: {
      what: 'Ce navigateur ne peut pas enregistrer.',
      todo: "Il faut une adresse en https et un navigateur récent. L'autre chemin reste ouvert : enregistrer avec le téléphone, puis envoyer le fichier ci-dessous.",
    },
    refused: {
      what: "Le micro est refusé à Préau, et rien n'a été enregistré.",
      todo: "L'autoriser dans les réglages du navigateur pour ce site, puis appuyer de nouveau. Ou envoyer un fichier son, ci-dessous.",
    },
    no_microphone: {
      what: "Aucun micro n'a été trouvé.",
      todo: 'En brancher un, puis appuyer de nouveau. Ou enregistrer avec le téléphone et envoyer le fichier, ci-dessous.',
    },
    unavailable: {
      what: "Le micro n'a pas répondu.",
      todo: 'Un autre programme le tient peut-être : le fermer, puis appuyer de nouveau. Ou envoyer un fichier son, ci-dessous.',
    },
  },
}
