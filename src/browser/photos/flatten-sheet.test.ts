/** Corners that are laid over a sheet, and the sheet straightened between them. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { flattenRows, mapSheet, type Point, type Raster, sheetSize } from './flatten-sheet.ts'
import { type Corners, isSheet, isWholePhoto, movedCorner, wholePhoto } from './sheet-corners.ts'

const share = fc.double({ min: 0, max: 1, noNaN: true })
const place = fc.record({ x: share, y: share })
/** A corner in its own quarter of the photo, as somebody lays it. */
const cornerNear = (right: number, down: number) =>
  place.map(({ x, y }) => ({ x: (x + right) / 2, y: (y + down) / 2 }))
const sheets = fc
  .tuple(cornerNear(0, 0), cornerNear(1, 0), cornerNear(1, 1), cornerNear(0, 1))
  .map((corners): Corners => corners)
  .filter(isSheet)

const near = (one: Point, other: Point): boolean =>
  Math.hypot(one.x - other.x, one.y - other.y) < 1e-6

/** Zero where the three lie on one line. */
const bend = (a: Point, b: Point, c: Point): number =>
  (b.x - a.x) * (c.y - a.y) - (b.y - a.y) * (c.x - a.x)

test('the corners of the straightened sheet are those that were laid', () => {
  fc.assert(
    fc.property(sheets, (corners) => {
      const map = mapSheet(corners)
      assert.ok(near(map(0, 0), corners[0]))
      assert.ok(near(map(1, 0), corners[1]))
      assert.ok(near(map(1, 1), corners[2]))
      assert.ok(near(map(0, 1), corners[3]))
    }),
  )
})

test('a line on the sheet stays a line, and what is inside comes from inside', () => {
  fc.assert(
    fc.property(sheets, place, place, share, (corners, one, other, between) => {
      const map = mapSheet(corners)
      const middle = map(one.x + (other.x - one.x) * between, one.y + (other.y - one.y) * between)
      assert.ok(Math.abs(bend(map(one.x, one.y), map(other.x, other.y), middle)) < 1e-6)
      for (const side of [0, 1, 2, 3]) {
        const from = corners[side] ?? corners[0]
        const to = corners[(side + 1) % 4] ?? corners[0]
        assert.ok(bend(from, to, middle) > -1e-6)
      }
    }),
  )
})

test('the middle of a sheet seen at an angle is where its diagonals cross', () => {
  const { x, y } = mapSheet([
    { x: 20, y: 0 },
    { x: 80, y: 0 },
    { x: 100, y: 100 },
    { x: 0, y: 100 },
  ])(0.5, 0.5)
  assert.ok(Math.abs(x - 50) < 1e-9)
  // 60 and 100 wide: the diagonals cross at 60 / 160 of the height, not in the middle of the photo.
  assert.ok(Math.abs(y - 37.5) < 1e-9)
})

test('corners never cross: a move that would be no sheet changes nothing', () => {
  fc.assert(
    fc.property(sheets, fc.nat({ max: 3 }), place, (corners, which, to) => {
      const moved = movedCorner(corners, which, to)
      assert.ok(isSheet(moved))
      assert.ok(moved === corners || moved[which] === to)
    }),
  )
  assert.equal(movedCorner(wholePhoto, 0, { x: 0.9, y: 0.9 }), wholePhoto)
  assert.ok(isWholePhoto(wholePhoto))
  assert.ok(!isWholePhoto(movedCorner(wholePhoto, 0, { x: 0.1, y: 0.1 })))
})

test('a sheet has as many pixels as its longer sides show, and never more than the limit', () => {
  const corners = [
    { x: 10, y: 0 },
    { x: 90, y: 0 },
    { x: 100, y: 300 },
    { x: 0, y: 300 },
  ] as const
  const { width, height } = sheetSize(corners, 2_000)
  assert.equal(width, 100)
  assert.equal(height, Math.round(Math.hypot(10, 300)))
  assert.equal(sheetSize(corners, 150).height, 150)
})

const raster = (width: number, height: number): Raster => ({
  width,
  height,
  data: new Uint8ClampedArray(width * height * 4),
})

test('the whole photo straightened is the photo itself, to the byte', () => {
  const photo = raster(7, 5)
  for (const [place] of photo.data.entries()) photo.data[place] = (place * 37) % 256
  const sheet = raster(7, 5)
  const map = mapSheet([
    { x: 0, y: 0 },
    { x: 7, y: 0 },
    { x: 7, y: 5 },
    { x: 0, y: 5 },
  ])
  flattenRows(photo, map, sheet, { from: 0, to: 2 })
  flattenRows(photo, map, sheet, { from: 2, to: 5 })
  assert.deepEqual(sheet.data, photo.data)
})

test('a white trapezium on a dark table fills the sheet and leaves the table out', () => {
  const photo = raster(60, 60)
  const isPaper = (x: number, y: number): boolean => {
    const inset = 20 - y / 4
    return y >= 4 && y < 56 && x >= inset && x < 60 - inset
  }
  for (let y = 0; y < 60; y += 1) {
    for (let x = 0; x < 60; x += 1) {
      photo.data.fill(isPaper(x, y) ? 255 : 20, 4 * (y * 60 + x), 4 * (y * 60 + x) + 4)
    }
  }
  const sheet = raster(30, 30)
  const map = mapSheet([
    { x: 20, y: 5 },
    { x: 40, y: 5 },
    { x: 53, y: 55 },
    { x: 7, y: 55 },
  ])
  flattenRows(photo, map, sheet, { from: 0, to: 30 })
  assert.ok(sheet.data.every((value) => value === 255))
})
