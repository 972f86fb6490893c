/** What is drawn beside a day without lessons; it comes after the words. */
import { Bench } from '#browser/drawings/bench.tsx'
import { EmptyYard } from '#browser/drawings/empty-yard.tsx'
import { PlaneTree } from '#browser/drawings/plane-tree.tsx'
import type { MyDay } from '#contract/day.ts'

export function FreeDayDrawing({ kind }: Pick<MyDay['day'], 'kind'>) {
  if (kind === 'holiday') return <PlaneTree />
  return kind === 'weekend' ? <Bench /> : <EmptyYard />
}
