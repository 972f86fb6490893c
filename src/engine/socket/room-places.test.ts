/** The least laden place is chosen, whatever was told. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { choosePlace, type PlaceLoad, roomPeopleExpected } from './room-places.ts'

const aPlace: fc.Arbitrary<PlaceLoad> = fc.record({
  address: fc.constantFrom('a:1', 'b:1', 'c:1', 'd:1', 'e:1'),
  load: fc.nat({ max: 5_000 }),
  claims: fc.nat({ max: 200 }),
})
const somePlaces = fc.uniqueArray(aPlace, { selector: ({ address }) => address, maxLength: 5 })
const expects = ({ claims, load }: PlaceLoad): number => load + claims * roomPeopleExpected

test('nobody who could be chosen has less to do, and among equals nothing is passed on', () => {
  fc.assert(
    fc.property(somePlaces, fc.constantFrom('a:1', 'b:1', 'z:9'), (places, own) => {
      const chosen = choosePlace(places, own)
      const least = Math.min(...places.map(expects))
      const place = places.find(({ address }) => address === chosen)
      if (places.length === 0) assert.equal(chosen, own)
      else assert.equal(place === undefined ? null : expects(place), least)
      const self = places.find(({ address }) => address === own)
      if (self !== undefined && expects(self) === least) assert.equal(chosen, own)
    }),
  )
})

test('every process that knows the same, and is none of the best, names the same one', () => {
  fc.assert(
    fc.property(somePlaces, (places) => {
      assert.equal(choosePlace(places, 'y:9'), choosePlace(places.toReversed(), 'y:9'))
    }),
  )
})
