/**
 * A resource (leçon): structured content that a teacher writes as a draft and publishes as an
 * immutable revision. Here are its shapes and what makes it fit to be published.
 */
import { createHash } from 'node:crypto'
import { inlinesToText, type ResourceBlock, type ResourceContent } from '#contract/content.ts'
import { canonicalJson } from '#kernel/canonical-json.ts'
import type { Id } from '#kernel/ids.ts'

export interface ContentProblem {
  /** The block's number, from 1. */
  readonly place: string
  readonly code: ContentProblemCode
}

export type ContentProblemCode =
  | 'empty'
  | 'alternative_text_missing'
  | 'file_unknown'
  | 'exercise_unknown'
  | 'transcript_missing'
  | 'formula_unreadable'
  | 'table_uneven'

/** What the checks need to know of the world around the content. */
export interface PublishFacts {
  readonly fileIds: ReadonlySet<Id>
  readonly publishedExerciseIds: ReadonlySet<Id>
  readonly isReadableTex: (tex: string) => boolean
}

/** Everything that stands in the way of publishing; empty means fit. */
export function findContentProblems(
  content: ResourceContent,
  facts: PublishFacts,
): ContentProblem[] {
  if (content.blocks.length === 0) return [{ place: '1', code: 'empty' }]
  return content.blocks.flatMap((block, index) =>
    problemsOfBlock(block, facts).map((code) => ({ place: String(index + 1), code })),
  )
}

function problemsOfBlock(block: ResourceBlock, facts: PublishFacts): ContentProblemCode[] {
  const problems: ContentProblemCode[] = []
  if (texOf(block).some((tex) => !facts.isReadableTex(tex))) problems.push('formula_unreadable')
  switch (block.type) {
    case 'heading':
    case 'paragraph':
      if (inlinesToText(block.text).trim() === '') problems.push('empty')
      break
    case 'image':
      if (!facts.fileIds.has(block.fileId)) problems.push('file_unknown')
      if (block.alt.trim() === '' && block.decorative !== true)
        problems.push('alternative_text_missing')
      break
    case 'audio':
      if (!facts.fileIds.has(block.fileId)) problems.push('file_unknown')
      if (block.transcript.trim() === '') problems.push('transcript_missing')
      break
    case 'file':
      if (!facts.fileIds.has(block.fileId)) problems.push('file_unknown')
      break
    case 'exercise':
      if (!facts.publishedExerciseIds.has(block.exerciseId)) problems.push('exercise_unknown')
      break
    case 'table':
      if (block.rows.some((row) => row.length !== block.header.length))
        problems.push('table_uneven')
      break
    default:
      break
  }
  return problems
}

/** Every formula of a piece of content, wherever it stands. */
export function texOf(value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap(texOf)
  if (typeof value !== 'object' || value === null) return []
  const piece = value as Record<string, unknown>
  if (piece.type === 'maths' && typeof piece.tex === 'string') return [piece.tex]
  return Object.values(piece).flatMap(texOf)
}

/** SHA-256 of the canonical spelling, in hexadecimal: the content's address. */
export function contentHash(content: unknown): string {
  return createHash('sha256').update(canonicalJson(content)).digest('hex')
}

/** Exercises that stand inside a resource, in order. */
export function exercisesInside(content: ResourceContent): Id[] {
  return content.blocks.flatMap((block) => (block.type === 'exercise' ? [block.exerciseId] : []))
}

/** Files that a resource shows or offers. */
export function filesInside(content: ResourceContent): Id[] {
  return content.blocks.flatMap((block) =>
    block.type === 'image' || block.type === 'audio' || block.type === 'file' ? [block.fileId] : [],
  )
}
