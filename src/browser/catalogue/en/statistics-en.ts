/** English words of how questions did. */
import type { statisticsFr } from '#browser/catalogue/fr/statistics-fr.ts'

export const statisticsEn: typeof statisticsFr = {
  title: 'Question by question',
  open: 'See question by question',
  counted: 'Attempts counted',
  first: "Each pupil's first attempt",
  all: 'All attempts',
  basis: (p) =>
    p.count === 1
      ? `From 1 piece of work handed in${p.isFirst ? ', a first attempt.' : '.'}`
      : `From ${p.count} pieces of work handed in${p.isFirst ? ", each pupil's first attempt." : '.'}`,
  cut: (p) => `Only the first ${p.count} pieces of work are counted.`,
  nothing: 'Nothing is handed in yet. The figures come with the first piece of work.',
  chart: 'Share of the marks earned',
  chartSummary: (p) => `The hardest: ${p.hardest}, ${p.share} of the marks.`,
  chartEmpty: 'No question is marked yet.',
  question: 'Question',
  share: 'Marks earned',
  facility: 'Success',
  notYet: 'not yet',
  answered: 'Answered',
  answeredOf: (p) => `${p.answered} of ${p.asked}`,
  empty: 'Left empty',
  hints: 'Hints opened',
  hintsNone: (p) => `none of ${p.all}`,
  hintsOpened: (p) =>
    p.all === 1
      ? `in ${p.attempts} of ${p.asked} ${p.asked === 1 ? 'copy' : 'copies'}`
      : `in ${p.attempts} of ${p.asked} ${p.asked === 1 ? 'copy' : 'copies'}; there, on average, ${p.mean} of ${p.all}`,
  toMark: 'To mark',
  discrimination: 'Link with the rest',
  verdicts: {
    wrong: 'read it again: those who do well elsewhere fail here more than others',
    veryWeak: 'very weak',
    weak: 'weak',
    fair: 'fair',
    good: 'strong',
  },
  known: (p) => `${p.value}, ${p.verdict}`,
  tooFew: (p) => `too little work handed in (${p.min} are needed)`,
  tooFewYet: (p) => `How each question goes with the rest is computed from ${p.min} copies on.`,
  allSame: 'all earned the same: nothing to compare',
  choices: "Pupils' choices",
  choice: 'Choice',
  taken: 'Pupils',
  takenBy: 'Attempts',
  right: (p) => `${p.choice} (right)`,
  choicesSummary: (p) => `Chosen most: ${p.choice}, ${p.count} of ${p.all}.`,
  notChosen: 'Nobody has chosen yet.',
  help: 'How to read these figures',
  helpFacility:
    'Success is the share of the marks of the question that pupils earned. An empty answer counts as nothing; an answer that you have not marked yet does not count.',
  helpDiscrimination:
    'The link with the rest says whether those who get this question right do well elsewhere too (a correlation, from -1 to 1, without the question itself). Below 0.2 it is weak; below zero, the question or its key is worth another look.',
  helpFirst:
    'A second attempt may know the answers already: only first attempts are counted, unless you ask for all.',
}
