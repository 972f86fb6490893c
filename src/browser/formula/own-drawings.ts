/** The drawings of this page, asked of the server. */
import { callApi } from '#browser/api/call-api.ts'
import { createFormulaDrawings } from './formula-drawings.ts'

export const ownDrawings = createFormulaDrawings((formulas) =>
  callApi('/api/formulas', { method: 'POST', body: { formulas } }),
)
