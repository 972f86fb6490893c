/** French words of the refusals of live classes. Ordinary spaces and straight apostrophes: `setFrench` sets them. */

interface Reader {
  /** Whether the reader is a pupil. */
  readonly tu: boolean
}

export const liveRefusalsFr = {
  class_opens_later: (p: Reader) => ({
    what: "La classe en direct n'est pas encore ouverte.",
    means: "Elle ouvre un quart d'heure avant la séance.",
    todo: p.tu
      ? 'Reviens un peu avant la séance.'
      : 'Revenez un peu avant la séance ; un enseignant entre une heure avant.',
  }),
  class_over: (p: Reader) => ({
    what: 'La classe en direct est terminée.',
    means: "Plus personne n'y entre. La séance et ses documents restent dans la journée.",
    todo: p.tu ? 'Retourne à ta journée.' : "Un enseignant de la séance peut l'ouvrir à nouveau.",
  }),
  removed_from_class: (p: Reader) => ({
    what: "L'entrée dans cette classe en direct n'est plus possible.",
    means: 'Un adulte de la séance en a décidé ainsi, pour cette séance seulement.',
    todo: p.tu
      ? 'Écris à ton enseignant ; ta journée reste ouverte.'
      : "Parlez-en à l'enseignant de la séance.",
  }),
  no_adult_here: (p: Reader) => ({
    what: "Aucun adulte n'est là pour le moment.",
    means: "Tant qu'aucun adulte n'est là, le tableau se lit, et rien d'autre.",
    todo: p.tu
      ? 'Reste ici : tout revient avec ton enseignant.'
      : "Restez ici : tout revient avec l'enseignant.",
  }),
  not_granted: (p: Reader) => ({
    what: "L'enseignant n'a pas ouvert ceci.",
    means: "C'est lui qui donne le droit de dessiner ou d'écrire à la classe.",
    todo: p.tu
      ? 'Lève la main, ou écris à ton enseignant seul.'
      : "Levez la main, ou écrivez à l'enseignant seul.",
  }),
  poll_over: (p: Reader) => ({
    what: 'Cette question est close.',
    means: 'Les réponses sont déjà comptées.',
    todo: p.tu ? 'Attends la prochaine.' : 'Posez-en une autre si besoin.',
  }),
  board_full: (p: Reader) => ({
    what: 'Le tableau est plein.',
    means: "Ce dernier trait n'a pas été gardé ; tout ce qui précède l'est.",
    todo: p.tu ? 'Préviens ton enseignant.' : 'Effacez une page, puis continuez.',
  }),
  log_full: (p: Reader) => ({
    what: "Ceci n'a pas été gardé.",
    means: "La limite de ce qu'une séance garde, de chacun et de tous, est atteinte.",
    todo: p.tu ? 'Continue à écouter et à suivre.' : 'Le son et les images continuent.',
  }),
}
