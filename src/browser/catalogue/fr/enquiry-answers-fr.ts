/** French words of the answers to what pupils ask. Ordinary spaces and straight apostrophes: `setFrench` sets them. */

const plural = (count: number, one: string, many: string): string => (count < 2 ? one : many)

export const enquiryAnswersFr = {
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
}
