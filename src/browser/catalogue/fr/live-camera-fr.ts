/** French words of the cameras of a live class, and of what its line bears. Ordinary spaces: `setFrench` sets them. */

interface Reader {
  readonly tu: boolean
}

export const liveCameraFr = {
  title: 'Caméras',
  signs: 'Interprète en langue des signes',
  turnOn: 'Allumer ma caméra',
  turnOff: 'Éteindre ma caméra',
  on: 'Caméra allumée',
  onHeldBack: 'Caméra en attente',
  self: 'Votre image, comme dans un miroir',
  means: {
    camera: 'La classe vous voit. Votre image n’est pas enregistrée.',
    interpreter: 'Votre image va à qui demande l’interprète. Elle n’est pas enregistrée.',
  },
  asking: 'Le navigateur demande s’il peut prendre votre caméra…',
  held_back:
    'La classe ne vous voit pas pour le moment : la connexion est faible, ou vous l’économisez. Votre voix passe d’abord ; l’image revient toute seule.',
  denied: 'La caméra reste éteinte : le navigateur ne l’a pas permise.',
  absent: 'Aucune caméra ne répond : il n’y en a pas, ou un autre programme s’en sert.',
  unsupported:
    'Ce navigateur ne sait pas envoyer la caméra. La voix, le tableau et les diapositives marchent.',
  ended:
    'Votre caméra s’est éteinte : une autre est allumée, ou la connexion s’est coupée. Rallumez-la si besoin.',
  cannotSee: 'Ce navigateur ne sait pas montrer cette caméra. Le son et le tableau marchent.',
  coming: 'L’image arrive…',
  shownBy: (p: { name: string }) => `La caméra de ${p.name} est allumée.`,
  over: 'La caméra est éteinte.',
  interpreter: (p: { name: string }) => `${p.name}, interprète`,
  picture: {
    camera: (p: { name: string }) => `Caméra de ${p.name}`,
    interpreter: (p: { name: string }) => `Interprète en langue des signes : ${p.name}`,
  },
  larger: 'Agrandir',
  smaller: 'Réduire',
  hide: 'Masquer',
  show: { camera: 'Voir la caméra', interpreter: 'Voir l’interprète' },
  interprets: (p: { name: string }) => `${p.name} interprète en langue des signes.`,
  waits: (p: { name: string }) =>
    `La caméra de ${p.name} est allumée ; elle n’est pas reçue ici pour le moment.`,
  few: (p: { count: string }) =>
    `Il arrive ${p.count} images par seconde : les signes sont difficiles à lire. La connexion ou l’appareil est sans doute trop faible.`,
}

export const liveQualityFr = {
  title: 'Connexion',
  save: 'Économiser ma connexion',
  saving:
    'Son et tableau seulement : ni caméra ni écran partagé ne sont demandés. Un interprète que l’on regarde reste.',
  level: {
    video: (p: Reader) =>
      p.tu ? 'Tu reçois tout : son, tableau et images.' : 'Tout arrive : son, tableau et images.',
    stills: (p: Reader) =>
      p.tu
        ? 'Ta connexion est faible : la caméra attend, l’écran partagé vient en images fixes. Elle revient toute seule.'
        : 'Votre connexion est faible : la caméra attend, l’écran partagé vient en images fixes. Elle revient toute seule.',
    sound: (p: Reader) =>
      p.tu
        ? 'Ta connexion est faible : le son et le tableau passent d’abord. Les images reviennent toutes seules.'
        : 'Votre connexion est faible : le son et le tableau passent d’abord. Les images reviennent toutes seules.',
  },
}
