/** French words of the tests before a live class: sound, microphone, connection. Ordinary spaces and straight apostrophes: `setFrench` sets them. */

interface Reader {
  readonly tu: boolean
}

export const liveTestsFr = {
  title: 'Vérifier mon son et ma connexion',
  hear: 'Écouter',
  hearMeans: (p: Reader) =>
    p.tu
      ? 'Tu dois entendre deux notes. Sinon, monte le volume, ou regarde si un casque est branché.'
      : 'Vous devez entendre deux notes. Sinon, montez le volume, ou regardez si un casque est branché.',
  playNotes: 'Jouer deux notes',
  voice: 'Ma voix',
  voiceMeans: (p: Reader) =>
    p.tu
      ? 'Parle trois secondes : tu t’entends ensuite. Rien ne quitte cet appareil.'
      : 'Parlez trois secondes : vous vous entendez ensuite. Rien ne quitte cet appareil.',
  record: 'Parler 3 secondes',
  asking: 'Le navigateur demande le droit d’utiliser le micro : il faut répondre « Autoriser ».',
  speak: (p: Reader) => (p.tu ? 'Parle maintenant…' : 'Parlez maintenant…'),
  playing: (p: Reader) => (p.tu ? 'Voici ta voix.' : 'Voici votre voix.'),
  heard: (p: Reader) =>
    p.tu ? 'Ton micro marche : on t’entend bien.' : 'Votre micro marche : on vous entend bien.',
  tooQuiet: (p: Reader) =>
    p.tu
      ? 'On t’entend à peine : approche-toi du micro, ou monte son volume dans les réglages de l’appareil.'
      : 'On vous entend à peine : approchez-vous du micro, ou montez son volume dans les réglages de l’appareil.',
  silent: (p: Reader) =>
    p.tu
      ? 'Rien n’arrive du micro : regarde s’il est coupé sur le casque ou sur l’appareil.'
      : 'Rien n’arrive du micro : regardez s’il est coupé sur le casque ou sur l’appareil.',
  denied: (p: Reader) =>
    p.tu
      ? 'Ton micro n’est pas autorisé : appuie sur le signe à gauche de l’adresse de la page, autorise le micro, puis réessaie. Sans micro, tu peux écouter, écrire et lever la main.'
      : 'Votre micro n’est pas autorisé : appuyez sur le signe à gauche de l’adresse de la page, autorisez le micro, puis réessayez. Sans micro, vous pouvez écouter et écrire.',
  absent: (p: Reader) =>
    p.tu
      ? 'Aucun micro trouvé : branche un casque, ou ferme l’autre programme qui s’en sert. Sans micro, tu peux écouter, écrire et lever la main.'
      : 'Aucun micro trouvé : branchez un casque, ou fermez l’autre programme qui s’en sert. Sans micro, vous pouvez écouter et écrire.',
  failed: 'Cet essai n’a pas pu s’ouvrir. Il suffit en général de réessayer.',
  line: 'Ma connexion',
  measure: 'Mesurer la connexion',
  measuring: 'Mesure en cours : une demi-minute au plus…',
  lineIs: {
    good: (_: Reader) => 'La connexion est bonne : toute la classe marchera.',
    slow: (_: Reader) => 'La connexion est lente : la classe marchera avec le son et le tableau.',
    poor: (p: Reader) =>
      p.tu
        ? 'La connexion est très lente : le tableau et la discussion marcheront, le son peut couper. Rapproche-toi de la box, ou ferme ce qui télécharge.'
        : 'La connexion est très lente : le tableau et la discussion marcheront, le son peut couper. Rapprochez-vous de la box, ou fermez ce qui télécharge.',
    none: (p: Reader) =>
      p.tu
        ? 'Le serveur ne répond pas : regarde si l’appareil est connecté, puis réessaie dans une minute.'
        : 'Le serveur ne répond pas : regardez si l’appareil est connecté, puis réessayez dans une minute.',
  },
  way: {
    direct: (_: Reader) => 'La ligne directe s’ouvre : la classe passera par là.',
    longer: (_: Reader) =>
      'Ce réseau bloque la ligne directe : la classe passera par un chemin plus long. Tout marchera, avec un peu de retard.',
    unknown: (p: Reader) =>
      p.tu
        ? 'Ce réseau ne laisse pas passer la classe. Essaie un autre réseau, ou parles-en à ton professeur.'
        : 'Ce réseau ne laisse pas passer la classe. Essayez un autre réseau, ou parlez-en à qui s’occupe de celui-ci.',
  },
  measured: (p: { ms: string; kbit: string }) =>
    `Aller-retour : ${p.ms} ms. Débit reçu : ${p.kbit} kbit/s.`,
}
