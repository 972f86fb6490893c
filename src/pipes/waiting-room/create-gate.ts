/**
 * The gate before everything that costs: whoever is in goes on; whoever is not walks in while the
 * door stands open, and otherwise is told the place in line instead of being served.
 */
import type { Gate, GateVerdict } from '#engine/http/gate.ts'
import { admitVisitor } from './admit-visitor.ts'
import { type Asker, cookiesFor, presentPlace, visitorOf } from './answer-arrival.ts'
import { keyOf } from './ticket.ts'
import type { SchoolAnswers, WaitingRoomContext } from './waiting-room-context.ts'

export function createGate<Caller>(
  context: WaitingRoomContext,
  answers: SchoolAnswers<Caller>,
): Gate<Caller> {
  return (asker) => {
    if (asker.caller !== null) {
      const holder = { kind: 'account', id: answers.accountOf(asker.caller) } as const
      const inside = context.inside.get(keyOf(holder), context.clock.now())
      if (inside !== null) {
        const cookies = cookiesFor(context, answers, asker, { state: 'in', holder, inside })
        return { refusal: null, cookies }
      }
    }
    return holdBack(context, answers, asker)
  }
}

async function holdBack<Caller>(
  context: WaitingRoomContext,
  answers: SchoolAnswers<Caller>,
  asker: Asker<Caller>,
): Promise<GateVerdict> {
  const shown = { ticket: undefined, pass: undefined, checkIn: null }
  const there = await admitVisitor(context, await visitorOf(answers, asker, shown))
  if (!there.ok) return { refusal: there.refusal, cookies: [] }
  const cookies = cookiesFor(context, answers, asker, there.value)
  if (there.value.state === 'in') return { refusal: null, cookies }
  const { place, ticket } = await presentPlace(context, there.value)
  const { ahead, pollAfterMs } = place
  const detail = { ahead, pollAfterMs, retryAfterMs: pollAfterMs, ticket }
  return { refusal: { code: 'wait_your_turn', detail }, cookies }
}
