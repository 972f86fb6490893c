/** A small exercise with its answers, for tests and measurements. */
import type { Answer, Answers, ExerciseContent } from '#contract/questions.ts'

/** A question that rules mark and one that a person marks. */
export const smallContent: ExerciseContent = {
  format: 1,
  introduction: [],
  questions: [
    {
      id: 'q1',
      kind: 'true_false',
      prompt: [
        { type: 'paragraph', text: [{ type: 'text', text: 'La Seine se jette dans la Manche.' }] },
      ],
      points: 1,
      correct: true,
    },
    {
      id: 'q2',
      kind: 'open',
      prompt: [{ type: 'paragraph', text: [{ type: 'text', text: 'Décris son estuaire.' }] }],
      points: 4,
      accepts: 'text_or_photo',
      markingGuide: [{ type: 'text', text: 'Le Havre, la marée, la largeur.' }],
    },
  ],
}

export const goodAnswers: Answers & Record<'q1' | 'q2', Answer> = {
  q1: { kind: 'true_false', value: true },
  q2: { kind: 'open', text: 'Un estuaire très large, près du Havre.', fileIds: [] },
}
