/** French words of lessons that are read. Ordinary spaces and straight apostrophes: `setFrench` sets them. */
export const resourceFr = {
  lesson: 'Leçon',
  toPlan: 'La séance',
  tools: 'Outils de lecture',
  wholeLesson: 'toute la leçon',
  smaller: 'Texte plus petit',
  larger: 'Texte plus grand',
  print: 'Imprimer',
  exercise: 'Exercice',
  exerciseGone: "L'exercice qui se trouvait ici n'est plus ouvert.",
  onlyToLookAt: 'Les élèves font cet exercice depuis leur page.',
  questionCount: (p: { count: number }): string =>
    p.count === 1 ? '1 question' : `${p.count} questions`,
}
