/**
 * Draws the icons of the installed app into src/browser/public/icons, from the one drawing that the
 * browser's tab shows. Run it after changing that: node tools/draw-app-icons.ts
 */
import { mkdir, readFile, writeFile } from 'node:fs/promises'
import path from 'node:path'
import sharp from 'sharp'

interface AppIcon {
  readonly name: string
  readonly sizePx: number
  /**
   * Part of the width that the drawing fills on a ground without round corners, which the system
   * cuts as it likes; null keeps the drawing as it is, round corners and all.
   */
  readonly drawingShare: number | null
}

/** Android's mask leaves a circle of 80 % of the width; iOS rounds the corners by itself. */
const icons: readonly AppIcon[] = [
  { name: 'app-192', sizePx: 192, drawingShare: null },
  { name: 'app-512', sizePx: 512, drawingShare: null },
  { name: 'app-maskable-512', sizePx: 512, drawingShare: 0.72 },
  { name: 'apple-touch-icon', sizePx: 180, drawingShare: 0.86 },
]
/** The width of the drawing's own box, and the dots of one inch at which SVG counts it. */
const boxPx = 64
const dotsPerInch = 72
/** Slate, as the drawing's own ground. */
const ground = '#2f4a45'

async function drawIcon(svg: Buffer, { sizePx, drawingShare }: AppIcon): Promise<Buffer> {
  const innerPx = Math.round(sizePx * (drawingShare ?? 1))
  const drawing = await sharp(svg, { density: (dotsPerInch * innerPx) / boxPx })
    .resize(innerPx, innerPx)
    .png()
    .toBuffer()
  const picture =
    drawingShare === null
      ? sharp(drawing)
      : sharp({
          create: { width: sizePx, height: sizePx, channels: 3, background: ground },
        }).composite([{ input: drawing }])
  return picture.png({ palette: true, colours: 32, effort: 10, compressionLevel: 9 }).toBuffer()
}

const browserFolder = path.join(import.meta.dirname, '../src/browser')
const folder = path.join(browserFolder, 'public/icons')
await mkdir(folder, { recursive: true })
const svg = await readFile(path.join(browserFolder, 'icon.svg'))
for (const icon of icons) {
  const png = await drawIcon(svg, icon)
  await writeFile(path.join(folder, `${icon.name}.png`), png)
  console.log(`${icon.name}.png ${png.length} bytes`)
}
