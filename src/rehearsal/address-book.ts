/**
 * From where things come in the made-up cases: home lines, phones behind shared addresses, schools,
 * relays, rented machines, homes abroad. The numbers are those of real networks; the shares are not.
 */
import type { OriginPlace } from '#pipes/journal/journal-record.ts'
import type { Dice } from './dice.ts'

export interface Source {
  readonly address: string
  readonly place: OriginPlace
  readonly network: number | null
}

/** Orange, Free, Bouygues, SFR, and smaller ones. */
const homeNetworks = [3215, 3215, 3215, 12322, 12322, 5410, 5410, 15557, 15557, 29075, 35540]
const phoneNetworks = [3215, 3215, 51207, 51207, 5410, 15557]
const schoolNetworks = [2200, 2200, 3215, 15557, 41405]
/** La Réunion, the Antilles, Nouvelle-Calédonie, Polynésie. */
const overseasNetworks = [21351, 37002, 3215, 33392, 18200, 56055, 9471]
/** Homes everywhere: Spain, Germany, Britain, Morocco, Sénégal, Canada, Vietnam, Lebanon, the States. */
const awayNetworks = [
  3352, 12479, 3320, 3209, 2856, 5607, 36903, 36925, 8346, 577, 852, 7552, 45899, 42003, 7922, 7018,
  4713, 4766, 1221, 28573,
]
/** Akamai's and Cloudflare's relays, and what sellers of VPNs rent. */
const relayNetworks = [36183, 13335, 9009, 212238, 60068, 136787]
/** Rented machines. */
const hostingNetworks = [16276, 24940, 14061, 16509, 45102, 63949, 20473, 51167, 8075, 396982]
/** Homes abroad where many machines are held by somebody else. */
const heldNetworks = [4134, 4837, 12389, 55836, 7552, 45899, 8151, 17974, 9121, 28573, 27699, 24560]

/** Fibres of towns and départements, which a school brings along. */
const newcomerNetworks = [206155, 208585, 41114, 34659]

export type SourceKind =
  | 'newcomer'
  | 'home'
  | 'school'
  | 'overseas'
  | 'away'
  | 'relay'
  | 'hosting'
  | 'held'
  | 'heldInFrance'

const networksOf: Readonly<Record<SourceKind, readonly number[]>> = {
  home: homeNetworks,
  school: schoolNetworks,
  overseas: overseasNetworks,
  away: awayNetworks,
  relay: relayNetworks,
  hosting: hostingNetworks,
  held: heldNetworks,
  heldInFrance: homeNetworks,
  newcomer: newcomerNetworks,
}

function placeOf(kind: SourceKind, dice: Dice): OriginPlace {
  // No file of origins knows every address.
  if (dice.chance(0.006)) return 'unknown'
  if (kind === 'overseas') return 'overseas'
  if (kind === 'relay') return dice.pick(['unknown', 'unknown', 'abroad', 'metropolitan'] as const)
  if (kind === 'hosting') return dice.chance(0.12) ? 'metropolitan' : 'abroad'
  return kind === 'away' || kind === 'held' ? 'abroad' : 'metropolitan'
}

export class AddressBook {
  readonly #dice: Dice
  readonly #shared: Source[] = []
  #given = 0

  constructor(dice: Dice, sharedAddresses: number) {
    this.#dice = dice
    for (let at = 0; at < sharedAddresses; at += 1) {
      this.#shared.push({
        address: this.#address(),
        place: 'metropolitan',
        network: dice.pick(phoneNetworks),
      })
    }
  }

  /** An address that nobody else has. */
  take(kind: SourceKind): Source {
    const dice = this.#dice
    const network = dice.chance(0.004) ? null : dice.pick(networksOf[kind])
    return { address: this.#address(), place: placeOf(kind, dice), network }
  }

  /** An address of a phone network, which hundreds have at once. `dice`: those of whoever connects. */
  share(dice: Dice): Source {
    return dice.pick(this.#shared)
  }

  #address(): string {
    this.#given += 1
    return `a${this.#given}`
  }
}

/** What browsers call themselves, most frequent first. */
const agents = Array.from({ length: 40 }, (_, at) => `agent-${at}`)

/** A few kinds of browser are most of them. */
export function pickAgent(dice: Dice): string {
  return agents[Math.min(39, Math.floor(dice.exponential(6)))] ?? 'agent-0'
}
