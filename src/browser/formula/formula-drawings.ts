/**
 * Formulas as the server draws them. Those that are asked for at about the same time travel in one
 * call: a sheet with thirty formulas asks once. What was drawn is remembered.
 */
import type { ApiResult } from '#browser/api/call-api.ts'
import {
  type DrawnFormula,
  type DrawnFormulas,
  type Formula,
  formulasPerCallMax,
  texPerCallMax,
} from '#contract/formulas.ts'

/** Formulas that are remembered; the one that was asked for longest ago goes first. */
const rememberedMax = 400
/** So long others may join a call. */
const gatherMs = 30

/** `unseen`: nobody answered; whoever wrote it is not held up, for it is read again when it is published. */
export type SeenFormula = DrawnFormula | 'unseen'

export interface FormulaDrawings {
  /** What is known already; undefined where it has to be asked for. */
  known(formula: Formula): DrawnFormula | undefined
  see(formula: Formula): Promise<SeenFormula>
}

type Ask = (formulas: readonly Formula[]) => Promise<ApiResult<DrawnFormulas>>

interface Wish {
  readonly formula: Formula
  readonly tell: (seen: SeenFormula) => void
}

const keyOf = ({ tex, isBlock }: Formula): string => `${isBlock ? 'block' : 'inline'} ${tex}`

/** As many of the first wishes as one call may carry; at least one. */
function callOf(wishes: readonly Wish[]): Wish[] {
  let characters = 0
  const end = wishes.findIndex(({ formula }, place) => {
    characters += formula.tex.length
    return place > 0 && (place >= formulasPerCallMax || characters > texPerCallMax)
  })
  return end === -1 ? [...wishes] : wishes.slice(0, end)
}

export function createFormulaDrawings(ask: Ask): FormulaDrawings {
  const remembered = new Map<string, DrawnFormula>()
  const underWay = new Map<string, Promise<SeenFormula>>()
  let wishes: Wish[] = []
  const keep = (formula: Formula, drawn: DrawnFormula): void => {
    remembered.set(keyOf(formula), drawn)
    const oldest = remembered.keys().next().value
    if (remembered.size > rememberedMax && oldest !== undefined) remembered.delete(oldest)
  }
  const send = async (call: readonly Wish[]): Promise<void> => {
    const answer = await ask(call.map(({ formula }) => formula))
    for (const [place, { formula, tell }] of call.entries()) {
      const drawn = answer.ok ? answer.value.drawn[place] : undefined
      if (drawn !== undefined) keep(formula, drawn)
      underWay.delete(keyOf(formula))
      tell(drawn ?? 'unseen')
    }
  }
  const sendAll = async (): Promise<void> => {
    let rest = wishes
    wishes = []
    while (rest.length > 0) {
      const call = callOf(rest)
      rest = rest.slice(call.length)
      await send(call)
    }
  }
  const join = (formula: Formula): Promise<SeenFormula> => {
    if (wishes.length === 0) setTimeout(() => void sendAll(), gatherMs)
    return new Promise((tell) => wishes.push({ formula, tell }))
  }
  const known = (formula: Formula): DrawnFormula | undefined => remembered.get(keyOf(formula))
  return {
    known,
    async see(formula) {
      const drawn = known(formula)
      if (drawn !== undefined) return drawn
      const key = keyOf(formula)
      const asked = underWay.get(key) ?? join(formula)
      underWay.set(key, asked)
      return asked
    },
  }
}
