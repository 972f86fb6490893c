/**
 * The words that may not be used, each with the one that may. The list is short and exact on
 * purpose: `docs/glossary.md` explains the words, this catches the slips that happen.
 */

export interface ForbiddenWord {
  /** A word of an identifier, in lower case: `student` also finds `studentName`. */
  readonly word: string
  readonly say: string
  /** Folders where it holds; everywhere in `src/` when absent. */
  readonly within?: RegExp
}

/** Where people and their work are meant, and no tree of nodes or folders. */
const whereSchoolIsMeant = /^src\/(?:contract|school)\//

export const forbiddenWords: readonly ForbiddenWord[] = [
  { word: 'student', say: 'pupil' },
  { word: 'students', say: 'pupils' },
  { word: 'eleve', say: 'pupil' },
  { word: 'eleves', say: 'pupils' },
  { word: 'parent', say: 'guardian', within: whereSchoolIsMeant },
  { word: 'parents', say: 'guardians', within: whereSchoolIsMeant },
  { word: 'enseignant', say: 'teacher' },
  { word: 'professeur', say: 'teacher' },
  { word: 'headmaster', say: 'head' },
  { word: 'headteacher', say: 'head' },
  { word: 'classroom', say: 'class' },
  { word: 'lecon', say: 'resource' },
  { word: 'leçon', say: 'resource' },
  { word: 'seance', say: 'lesson' },
  { word: 'séance', say: 'lesson' },
  { word: 'quiz', say: 'exercise' },
  { word: 'etablissement', say: 'school' },
]

/** Words of the school: the engine's machines would run a theatre as well, and name none of them. */
export const schoolWords: ReadonlySet<string> = new Set(
  `school schools pupil pupils teacher teachers guardian guardians classroom classrooms lesson
  lessons exercise exercises submission submissions homework roster rosters
  uai grade grades course courses`.split(/\s+/),
)
