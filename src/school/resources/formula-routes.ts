/** The door of formulas while they are written: how they will look, or why nobody could read them. */
import { drawFormulasSchema, drawnFormulasSchema, texPerCallMax } from '#contract/formulas.ts'
import { defineRoute, type Route } from '#engine/http/route.ts'
import { accept, refuse } from '#kernel/result.ts'
import { teachersAnywhere } from '#school/people/access.ts'
import type { Caller } from '#school/people/caller.ts'
import { drawFormula } from './render-maths.ts'

export function formulaRoutes(): Route<Caller>[] {
  return [
    defineRoute({
      method: 'POST',
      path: '/api/formulas',
      summary: 'Formulas as readers will see them, or what is wrong with their TeX; keeps nothing',
      tag: 'resources',
      access: teachersAnywhere,
      body: drawFormulasSchema,
      reply: drawnFormulasSchema,
      limits: { perMinute: 240 },
      async handle({ body }) {
        const characters = body.formulas.reduce((sum, { tex }) => sum + tex.length, 0)
        if (characters > texPerCallMax) return refuse('body_too_large', { texPerCallMax })
        return accept({ drawn: body.formulas.map(drawFormula) })
      },
    }),
  ]
}
