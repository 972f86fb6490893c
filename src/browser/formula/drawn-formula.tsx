/** A formula of a draft as readers will see it; its TeX until the server has drawn it, or where nobody can read it. */
import { Maths } from '#browser/content/maths.tsx'
import type { Formula } from '#contract/formulas.ts'
import { useSeenFormula } from './use-seen-formula.ts'

export function DrawnFormula({ tex, isBlock }: Formula) {
  const seen = useSeenFormula(tex.trim() === '' ? null : { tex, isBlock })
  const mathml =
    seen !== null && typeof seen === 'object' && 'mathml' in seen ? seen.mathml : undefined
  return <Maths tex={tex} mathml={mathml} block={isBlock} />
}
