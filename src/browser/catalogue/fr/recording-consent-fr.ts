/** French words of the question whether a pupil may be in recordings. Ordinary spaces and straight apostrophes: `setFrench` sets them. */
export const recordingConsentFr = {
  folded: (p: { name: string }) => `Enregistrement des classes en direct : l'accord pour ${p.name}`,
  own: 'Classes en direct enregistrées',
  question: (p: { name: string | null }) =>
    p.name === null
      ? "Votre voix, vos dessins et ce que vous écrivez peuvent-ils rester dans l'enregistrement d'une classe ?"
      : `La voix, les dessins et ce qu'écrit ${p.name} peuvent-ils rester dans l'enregistrement d'une classe ?`,
  means:
    'Un enregistrement est rare, et dit à tous. Seuls la classe, ses professeurs et les familles peuvent le revoir, 30 jours. Dire non ne prive de rien : la classe se suit et se revoit pareil. La réponse se change à tout moment, et vaut aussi pour ce qui est déjà enregistré.',
  no: 'Non',
  yes: 'Oui',
  saved: { yes: "C'est noté : oui.", no: "C'est noté : non. Rien n'en est plus montré." },
  since: (p: { when: string }) => `Répondu le ${p.when}.`,
  ofAge: (p: { name: string }) => `Depuis sa majorité, ${p.name} en décide.`,
  family: {
    yes: "Ta famille est d'accord pour que ta voix, tes dessins et tes messages restent dans l'enregistrement d'une classe.",
    no: "Ta voix, tes dessins et tes messages ne restent dans aucun enregistrement : ta famille n'a pas dit oui. C'est elle qui en décide.",
  },
}
