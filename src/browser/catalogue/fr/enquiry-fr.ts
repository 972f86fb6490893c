/** French words of what pupils ask their teachers. Ordinary spaces and straight apostrophes: `setFrench` sets them. */

const plural = (count: number, one: string, many: string): string => (count < 2 ? one : many)

interface Reader {
  readonly tu: boolean
}

export const enquiryFr = {
  ask: {
    open: 'Une question ? La poser à l’enseignant',
    label: (p: Reader) => (p.tu ? 'Ta question' : 'Votre question'),
    who: (p: Reader) =>
      p.tu
        ? 'La lisent : les enseignants de ce cours et tes responsables. Aucun autre élève. La direction peut la lire pour ta sécurité, et cela est noté.'
        : 'La lisent : les enseignants de ce cours et vos responsables. Aucun autre élève. La direction peut la lire pour votre sécurité, et cela est noté.',
    send: 'Envoyer la question',
    sent: 'La question est partie.',
    sentMeans: (p: Reader) =>
      p.tu
        ? 'La réponse se lit dans « Mes questions » ; ta journée te le dira.'
        : 'La réponse se lit dans « Mes questions » ; votre journée vous le dira.',
    another: 'Poser une autre question',
    needsLine: (p: Reader) =>
      p.tu
        ? 'Pas de connexion : une question part seulement avec elle. Ton texte reste ici tant que la page est ouverte.'
        : 'Pas de connexion : une question part seulement avec elle. Votre texte reste ici tant que la page est ouverte.',
    tooMany: (p: Reader) =>
      p.tu
        ? 'Tu as déjà posé beaucoup de questions. Réessaie dans une heure.'
        : 'Vous avez déjà posé beaucoup de questions. Réessayez dans une heure.',
  },
  own: 'Mes questions',
  ofChild: (p: { name: string }) => `Questions de ${p.name}`,
  intro:
    'Ce que les enseignants du cours ont reçu, et leurs réponses. Effacé à la fin de l’année scolaire.',
  introHead:
    'Pour la sécurité de l’élève seulement : cette ouverture est notée dans « Qui a fait quoi ».',
  none: 'Aucune question pour le moment. On en pose une sous une leçon ou un exercice.',
  about: (p: { course: string; when: string }) => `${p.course}, ${p.when}`,
  waiting: 'pas encore lue',
  read: 'lue, réponse à venir',
  answeredBy: (p: { by: string; when: string }) => `Réponse de ${p.by}, ${p.when}`,
  takeBack: 'Retirer',
  takenBack: 'La question est retirée.',
  taught: {
    title: 'Questions des élèves',
    intro:
      'Sur vos leçons et vos exercices. Chaque élève ne voit que les siennes ; ses responsables les lisent aussi.',
    none: 'Aucune question n’attend de réponse.',
    waiting: (p: { count: number }) =>
      `${p.count} ${plural(p.count, 'question attend', 'questions attendent')} une réponse`,
    answered: 'Réponses des sept derniers jours',
    answer: 'Réponse',
    answerTo: (p: { name: string }) => `Réponse à ${p.name}`,
    toClass: 'Aussi à toute la classe, comme annonce sans le nom de l’élève',
    namesPupil: (p: { name: string }) => `La réponse nomme ${p.name} : toute la classe le lirait.`,
    send: 'Répondre',
    keys: 'Ctrl + Entrée envoie la réponse et passe à la question suivante. Une réponse ne se change plus.',
    sent: (p: { name: string }) => `Réponse envoyée à ${p.name}`,
  },
}
