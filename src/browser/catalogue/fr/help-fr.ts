/**
 * French words of the help, accessibility and not-found pages.
 * Ordinary spaces and straight apostrophes: `setFrench` sets them.
 */
interface Reader {
  /** Whether the reader is a pupil. */
  readonly tu: boolean
}

export const helpFr = {
  // Help
  helpTitle: 'Aide',
  helpIntro: (p: Reader) =>
    p.tu
      ? "Personne n'est censé tout savoir. Choisis ce qui t'arrive."
      : "Choisissez ce qui vous arrive ; l'école répond au téléphone pour tout le reste.",
  urgentTitle: 'Si quelqu’un est en danger',
  urgentIntro: 'Ces appels sont gratuits. Il n’est pas nécessaire de donner son nom.',
  childDanger: {
    number: '119',
    name: 'Allô enfance en danger',
    text: (p: Reader) =>
      p.tu
        ? "Quelqu'un te fait du mal, te fait peur, ou tu t'inquiètes pour un autre enfant : appelle, à toute heure du jour et de la nuit. L'appel n'apparaît pas sur la facture."
        : "Pour tout enfant en danger ou qui risque de l'être, à toute heure du jour et de la nuit. L'appel n'apparaît pas sur la facture.",
  },
  bullying: {
    number: '3018',
    name: 'Harcèlement et violences en ligne',
    text: (p: Reader) =>
      p.tu
        ? "On se moque de toi, on te menace, on montre tes photos, à l'école ou en ligne : appelle, tous les jours de 9 h à 23 h. On peut aussi faire retirer des images."
        : "Moqueries, menaces, images diffusées, à l'école ou en ligne : tous les jours de 9 h à 23 h. L'équipe peut aussi faire retirer des contenus.",
  },
  emergency: {
    number: '112',
    name: 'Urgence, partout en Europe',
    text: () =>
      'Un accident, un feu, une agression en ce moment. Par SMS pour les personnes sourdes ou malentendantes : 114.',
  },
  call: (p: { number: string }) => `Appeler le ${p.number}`,
  schoolTitle: "Téléphoner à l'école",
  schoolIntro: (p: Reader) =>
    p.tu
      ? "L'école reste ouverte au téléphone quand ses portes sont fermées. Demande à un adulte d'appeler avec toi."
      : "L'école reste joignable au téléphone quand ses portes sont fermées.",
  questionsTitle: 'Ce qui arrive le plus souvent',
  questions: (p: Reader) => [
    {
      title: p.tu ? "J'ai perdu ma carte" : 'Une carte de classe est perdue',
      lines: p.tu
        ? [
            "Préviens ton enseignant ou l'école : l'ancienne carte est arrêtée, une nouvelle est faite. Ton travail est toujours là.",
            "Si l'école est fermée, un adulte de ta famille peut montrer ta carte depuis son propre compte, ou ton enseignant peut te dicter un code au téléphone. Ce code sert une seule fois, pendant 24 heures.",
          ]
        : [
            "Prévenez l'école : elle arrête l'ancienne carte et en fait une nouvelle. Le travail de l'enfant n'est pas touché.",
            "Si l'école est fermée, un responsable peut montrer la carte de l'enfant depuis son propre compte, ou l'enseignant peut dicter un code au téléphone. Ce code sert une seule fois, pendant 24 heures.",
          ],
    },
    {
      title: p.tu ? 'Mon code ne marche pas' : 'Le code ne marche pas',
      lines: [
        p.tu
          ? 'Relis-le sur la carte, quatre signes à la fois. Les majuscules et les espaces ne comptent pas.'
          : 'Relisez-le sur la carte, quatre signes à la fois. Les majuscules et les espaces ne comptent pas.',
        'Après dix essais faux, la saisie fait une pause. Scanner la carte marche toujours.',
      ],
    },
    {
      title: 'Un adulte a oublié son mot de passe',
      lines: [
        "Sur la page de connexion, « Mot de passe oublié » explique la marche à suivre. L'adresse électronique seule ne suffit jamais : l'école donne un code par lettre ou par téléphone.",
      ],
    },
    {
      title: p.tu ? "Je n'ai pas Internet à la maison" : 'Il n’y a pas Internet à la maison',
      lines: [
        p.tu
          ? "Un téléphone suffit : une page de Préau pèse moins lourd qu'une photo. Le partage de connexion d'un téléphone marche aussi."
          : "Un téléphone suffit : une page de Préau pèse moins lourd qu'une photo. Le partage de connexion d'un téléphone marche aussi.",
        "Sans aucune connexion, l'école peut préparer le travail sur papier : il suffit de le lui demander par téléphone.",
      ],
    },
    {
      title: p.tu ? "Je n'ai pas de téléphone" : "Il n'y a pas de téléphone",
      lines: [
        p.tu
          ? "Va voir un adulte de confiance : un voisin, la mairie, la bibliothèque ou la Poste peuvent appeler l'école avec toi."
          : "La mairie, une médiathèque, un espace France services ou un voisin peuvent appeler l'école avec vous.",
      ],
    },
    {
      title: p.tu
        ? 'Nous sommes plusieurs sur le même appareil'
        : 'Plusieurs enfants, un seul appareil',
      lines: [
        'Un même appareil peut connaître plusieurs personnes. Chacune a ses affaires à part, et « Qui es-tu ? » permet de changer.',
        p.tu
          ? "Sur un ordinateur qui n'est pas à toi, choisis « Ordinateur partagé » : rien n'y reste."
          : "Sur un ordinateur de bibliothèque, choisissez « Ordinateur partagé » : rien n'y reste.",
      ],
    },
    {
      title: p.tu
        ? 'La connexion a coupé pendant un exercice'
        : 'La connexion a coupé pendant un exercice',
      lines: [
        p.tu
          ? 'Garde la page ouverte. À côté de chaque réponse, un mot dit où elle est : « sur cet appareil », « reçu » ou « en sécurité ».'
          : 'Gardez la page ouverte. À côté de chaque réponse, un mot dit où elle est : « sur cet appareil », « reçu » ou « en sécurité ».',
      ],
    },
  ],
  // Accessibility
  accessibilityTitle: 'Accessibilité',
  accessibilityIntro: (p: Reader) =>
    p.tu
      ? 'Préau est fait pour que tout le monde puisse lire, écouter et répondre. Quand ce n’est pas le cas, dis-le : cela se répare.'
      : "Préau est fait pour que chacun puisse lire, écouter et répondre. Quand ce n'est pas le cas, dites-le : cela se répare.",
  conformityTitle: 'État de conformité',
  conformity: [
    "Préau n'est pas encore conforme au sens du référentiel général d'amélioration de l'accessibilité (RGAA 4.1), parce qu'aucun audit indépendant n'a eu lieu. Nous préférons le dire plutôt que de laisser croire le contraire.",
    'Le but est le niveau AA des règles WCAG 2.2.',
  ],
  checkedTitle: 'Ce qui est vérifié à chaque version',
  checked: [
    'Les pages sont examinées par un outil automatique (axe-core), dans les deux langues, en clair et en sombre.',
    'Tout se fait au clavier seul, et le contour de l’élément actif est toujours visible.',
    'Les pages tiennent dans 320 pixels de large et à 200 % de zoom, sans défilement horizontal.',
    'Les contrastes du texte sont d’au moins 4,5 pour 1, ceux des contrôles de 3 pour 1 ; ils sont mesurés.',
    'Aucune information ne passe par la couleur seule ; les animations s’arrêtent si l’appareil le demande.',
  ],
  helpsTitle: 'Ce qui peut aider',
  helps: [
    '« Affichage », en haut de chaque page : taille du texte, espacement, couleurs claires ou sombres, police pour lecteurs dyslexiques.',
    'Les consignes et les choix des exercices peuvent être écoutés.',
    'Associer et ordonner se font en touchant, sans devoir glisser.',
  ],
  limitsTitle: 'Ce qui manque encore',
  limits: [
    "Les leçons sont écrites par les enseignants. Préau leur demande un texte pour chaque image, mais ne peut pas garantir qu'il est bon.",
    "La photo d'une copie manuscrite n'a pas de transcription.",
    "Aucun essai n'a encore été mené avec des personnes qui utilisent un lecteur d'écran tous les jours.",
  ],
  contactTitle: 'Signaler une difficulté',
  contact: [
    "Dites à l'école ce que vous vouliez faire et ce qui vous en a empêché : elle doit vous donner le contenu sous une autre forme, et transmet la remarque.",
  ],
  // Between the words stand the two that one presses.
  contactRights: {
    before: 'Sans réponse satisfaisante, vous pouvez écrire au Défenseur des droits : ',
    site: 'www.defenseurdesdroits.fr',
    phone: '09 69 39 00 00',
    after: ', ou sans timbre : Défenseur des droits, Libre réponse 71120, 75342 Paris CEDEX 07.',
  },
  // Not found
  notFoundTitle: 'Rien à cette adresse',
  notFoundText: (p: Reader) =>
    p.tu
      ? "Cette page n'existe pas, ou plus. Ton travail, lui, est toujours là."
      : "Cette page n'existe pas, ou plus. Elle a peut-être changé d'adresse.",
  notFoundAction: (p: Reader) => (p.tu ? 'Retourner à ma journée' : "Revenir à l'accueil"),
}
