/** Formulas on the wire while they are written: how they will look to readers, or why nobody could read them. */
import Type, { type Static } from 'typebox'
import { texMax } from './content.ts'

/** Formulas of one call: a page of a chapter of mathematics. */
export const formulasPerCallMax = 40
/** TeX of one call altogether, in characters: it is made while others wait. */
export const texPerCallMax = 16_000

export const formulaSchema = Type.Object({
  /** TeX as KaTeX reads it. */
  tex: Type.String({ maxLength: texMax }),
  /** True: alone on its line, larger. False: among words. */
  isBlock: Type.Boolean(),
})
export type Formula = Static<typeof formulaSchema>

export const drawFormulasSchema = Type.Object({
  formulas: Type.Array(formulaSchema, { minItems: 1, maxItems: formulasPerCallMax }),
})

/** Why the renderer refuses a formula; the words for people are in the catalogues. */
export const texProblemCodeSchema = Type.Enum([
  'unknown_command',
  'unknown_environment',
  'brace_missing',
  'brace_extra',
  'fence_unpaired',
  'part_missing',
  'script_twice',
  'only_alone',
  'endless',
  'unreadable',
])
export type TexProblemCode = Static<typeof texProblemCodeSchema>

export const texProblemSchema = Type.Object({
  problem: texProblemCodeSchema,
  /** The piece of the TeX at which the reading stopped; empty at its end. */
  near: Type.String(),
})
export type TexProblem = Static<typeof texProblemSchema>

/** In the order of the question. */
export const drawnFormulasSchema = Type.Object({
  drawn: Type.Array(Type.Union([Type.Object({ mathml: Type.String() }), texProblemSchema])),
})
export type DrawnFormulas = Static<typeof drawnFormulasSchema>
export type DrawnFormula = DrawnFormulas['drawn'][number]
