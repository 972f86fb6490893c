/** French words of the captions of a live class. Ordinary spaces and straight apostrophes: `setFrench` sets them. */

export const liveCaptionsFr = {
  title: 'Sous-titres en direct',
  show: 'Sous-titres',
  nothing: "Ce qui est dit s'écrira ici.",
  means: (p: { readonly tu: boolean }) =>
    p.tu
      ? "L'appareil de ton professeur écrit ce qu'il entend : il peut se tromper. Rien n'est gardé."
      : "L'appareil de l'enseignant écrit ce qu'il entend : il peut se tromper. Rien n'est gardé.",
  own: 'Sous-titrer ma voix',
  ownMeans:
    "Votre appareil écrit lui-même ce que vous dites en français ; votre voix n'est envoyée à aucun service de reconnaissance. Les élèves qui le veulent lisent les sous-titres. Rien n'est gardé.",
  preparing: 'Votre navigateur installe la reconnaissance du français…',
  deaf: 'Les sous-titres attendent votre micro : ouvrez-le.',
  hearing: 'Ce que la classe peut lire :',
  failed:
    'Ce navigateur ne parvient pas à reconnaître votre voix sur cet appareil : la classe continue sans sous-titres.',
}
