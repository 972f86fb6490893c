/**
 * Where a room that nobody has is to be opened, when several processes could: each tells how many people it
 * has or expects, and the least laden one is named. Rooms stay where they are; who really has a room, its
 * own lease says, and this is advice that may be late or lost.
 */

/** People whom a room is expected to bring, from the moment when its place is chosen. */
export const roomPeopleExpected = 30
/** How often a process tells its load. */
export const tellEveryMs = 500
/** A process that told nothing for so long is not chosen; shorter than the lease of a room. */
export const freshMsUsual = 2_000
/** Whoever comes for the same room within this is sent to the same place. */
export const claimMs = 5_000

export interface RoomPlaces {
  /** What this process has or expects, in people. */
  tell(load: number): Promise<void>
  /** The address of a process, which may be the own one. `without`: who was named and did not answer. */
  choose(room: string, without: ReadonlySet<string>): Promise<string>
  /** This process takes no more rooms. */
  leave(): Promise<void>
}

export interface PlaceLoad {
  readonly address: string
  readonly load: number
  /** Rooms that were sent there since it told its load. */
  readonly claims: number
}

/** The least laden; among equals the own one, which spares passing on. */
export function choosePlace(places: readonly PlaceLoad[], own: string): string {
  const expects = ({ claims, load }: PlaceLoad): number => load + claims * roomPeopleExpected
  const least = Math.min(...places.map(expects))
  const equals = places.filter((place) => expects(place) === least).map(({ address }) => address)
  return equals.includes(own) ? own : (equals.sort()[0] ?? own)
}
