/** The pictures of the mathematics and physics lessons: counters, strips, squares and bars. */
import { box, type Drawing, palette, shape, stroke, words } from './drawing-board.ts'

/** Ten places, seven of them taken: the friends of ten. */
function friendsOfTen(): Drawing {
  const places = Array.from({ length: 10 }, (_, index) => {
    const x = 50 + (index % 5) * 140
    const y = 40 + Math.floor(index / 5) * 140
    const counter =
      index < 7
        ? `<circle cx="${x + 70}" cy="${y + 70}" r="48" fill="${palette.yard}" stroke="${palette.ink}" stroke-width="4"/>`
        : ''
    return box(x, y, 140, 140, '#ffffff') + counter
  }).join('')
  const sum = words(400, 400, '7 + 3 = 10', { size: 72, bold: true })
  return { name: 'amis-de-dix', height: 440, body: places + sum }
}

/** One strip whole, then in halves, thirds, quarters and sixths. */
function fractionStrips(): Drawing {
  const fills = ['#ffffff', palette.paleYard, palette.paleLinden, palette.paleSky, '#f0d3cc']
  const strips = [1, 2, 3, 4, 6].map((parts, line) => {
    const y = 30 + line * 122
    return Array.from({ length: parts }, (_, index) => {
      const width = 720 / parts
      const x = 40 + index * width
      const middle = x + width / 2
      const label =
        parts === 1
          ? words(middle, y + 65, '1 unité', { size: 38, bold: true })
          : words(middle, y + 44, '1', { size: 34, bold: true }) +
            stroke(`M${middle - 18} ${y + 53} H${middle + 18}`, palette.ink, 4) +
            words(middle, y + 87, String(parts), { size: 34, bold: true })
      return box(x, y, width, 100, fills[line] ?? '#ffffff') + label
    }).join('')
  })
  return { name: 'bandes-de-fractions', height: 650, body: strips.join('') }
}

/** A square without its corner becomes a rectangle: the difference of two squares. */
function differenceOfSquares(): Drawing {
  const side = 300
  const small = 110
  const rest = side - small
  const left = 40
  const top = 130
  const letter = (x: number, y: number, text: string) =>
    words(x, y, text, { size: 36, italic: true, bold: true })
  const square =
    box(left, top, rest, small, palette.paleYard) +
    box(left, top + small, side, rest, palette.paleSky) +
    `<rect x="${left + rest}" y="${top}" width="${small}" height="${small}" fill="none" stroke="${palette.ink}" stroke-width="3" stroke-dasharray="10 9"/>` +
    letter(left + side / 2, top + side + 44, 'a') +
    letter(left + rest + small / 2, top + small / 2 + 12, 'b²') +
    letter(left + rest / 2, top - 18, 'a − b') +
    letter(left + rest + small / 2, top - 18, 'b')
  const right = 375
  const low = top + small
  const rectangle =
    box(right, low, side, rest, palette.paleSky) +
    box(right + side, low, small, rest, palette.paleYard) +
    letter(right + side / 2, low + rest + 44, 'a') +
    letter(right + side + small / 2, low + rest + 44, 'b') +
    letter(right + (side + small) / 2, low - 22, 'a + b') +
    letter(right + side / 2, low + rest / 2 + 12, 'hauteur a − b')
  const titles =
    words(left + side / 2, 50, 'a² − b²', { size: 44, bold: true }) +
    words(right + (side + small) / 2, 50, '(a + b)(a − b)', { size: 44, bold: true })
  return { name: 'difference-de-deux-carres', height: 520, body: titles + square + rectangle }
}

/** Kinetic energy of a 1,200 kg car at four speeds, in kilojoules (half m v squared). */
function kineticEnergy(): Drawing {
  const massKg = 1200
  const ground = 560
  const bars = [30, 50, 90, 130].map((speedKmh, index) => {
    const energyKj = Math.round((massKg * (speedKmh / 3.6) ** 2) / 2 / 1000)
    const height = energyKj * 0.55
    const x = 60 + index * 180
    const fill = [palette.linden, palette.sky, palette.yard, palette.brick][index] ?? palette.ink
    return (
      shape(`M${x} ${ground} v${-height} h130 v${height} Z`, fill) +
      words(x + 65, ground - height - 18, `${energyKj} kJ`, { size: 36, bold: true }) +
      words(x + 65, ground + 46, `${speedKmh} km/h`, { size: 32 })
    )
  })
  const axis = stroke(`M40 ${ground} H760`)
  const title =
    words(40, 62, 'Énergie cinétique', { size: 40, bold: true, anchor: 'start' }) +
    words(40, 112, 'd’une voiture de 1 200 kg', { size: 34, anchor: 'start' })
  return {
    name: 'energie-cinetique-et-vitesse',
    height: 640,
    body: title + bars.join('') + axis,
  }
}

/** All pictures of this file. */
export function numberDrawings(): Drawing[] {
  return [friendsOfTen(), fractionStrips(), differenceOfSquares(), kineticEnergy()]
}
