/**
 * A discrimination in a word. The bounds are those that Moodle's quiz statistics report gives its
 * teachers (docs.moodle.org, "Quiz statistics report": 50, 30 and 20 per cent).
 */
export type Verdict = 'wrong' | 'veryWeak' | 'weak' | 'fair' | 'good'

export function verdictOf(value: number): Verdict {
  if (value < 0) return 'wrong'
  if (value < 0.2) return 'veryWeak'
  if (value < 0.3) return 'weak'
  return value < 0.5 ? 'fair' : 'good'
}
