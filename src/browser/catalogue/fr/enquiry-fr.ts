/** French words of what pupils ask their teachers. Ordinary spaces and straight apostrophes: `setFrench` sets them. */
import { ofName } from '#browser/catalogue/set-french.ts'

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
    needsLine: 'Pas de connexion : une question part seulement avec elle.',
    staysHere: (p: Reader) => (p.tu ? 'Ton texte reste ici.' : 'Votre texte reste ici.'),
    unsent: (p: Reader) =>
      p.tu ? 'Ta question n’est pas encore envoyée.' : 'Votre question n’est pas encore envoyée.',
    tooMany: (p: Reader & { wait: string }) =>
      p.tu
        ? `Tu as déjà posé beaucoup de questions. Réessaie dans ${p.wait}.`
        : `Vous avez déjà posé beaucoup de questions. Réessayez dans ${p.wait}.`,
    manyWait: (p: Reader) =>
      p.tu
        ? 'Beaucoup de tes questions attendent encore une réponse.'
        : 'Beaucoup de vos questions attendent encore une réponse.',
    manyWaitMeans: (p: Reader) =>
      p.tu
        ? 'Attends une réponse, ou retire une question qui n’est pas encore lue. Ton texte reste ici.'
        : 'Attendez une réponse, ou retirez une question qui n’est pas encore lue. Votre texte reste ici.',
  },
  own: 'Mes questions',
  ofChild: (p: { name: string }) => `Questions ${ofName(p.name)}`,
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
}
