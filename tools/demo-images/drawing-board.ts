/**
 * What every picture of the demo lessons is drawn with: the palette, the frame and a few pens.
 * Sizes are in units of the drawing, 800 wide: at 330 px on a phone, 32 units still read well.
 */

/** The colours of the house's look, in their light form: pictures keep a chalk ground. */
export const palette = {
  ink: '#1c2742',
  chalk: '#fbf8f1',
  slate: '#2f4a45',
  linden: '#3d7a4f',
  yard: '#d9902f',
  brick: '#b8452f',
  sky: '#3a6ea5',
  mist: '#d9e4ef',
  paleYard: '#f6dfbd',
  paleSky: '#c3d7ec',
  paleLinden: '#cfe3d0',
}

/** Width of every drawing, in its own units. */
export const drawingWidth = 800

/** One picture: the name lessons refer to, its height in units, and its SVG. */
export interface Drawing {
  name: string
  height: number
  body: string
}

/** A whole SVG document on a chalk ground. */
export function frame(drawing: Drawing): string {
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${drawingWidth} ${drawing.height}" width="${drawingWidth}" height="${drawing.height}"><rect width="100%" height="100%" fill="${palette.chalk}"/>${drawing.body}</svg>`
}

/** Words on the drawing; `anchor` says which part of them stands at x. */
export function words(
  x: number,
  y: number,
  text: string,
  options: {
    size?: number
    bold?: boolean
    italic?: boolean
    fill?: string
    anchor?: 'start' | 'middle' | 'end'
  } = {},
): string {
  const weight = options.bold ? ' font-weight="700"' : ''
  const style = options.italic ? ' font-style="italic"' : ''
  return `<text x="${x}" y="${y}" font-family="Atkinson Hyperlegible, DejaVu Sans, Arial, sans-serif" font-size="${options.size ?? 32}"${weight}${style} fill="${options.fill ?? palette.ink}" text-anchor="${options.anchor ?? 'middle'}">${text}</text>`
}

/** A plain rectangle with the pen's outline. */
export function box(
  x: number,
  y: number,
  width: number,
  height: number,
  fill: string,
  corner = 0,
): string {
  return `<rect x="${x}" y="${y}" width="${width}" height="${height}" rx="${corner}" fill="${fill}" stroke="${palette.ink}" stroke-width="4"/>`
}

/** A line along an SVG path, drawn with the one pen. */
export function stroke(path: string, color = palette.ink, width = 5): string {
  return `<path d="${path}" fill="none" stroke="${color}" stroke-width="${width}" stroke-linecap="round" stroke-linejoin="round"/>`
}

/** A filled shape without outline. */
export function shape(path: string, fill: string): string {
  return `<path d="${path}" fill="${fill}"/>`
}

/** An arrow along a path; `tip` is where it ends and `angle` where it points, in degrees. */
export function arrow(
  path: string,
  tip: { x: number; y: number; angle: number },
  color: string,
): string {
  const head = `<path d="M-20 -15 L6 0 L-20 15 Z" transform="translate(${tip.x} ${tip.y}) rotate(${tip.angle})" fill="${color}"/>`
  return stroke(path, color, 8) + head
}

/** A disc. */
export function disc(x: number, y: number, radius: number, fill: string): string {
  return `<circle cx="${x}" cy="${y}" r="${radius}" fill="${fill}"/>`
}
