/**
 * A live class that is split into breakouts: which pages are theirs, and who is in which. A pupil is
 * placed in one, an adult visits one; whoever is in none is with the class.
 */
import type { BreakoutAct } from '#contract/live-breakouts.ts'
import type { Grants, RoomEvent } from '#contract/live-room.ts'

export interface Split {
  /** Of the board: one page to each breakout, in their order. */
  readonly pages: readonly number[]
  /** Member → the breakout where they are. */
  readonly places: Map<number, number>
  /** By the server's clock; null: until an adult gathers. */
  readonly endsAt: number | null
  /** What the pupils in breakouts were granted before: they have it again afterwards. */
  readonly grantsBefore: Map<number, Grants>
}

export interface SplitState {
  /** Null: everybody is with the class. */
  split: Split | null
  areBreakoutsAllowed: boolean
  readonly grants: Map<number, Grants>
}

/** Among themselves pupils speak and draw, until an adult takes it from one of them. */
const grantsInBreakout: Grants = { speak: true, draw: true }

/** Takes what happened to the breakouts, in place. Never refuses. */
export function applyToSplit(state: SplitState, act: BreakoutAct, by: number): void {
  const { split } = state
  switch (act.kind) {
    case 'split':
      state.split = {
        pages: act.breakouts.map(({ page }) => page),
        places: new Map(),
        endsAt: act.endsAt,
        grantsBefore: new Map(),
      }
      for (const [number, { members }] of act.breakouts.entries()) {
        for (const member of members) place(state, state.split, member, number)
      }
      return
    case 'move':
      if (split === null) return
      if (act.breakout === null) takeBack(state, split, act.member)
      else place(state, split, act.member, act.breakout)
      return
    case 'visit':
      if (act.breakout === null) split?.places.delete(by)
      else split?.places.set(by, act.breakout)
      return
    case 'gather':
      for (const member of split?.grantsBefore.keys() ?? []) {
        if (split !== null) giveBack(state, split, member)
      }
      state.split = null
      return
    case 'allow_breakouts':
      state.areBreakoutsAllowed = act.isAllowed
      return
  }
}

function place({ grants }: SplitState, split: Split, member: number, breakout: number): void {
  if (!split.places.has(member)) {
    split.grantsBefore.set(member, grants.get(member) ?? { speak: false, draw: false })
    grants.set(member, grantsInBreakout)
  }
  split.places.set(member, breakout)
}

function takeBack(state: SplitState, split: Split, member: number): void {
  split.places.delete(member)
  giveBack(state, split, member)
  split.grantsBefore.delete(member)
}

function giveBack({ grants }: SplitState, split: Split, member: number): void {
  const before = split.grantsBefore.get(member)
  if (before !== undefined) grants.set(member, before)
}

/** In which breakout the member is; null: with the class. */
export function breakoutOf(split: Split | null, member: number): number | null {
  return split?.places.get(member) ?? null
}

export function membersOfBreakout({ places }: Split, breakout: number): number[] {
  return [...places].filter(([, place]) => place === breakout).map(([member]) => member)
}

/** Whose page it is; null: the class's. */
export function breakoutOfPage(split: Split | null, page: number): number | null {
  const number = split?.pages.indexOf(page) ?? -1
  return number < 0 ? null : number
}

/** A page on which breakouts draw is told to those alone who are there; the others ask for it whole. */
export function followsPage(split: Split | null, member: number, page: number): boolean {
  const breakout = breakoutOfPage(split, page)
  return breakout === null || breakoutOf(split, member) === breakout
}

/** The page of a mark that is made or erased; null: the act is none. */
export function markedPage({ act }: Pick<RoomEvent, 'act'>): number | null {
  switch (act.kind) {
    case 'draw':
    case 'shape':
    case 'write':
    case 'erase':
      return act.page
    default:
      return null
  }
}
