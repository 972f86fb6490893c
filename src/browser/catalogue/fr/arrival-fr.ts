/** French words of the préau: the place in line, the wait, and what can be done meanwhile. */
const plural = (count: number, one: string, many: string): string => (count < 2 ? one : many)

export const arrivalFr = {
  title: 'Sous le préau',
  intro: "Beaucoup de monde arrive en même temps. La porte s'ouvre pour tous, chacun à son tour.",
  ahead: (p: { count: number; people: string; tu: boolean }) => {
    const me = p.tu ? 'toi' : 'vous'
    if (p.count === 0) return p.tu ? "C'est presque ton tour." : "C'est presque votre tour."
    return `Il y a ${p.people} ${plural(p.count, 'personne', 'personnes')} devant ${me}.`
  },
  waitAbout: (p: { count: number }) =>
    `Environ ${p.count} ${plural(p.count, 'minute', 'minutes')}.`,
  waitLong: (p: { wait: string }) => `Environ ${p.wait}.`,
  waitShort: "Moins d'une minute.",
  waitUnknown: "Le temps d'attente n'est pas encore connu.",
  notLate: (p: { time: string; tu: boolean }) =>
    p.tu
      ? `Personne n'est en retard à cause de nous : ton arrivée est notée, ${p.time}.`
      : `Personne n'est en retard à cause de nous : votre arrivée est notée, ${p.time}.`,
  keptSince: (p: { time: string; tu: boolean }) =>
    p.tu ? `Ta place est gardée depuis ${p.time}.` : `Votre place est gardée depuis ${p.time}.`,
  ticket: (p: { number: string }) => `Ticket ${p.number}`,
  byItself: (p: { tu: boolean; isKnown: boolean }) => {
    const elsewhere = p.isKnown ? ', même sur un autre appareil' : ''
    return p.tu
      ? `Cette page avance toute seule, et tu entreras tout seul. Tu peux la fermer et revenir${elsewhere} : ta place t'attend.`
      : `Cette page avance toute seule, et l'entrée se fait toute seule. Vous pouvez la fermer et revenir${elsewhere} : votre place vous attend.`
  },
  silent: (p: { tu: boolean }) =>
    p.tu
      ? 'Pas de réponse pour le moment. Ta place est gardée.'
      : 'Pas de réponse pour le moment. Votre place est gardée.',
  nextTry: (p: { seconds: number }) => `Prochain essai dans ${p.seconds} s.`,
  tryNow: 'Essayer maintenant',
  lessonsHere: (p: { tu: boolean }) =>
    p.tu ? 'Tes leçons sont déjà là' : 'Les leçons sont déjà là',
  lessonsMean: (p: { tu: boolean }) =>
    p.tu
      ? 'Elles sont sur cet appareil : ouvre-les sans attendre, ta place avance.'
      : 'Elles sont sur cet appareil : elles s’ouvrent sans attendre, la place avance.',
  lessonsLabel: "Les leçons d'aujourd'hui sur cet appareil",
  openHelp: "Ouvrir l'aide",
  barBack: 'Revenir au préau',
  barLabel: (p: { tu: boolean }) => (p.tu ? 'Ta place dans la file' : 'Votre place dans la file'),
  entered: (p: { tu: boolean }) =>
    p.tu ? "C'est ton tour : la porte est ouverte." : "C'est votre tour : la porte est ouverte.",
  lottery: {
    title: "Comment l'ordre a été tiré au sort",
    means:
      "Ceux qui arrivent avant l'ouverture sont tirés au sort, pour que la place ne dépende pas de la vitesse d'une connexion. Ensuite, c'est le premier arrivé qui entre.",
    hash: "L'empreinte du tirage, publiée avant :",
    seedLater:
      "La graine du tirage sera publiée ici dès qu'il est clos. Personne ne peut la changer : elle doit redonner cette empreinte.",
    seed: 'La graine, publiée après :',
    how: "Pour vérifier : calculer le SHA-256 de la graine (ses 32 octets, écrits ici en hexadécimal). C'est l'empreinte. Le rang de chaque classe suit : les 48 premiers bits du HMAC-SHA256 de son nom dans la file, avec la graine pour clé. Personne n'a donc choisi l'ordre.",
    matches: 'Vérifié sur cet appareil : la graine redonne bien cette empreinte.',
    differs: 'Attention : la graine ne redonne pas cette empreinte. Le signaler à l’école.',
  },
}
