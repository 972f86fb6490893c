/** The pictures of the science lessons: a tree through the year, and water on its way round. */
import { arrow, type Drawing, disc, palette, shape, stroke, words } from './drawing-board.ts'

const bark = '#6b4a34'

/** Trunk and bare branches of the one tree, its foot at (x, y). */
function bareTree(x: number, y: number): string {
  const at = (dx: number, dy: number) => `${x + dx} ${y + dy}`
  const trunk = shape(
    `M${at(-18, 0)} C${at(-10, -60)} ${at(-12, -90)} ${at(-9, -130)} L${at(9, -130)} C${at(12, -90)} ${at(10, -60)} ${at(18, 0)} Z`,
    bark,
  )
  const branches = [
    `M${at(0, -120)} L${at(0, -225)}`,
    `M${at(-2, -110)} Q${at(-40, -140)} ${at(-80, -175)}`,
    `M${at(2, -105)} Q${at(45, -135)} ${at(82, -170)}`,
    `M${at(0, -165)} Q${at(-25, -185)} ${at(-45, -220)}`,
    `M${at(0, -160)} Q${at(28, -180)} ${at(48, -218)}`,
    `M${at(-48, -147)} L${at(-86, -145)}`,
    `M${at(50, -142)} L${at(88, -138)}`,
  ]
  return trunk + branches.map((path) => stroke(path, bark, 7)).join('')
}

/** Places for leaves and flowers around the branches, always the same. */
const leafPlaces: ReadonlyArray<readonly [number, number]> = [
  [0, -235],
  [-45, -222],
  [48, -220],
  [-80, -178],
  [82, -174],
  [-90, -142],
  [92, -136],
  [-20, -200],
  [24, -196],
  [-55, -168],
  [58, -166],
  [0, -172],
  [-30, -150],
  [34, -146],
]

function leaves(x: number, y: number, radius: number, fills: readonly string[], skip = 0): string {
  return leafPlaces
    .filter((_, index) => skip === 0 || index % skip !== 0)
    .map(([dx, dy], index) =>
      disc(x + dx, y + dy, radius, fills[index % fills.length] ?? palette.linden),
    )
    .join('')
}

/** The same tree in spring, summer, autumn and winter. */
function treeThroughTheYear(): Drawing {
  const green = palette.linden
  const scene = (x: number, y: number, ground: string, title: string, tree: string) =>
    shape(`M${x - 165} ${y - 6} q165 -26 330 0 v26 h-330 Z`, ground) +
    tree +
    words(x, y + 66, title, { size: 38, bold: true })
  const fallen = [-120, -88, -52, 46, 84, 126]
    .map((dx, index) =>
      disc(205 + dx, 742 - (index % 2) * 9, 12, index % 2 ? palette.yard : '#c96a2b'),
    )
    .join('')
  const spring =
    bareTree(205, 300) +
    leaves(205, 300, 20, ['#9cc98a', '#b7d9a4']) +
    leaves(205, 306, 9, ['#e59ab0'], 2)
  const summer =
    bareTree(595, 300) + leaves(595, 300, 46, [green, '#4c8d5f']) + disc(745, 60, 34, palette.yard)
  const autumn =
    bareTree(205, 740) + leaves(205, 740, 24, [palette.yard, '#c96a2b', '#e2b84a'], 3) + fallen
  const snow = [480, 535, 660, 715, 505, 690]
    .map((x, index) => disc(x, 470 + ((index * 53) % 130), 7, '#9db7cf'))
    .join('')
  const body =
    scene(205, 300, '#b7d9a4', 'le printemps', spring) +
    scene(595, 300, '#8fbf86', 'l’été', summer) +
    scene(205, 740, '#dcc59a', 'l’automne', autumn) +
    scene(595, 740, '#dbe7f2', 'l’hiver', bareTree(595, 740) + snow)
  return { name: 'arbre-quatre-saisons', height: 840, body }
}

function cloud(x: number, y: number): string {
  return [
    [-80, 10, 42],
    [-30, -18, 56],
    [35, -10, 50],
    [85, 14, 36],
    [0, 22, 46],
  ]
    .map(([dx = 0, dy = 0, radius = 0]) => disc(x + dx, y + dy, radius, '#b9c6d4'))
    .join('')
}

/** Sea, cloud, mountain, river and ground: the way of water, with its five names. */
function waterCycle(): Drawing {
  const land =
    shape('M330 600 L560 250 L640 340 L690 290 L800 420 V720 H250 Q300 650 330 600 Z', '#b9ad8c') +
    shape('M560 250 L516 317 L552 338 L580 312 L606 302 Z', '#ffffff') +
    stroke('M516 317 L560 250 L606 302', '#b9ad8c', 4) +
    shape('M250 720 Q300 630 400 630 L800 560 V720 Z', '#6f6145')
  const sea = shape('M0 590 Q60 576 120 590 T240 590 T345 592 Q320 660 250 720 H0 Z', palette.sky)
  const river = stroke('M585 400 Q520 450 540 500 Q555 545 440 570 Q380 585 330 600', '#6fa0d0', 16)
  const rain = [610, 650, 690, 730].map((x) => stroke(`M${x} 200 l-16 46`, palette.sky, 7)).join('')
  const moves =
    arrow('M110 560 C90 480 130 420 105 330', { x: 103, y: 322, angle: -97 }, palette.brick) +
    arrow('M190 560 C170 480 210 420 185 330', { x: 183, y: 322, angle: -97 }, palette.brick) +
    arrow('M430 120 H520', { x: 528, y: 120, angle: 0 }, palette.slate) +
    arrow('M690 480 V610', { x: 690, y: 620, angle: 90 }, palette.sky)
  const names =
    words(20, 290, 'évaporation', { bold: true, anchor: 'start' }) +
    words(300, 52, 'condensation', { bold: true }) +
    words(780, 52, 'précipitations', { bold: true, anchor: 'end' }) +
    words(336, 480, 'ruissellement', { bold: true, size: 30 }) +
    words(590, 690, 'infiltration', { bold: true, fill: '#ffffff' }) +
    words(110, 670, 'la mer', { bold: true, fill: '#ffffff' })
  const body =
    disc(80, 90, 52, palette.yard) +
    land +
    sea +
    river +
    cloud(300, 130) +
    cloud(660, 140) +
    rain +
    moves +
    names
  return { name: 'cycle-de-l-eau', height: 720, body }
}

/** All pictures of this file. */
export function natureDrawings(): Drawing[] {
  return [treeThroughTheYear(), waterCycle()]
}
