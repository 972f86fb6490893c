/**
 * The breakouts of a live class as a page shows them: who is in which, and which pages of the board this
 * reader has not been told whole. Pure.
 */
import type { BreakoutAct } from '#contract/live-breakouts.ts'
import type { RoomAct } from '#contract/live-room.ts'
import { orderBySeed } from '#kernel/seeded-order.ts'

export interface SplitView {
  /** Board page of each, in their order. */
  readonly pages: readonly number[]
  /** Member → the breakout where they are: pupils as they were placed, adults who visit. */
  readonly places: ReadonlyMap<number, number>
  /** By the server's clock; null: until an adult gathers. */
  readonly endsAt: number | null
}

export interface BreakoutsView {
  /** Adults may split the class. */
  readonly isAllowed: boolean
  /** Null: everybody is with the class. */
  readonly split: SplitView | null
  /** Board page → which breakout has it, or had it last; from 0. */
  readonly pageOwners: ReadonlyMap<number, number>
  /** Pages on which marks were made that this reader was not told of. */
  readonly unread: ReadonlySet<number>
  /** Page → the event up to which it was read whole. */
  readonly readUntil: ReadonlyMap<number, number>
}

export const noBreakouts: BreakoutsView = {
  isAllowed: false,
  split: null,
  pageOwners: new Map(),
  unread: new Set(),
  readUntil: new Map(),
}

export function breakoutOf(split: SplitView | null, member: number): number | null {
  return split?.places.get(member) ?? null
}

export function membersOfBreakout({ places }: SplitView, breakout: number): readonly number[] {
  return [...places].filter(([, place]) => place === breakout).map(([member]) => member)
}

/** The page on which the reader's own breakout draws; null: the reader is with the class. */
export function ownPage({ split }: BreakoutsView, self: number): number | null {
  const breakout = breakoutOf(split, self)
  return breakout === null ? null : (split?.pages[breakout] ?? null)
}

/** Whether what happens on the page is told to this reader at once. */
export function followsPage({ split }: BreakoutsView, self: number, page: number): boolean {
  const owner = split?.pages.indexOf(page) ?? -1
  return owner < 0 || breakoutOf(split, self) === owner
}

function withPlace(split: SplitView, member: number, breakout: number | null): SplitView {
  const places = new Map(split.places)
  if (breakout === null) places.delete(member)
  else places.set(member, breakout)
  return { ...split, places }
}

function split(
  view: BreakoutsView,
  { breakouts, endsAt }: Extract<BreakoutAct, { kind: 'split' }>,
): BreakoutsView {
  const places = breakouts.flatMap(({ members }, number) =>
    members.map((member) => [member, number] as const),
  )
  const pages = breakouts.map(({ page }) => page)
  const pageOwners = new Map(view.pageOwners)
  for (const [number, page] of pages.entries()) pageOwners.set(page, number)
  return { ...view, split: { pages, places: new Map(places), endsAt }, pageOwners }
}

function changed(view: BreakoutsView, act: BreakoutAct, by: number): BreakoutsView {
  if (act.kind === 'split') return split(view, act)
  if (act.kind === 'gather') return { ...view, split: null }
  if (act.kind === 'allow_breakouts') return { ...view, isAllowed: act.isAllowed }
  if (view.split === null) return view
  const member = act.kind === 'move' ? act.member : by
  return { ...view, split: withPlace(view.split, member, act.breakout) }
}

/** What the act leaves behind; `self` is the reader. */
export function actOnBreakouts(
  before: BreakoutsView,
  act: BreakoutAct,
  { by, self }: { readonly by: number; readonly self: number },
): BreakoutsView {
  const after = changed(before, act, by)
  // What is made there from now on is not told to this reader.
  const missed = (after.split?.pages ?? []).filter((page) => !followsPage(after, self, page))
  if (missed.every((page) => before.unread.has(page))) return after
  return { ...after, unread: new Set([...before.unread, ...missed]) }
}

/** The page was told whole, up to event `untilSeq`. */
export function readWhole(
  view: BreakoutsView,
  self: number,
  { page, untilSeq }: { readonly page: number; readonly untilSeq: number },
): BreakoutsView {
  const readUntil = new Map(view.readUntil).set(page, untilSeq)
  if (!followsPage(view, self, page)) return { ...view, readUntil }
  return { ...view, readUntil, unread: new Set([...view.unread].filter((one) => one !== page)) }
}

/** Deals the pupils out by the seed, the numbers as equal as they can be. */
export function dealBreakouts(members: readonly number[], count: number, seed: number): number[][] {
  const ordered = orderBySeed(seed, 'breakouts', [...members].map(String).sort())
  return Array.from({ length: count }, (_, breakout) =>
    ordered.filter((_, place) => place % count === breakout).map(Number),
  )
}

const kinds: ReadonlySet<string> = new Set<BreakoutAct['kind']>([
  'split',
  'move',
  'visit',
  'gather',
  'allow_breakouts',
])

export function isBreakoutAct(act: RoomAct): act is BreakoutAct {
  return kinds.has(act.kind)
}
