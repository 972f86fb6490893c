/** On which pages of a PDF something is drawn. */
import type { Annotation } from '#contract/annotations.ts'

/** Each once, in order. */
export function pagesOf(annotations: readonly Annotation[]): readonly number[] {
  return [...new Set(annotations.map(({ page }) => page))].sort((one, other) => one - other)
}
