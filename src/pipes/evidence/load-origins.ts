/**
 * Where machines were located, beside the slices and never in them: places and networks are counted
 * after every unit lies in its slice.
 */
import { type OriginPlace, originPlaces } from '#pipes/journal/journal-record.ts'
import { attackSlices, type Slice, slices } from './slice.ts'
import type { Sorting } from './sorting.ts'

export interface PlaceLoad {
  readonly place: OriginPlace
  readonly units: number
  readonly share: number
  /** Units by slice; slices without any are left out. */
  readonly slices: Partial<Record<Slice, number>>
}

export interface NetworkLoad {
  /** Autonomous system number. */
  readonly network: number
  readonly units: number
  readonly share: number
  readonly attackUnits: number
  /** Whether it was seen before the interval; null where there is no history. */
  readonly wasKnown: boolean | null
}

export interface LoadOrigins {
  readonly places: readonly PlaceLoad[]
  /** The ten with most units. */
  readonly networks: readonly NetworkLoad[]
  /** Share of the units from networks that were not seen before; null where that is not known. */
  readonly newNetworksShare: number | null
}

const networksShown = 10

export function countOrigins(sorting: Sorting): LoadOrigins {
  const { before, inside, table } = sorting
  const width = slices.length
  const cells = new Uint32Array(originPlaces.length * width)
  const networks = new Map<number, { units: number; attackUnits: number }>()
  const known = new Set<number>()
  for (const unit of before) known.add(table.network.values[unit] ?? 0)
  const attackNumbers = new Set(attackSlices.map((slice) => slices.indexOf(slice)))
  let [unitsOfNetworks, unitsOfNew] = [0, 0]
  for (const unit of inside) {
    const slice = sorting.slice[unit] ?? 0
    const cell = (table.place.values[unit] ?? 0) * width + slice
    cells[cell] = (cells[cell] ?? 0) + 1
    const network = table.network.values[unit] ?? 0
    if (network === 0) continue
    unitsOfNetworks += 1
    if (!known.has(network)) unitsOfNew += 1
    const load = networks.get(network) ?? { units: 0, attackUnits: 0 }
    networks.set(network, load)
    load.units += 1
    if (attackNumbers.has(slice)) load.attackUnits += 1
  }
  const total = inside.length || 1
  const hasHistory = before.length > 0
  return {
    places: originPlaces.map((place, index) =>
      placeLoad(place, cells.subarray(index * width), total),
    ),
    networks: [...networks]
      .sort(([one, ofOne], [other, ofOther]) => ofOther.units - ofOne.units || one - other)
      .slice(0, networksShown)
      .map(([number, load]) => ({
        network: number - 1,
        ...load,
        share: round(load.units / total),
        wasKnown: hasHistory ? known.has(number) : null,
      })),
    newNetworksShare:
      hasHistory && unitsOfNetworks > 0 ? round(unitsOfNew / unitsOfNetworks) : null,
  }
}

function placeLoad(place: OriginPlace, cells: Uint32Array, total: number): PlaceLoad {
  const bySlice: Partial<Record<Slice, number>> = {}
  let units = 0
  for (const [index, slice] of slices.entries()) {
    const count = cells[index] ?? 0
    if (count > 0) bySlice[slice] = count
    units += count
  }
  return { place, units, share: round(units / total), slices: bySlice }
}

function round(value: number): number {
  return Math.round(value * 1e6) / 1e6
}
