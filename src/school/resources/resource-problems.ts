/** What makes a resource's content fit to be published: everything that stands in the way. */
import { inlinesToText, type ResourceBlock, type ResourceContent } from '#contract/content.ts'
import type { Formula } from '#contract/formulas.ts'
import type { Id } from '#kernel/ids.ts'
import { texOf } from './resource-parts.ts'

export interface ResourceProblem {
  /** The block's number, from 1. */
  readonly place: string
  readonly code: ResourceProblemCode
}

export type ResourceProblemCode =
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
  readonly isReadableTex: (formula: Formula) => boolean
}

/** Everything that stands in the way of publishing; empty means fit. */
export function findResourceProblems(
  content: ResourceContent,
  facts: PublishFacts,
): ResourceProblem[] {
  if (content.blocks.length === 0) return [{ place: '1', code: 'empty' }]
  return content.blocks.flatMap((block, index) =>
    problemsOfBlock(block, facts).map((code) => ({ place: String(index + 1), code })),
  )
}

function problemsOfBlock(block: ResourceBlock, facts: PublishFacts): ResourceProblemCode[] {
  const problems: ResourceProblemCode[] = []
  const isBlock = block.type === 'maths'
  if (texOf(block).some((tex) => !facts.isReadableTex({ tex, isBlock }))) {
    problems.push('formula_unreadable')
  }
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
