/** What is kept of an appreciation as it was typed. Pure. */
import { accept, type Result, refuse } from '#kernel/result.ts'

/**
 * One paragraph, as the report prints it: a line that was broken by hand becomes a space. Too long
 * is `bad_request`; letters are counted as the database counts them.
 */
export function readAppreciationText(typed: string, lettersMax: number): Result<string> {
  const text = typed.replace(/\s*[\r\n\u2028\u2029]\s*/g, ' ').trim()
  return [...text].length > lettersMax ? refuse('bad_request', { where: 'text' }) : accept(text)
}
