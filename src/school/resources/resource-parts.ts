/** What stands inside a resource's content: exercises, files, formulas. */
import type { ResourceContent } from '#contract/content.ts'
import type { Id } from '#kernel/ids.ts'

/** Exercises that stand inside a resource, in order. */
export function exercisesInResource(content: ResourceContent): Id[] {
  return content.blocks.flatMap((block) => (block.type === 'exercise' ? [block.exerciseId] : []))
}

/** The same content with other exercises inside. */
export function withExerciseIds(
  content: ResourceContent,
  ids: ReadonlyMap<Id, Id>,
): ResourceContent {
  const blocks = content.blocks.map((block) =>
    block.type === 'exercise'
      ? { ...block, exerciseId: ids.get(block.exerciseId) ?? block.exerciseId }
      : block,
  )
  return { ...content, blocks }
}

/** Files that a resource shows or offers. */
export function filesInResource(content: ResourceContent): Id[] {
  return content.blocks.flatMap((block) =>
    block.type === 'image' || block.type === 'audio' || block.type === 'file' ? [block.fileId] : [],
  )
}

/** Every formula of a piece of content, wherever it stands. */
export function texOf(value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap(texOf)
  if (typeof value !== 'object' || value === null) return []
  const piece = value as Record<string, unknown>
  if (piece.type === 'maths' && typeof piece.tex === 'string') return [piece.tex]
  return Object.values(piece).flatMap(texOf)
}

/** As an author writes it: MathML is made anew when it is shown or published. */
export function withoutMathml<T>(content: T): T {
  return JSON.parse(JSON.stringify(content), (key, value: unknown) =>
    key === 'mathml' ? undefined : value,
  ) as T
}
